import { useEffect, useState } from 'react'
import { openPdf } from './openPdf'
import type { Painter } from './openPicture'
import { PagePainter } from './pagePainter'

/** What draws an original's pages, or a sentence that says why nothing does; null while it is being opened. */
export type HeldPictures = { painter: Painter } | { problem: string } | null

export type PicturedOriginal = { href: string; sizeBytes: number; mediaType: string }

/** Opens an original's pictures when they are first wanted, and lets go of them when they are not shown any more. */
export function usePictures(original: PicturedOriginal | null, isWanted: boolean): HeldPictures {
  const [held, setHeld] = useState<HeldPictures>(null)
  const { href = null, sizeBytes = 0, mediaType = '' } = original ?? {}
  useEffect(() => {
    if (!isWanted || href === null) return
    let close: (() => void) | null = null
    let isLeft = false
    openPictures({ href, sizeBytes, mediaType }).then(
      (open) => {
        close = open.close
        if (isLeft) return open.close()
        setHeld({ painter: open.painter })
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
  }, [href, sizeBytes, mediaType, isWanted])
  return held
}

async function openPictures({
  href,
  sizeBytes,
  mediaType,
}: PicturedOriginal): Promise<{ painter: Painter; close: () => void }> {
  if (mediaType !== 'application/pdf') return (await import('./openPicture')).openPicture(href, mediaType)
  const { pdf, close } = await openPdf(href, sizeBytes)
  return { painter: new PagePainter(pdf), close }
}

function explain({ name }: Error): string {
  return name === 'PasswordException'
    ? 'The original takes a password, so its pages cannot be shown. Ask whoever sent it for a copy without one.'
    : 'The pages cannot be shown as pictures. Read the text, or save the original and open it on your machine.'
}
