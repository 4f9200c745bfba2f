import { useCallback, useEffect, useRef, useState } from 'react'
import { warmPdf } from './openPdf'
import { canPicture, parseView, viewsOf, type ReaderView } from './readerView'

const KEPT_KEY = 'throughline-reader-view'

/**
 * What the reader shows: what the address says, else, where there are pictures of pages, what this browser was last set
 * to, else the text, which is where notes stand. A choice goes into the address and is kept in this browser.
 */
export function useReaderView(
  asked: ReaderView | null,
  mediaType: string | null,
): [ReaderView, (view: ReaderView) => void] {
  const [view, setView] = useState<ReaderView>(asked ?? 'text')
  const isChosen = useRef(asked !== null || mediaType === null || !canPicture(mediaType))
  useEffect(() => {
    const kept = isChosen.current ? null : readKept()
    if (kept) setView(kept)
  }, [])
  const choose = useCallback((chosen: ReaderView) => {
    setView(chosen)
    keep(chosen)
    const address = new URL(window.location.href)
    address.searchParams.set('view', chosen)
    window.history.replaceState(window.history.state, '', address)
  }, [])
  const isOffered = mediaType !== null && viewsOf(mediaType).some(([it]) => it === view)
  return [isOffered ? view : 'text', choose]
}

function readKept(): ReaderView | null {
  try {
    return parseView(localStorage.getItem(KEPT_KEY))
  } catch {
    return null
  }
}

function keep(view: ReaderView): void {
  try {
    localStorage.setItem(KEPT_KEY, view)
  } catch {
    // A browser that keeps nothing for this site starts with the text.
  }
}

// Where a PDF's pages will be shown, pdf.js is on its way while the page comes to life.
if (typeof document !== 'undefined' && document.querySelector('[data-original="application/pdf"]')) {
  const first = parseView(new URLSearchParams(window.location.search).get('view')) ?? readKept()
  if (first && first !== 'text') warmPdf()
}
