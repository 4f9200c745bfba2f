import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Mark } from '../../../domain/markedText'
import type { Place } from '../../../domain/passage'
import type { PDFDocumentProxy } from './openPdf'
import type { Painter } from './openPicture'
import { PictureHits, PictureMarks, PictureText } from './PictureText'
import type { PageSheet } from './usePageTexts'
import { usePieces } from './usePieces'

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3

export type PagePictureProps = {
  number: number
  name: string
  /** Of the page as it stands, before it is turned, in CSS pixels. */
  widthPx: number
  heightPx: number
  turn: Turn
  painter: Painter | null
  pdf: PDFDocumentProxy | null
  sheet: PageSheet | null
  marks: readonly Mark[]
  /** Whether a note finds its passage on the picture, and not in the text beside it. */
  isPlace: boolean
  /** Places on this page of words that are looked for, and the one that is shown. */
  hits: readonly Place[]
  here: Place | null
  /** Hears that the words of the page have found their places. */
  onPieces: () => void
}

/** The picture of one page, drawn when it comes near the screen. Nothing of it is kept once it has gone. */
export function PagePicture({
  number,
  name,
  widthPx,
  heightPx,
  turn,
  painter,
  pdf,
  sheet,
  marks,
  isPlace,
  hits,
  here,
  onPieces,
}: PagePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')
  useEffect(() => {
    const shown = canvas.current
    if (!painter || !shown || widthPx < 1) return
    return painter.paint(number, shown, widthPx, (isDrawn) => setState(isDrawn ? 'drawn' : 'failed'))
  }, [painter, number, widthPx])
  useEffect(() => {
    const shown = canvas.current
    return () => {
      // A canvas that is only dropped keeps its pixels until the collector comes by.
      if (shown) shown.width = shown.height = 0
      painter?.forget(number)
    }
  }, [painter, number])
  const pieces = usePieces(number, sheet, pdf)
  useLayoutEffect(() => {
    if (pieces.length > 0) onPieces()
  }, [pieces, onPieces])
  const isSideways = turn % 2 === 1
  return (
    <div
      className="pic"
      style={{ width: isSideways ? heightPx : widthPx, height: isSideways ? widthPx : heightPx }}
      data-state={state}
    >
      <div className={`pic-in turn-${turn}`} style={{ width: widthPx, height: heightPx }}>
        <canvas ref={canvas} role="img" aria-label={`${name}, as a picture`} />
        <PictureMarks marks={marks} pieces={pieces} isPlace={isPlace} />
        <PictureHits hits={hits} here={here} pieces={pieces} />
        {sheet && (
          <PictureText number={number} text={sheet.text} pieces={pieces} ratio={heightPx / widthPx} />
        )}
      </div>
      {state === 'failed' && (
        <p className="pic-failed">
          This page cannot be drawn. Its text and the original itself are still there.
        </p>
      )}
    </div>
  )
}
