import { useEffect, type RefObject } from 'react'
import { useShortcuts } from '../../../ui/shortcuts'
import type { Zoom } from './readerView'

type ReaderKeys = {
  pages: { current: number; goTo: (page: number) => void }
  pageCount: number
  hasPictures: boolean
  step: (by: 1 | -1) => void
  setZoom: (zoom: Zoom) => void
  rotate: () => void
  showThumbnails: () => void
}

/** The keys that lead through pages, and make pictures of them larger, smaller and turned. */
export function useReaderKeys({
  pages,
  pageCount,
  hasPictures,
  step,
  setZoom,
  rotate,
  showThumbnails,
}: ReaderKeys): void {
  useShortcuts([
    { keys: 'n', does: 'Go to the next page', run: () => pages.goTo(Math.min(pageCount, pages.current + 1)) },
    { keys: 'p', does: 'Go to the page before', run: () => pages.goTo(Math.max(1, pages.current - 1)) },
    { keys: 'g', does: 'Type a page to go to', run: focusPage },
    ...(hasPictures
      ? [
          { keys: '+', does: 'Show pages larger', run: () => step(1) },
          { keys: '-', does: 'Show pages smaller', run: () => step(-1) },
          { keys: '0', does: 'Fit pages to the width', run: () => setZoom('width') },
          { keys: 'o', does: 'Show all pages as small pictures', run: showThumbnails },
          { keys: 'r', does: 'Turn pages a quarter to the right', run: rotate },
        ]
      : []),
  ])
}

function focusPage() {
  const field = document.querySelector<HTMLInputElement>('.reader-bar input[name="page"]')
  field?.focus()
  field?.select()
}

/** Ctrl with the wheel, or a pinch on a trackpad, makes pages larger and smaller, as in any reader of PDFs. */
export function useWheelZoom(
  stack: RefObject<HTMLElement | null>,
  isOn: boolean,
  step: (by: 1 | -1) => void,
): void {
  useEffect(() => {
    const home = stack.current
    if (!isOn || !home) return
    let turned = 0
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      turned += event.deltaY
      if (Math.abs(turned) < 40) return
      step(turned < 0 ? 1 : -1)
      turned = 0
    }
    home.addEventListener('wheel', onWheel, { passive: false })
    return () => home.removeEventListener('wheel', onWheel)
  }, [stack, isOn, step])
}
