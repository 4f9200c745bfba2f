import { useEffect, useState } from 'react'
import type { PDFDocumentProxy } from './openPdf'
import { PagePainter } from './pagePainter'

/** A PDF of which pages can be drawn, or a sentence that says why not; null while it is being opened. */
export type HeldPdf = { pdf: PDFDocumentProxy; painter: PagePainter } | { problem: string } | null

/** Opens a PDF when it is first wanted, and closes it when it is not shown any more. */
export function usePdf(original: { href: string; sizeBytes: number } | null, isWanted: boolean): HeldPdf {
  const [held, setHeld] = useState<HeldPdf>(null)
  const href = original?.href ?? null
  const sizeBytes = original?.sizeBytes ?? 0
  useEffect(() => {
    if (!isWanted || href === null) return
    let close: (() => void) | null = null
    let isLeft = false
    import('./openPdf')
      .then(({ openPdf }) => openPdf(href, sizeBytes))
      .then(
        (open) => {
          close = open.close
          if (isLeft) return open.close()
          setHeld({ pdf: open.pdf, painter: new PagePainter(open.pdf) })
        },
        (problem: Error) => {
          if (!isLeft) setHeld({ problem: explain(problem) })
        },
      )
    return () => {
      isLeft = true
      close?.()
      setHeld(null)
    }
  }, [href, sizeBytes, isWanted])
  return held
}

function explain({ name }: Error): string {
  return name === 'PasswordException'
    ? 'The original takes a password, so its pages cannot be shown. Ask whoever sent it for a copy without one.'
    : 'The pages cannot be shown as pictures. Read the text, or save the original and open it on your machine.'
}
