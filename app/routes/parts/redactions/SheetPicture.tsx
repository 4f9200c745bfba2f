import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { usePictures } from '../document/usePictures'
import { boxesOf, type PageBox } from '../../../domain/reader/pagePieces'
import { measureWords } from '../document/measureWords'
import { usePieces } from '../document/usePieces'
import { boxAfterKey, boxBetween, type DrawnBox } from './drawnBox'
import type { RedactionsView } from './redactionsView'

type SheetPictureProps = { page: RedactionsView; box: DrawnBox; onBox: (box: DrawnBox) => void }

/**
 * The picture of the sheet, on which a box is drawn by dragging, or by the arrow keys once it has the focus. Without
 * JavaScript there is none: the box's numbers are typed. What is taken out is black there too, words as well as boxes;
 * words that are tried out are marked.
 */
export function SheetPicture({ page, box, onBox }: SheetPictureProps) {
  const { brief, base, sheet, tried } = page
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isShown, setShown] = useState(false)
  const [start, setStart] = useState<{ x: number; y: number } | null>(null)
  const href = `${brief.href}/originals/${base.sha256}`
  const held = usePictures({ href, sizeBytes: base.sizeBytes, mediaType: base.mediaType }, true)
  const painter = held && 'painter' in held ? held.painter : null
  useEffect(() => {
    const shown = canvas.current
    if (!painter || !shown) return
    return painter.paint(sheet.number, shown, shown.parentElement!.clientWidth, setShown)
  }, [painter, sheet.number])
  const words = useMemo(
    () => ({ text: sheet.pieces.map(({ text }) => text).join(''), words: sheet.words }),
    [sheet],
  )
  const pieces = usePieces(sheet.number, words, painter?.pdf ?? null)
  const gone = removedIn(sheet.pieces).flatMap((place) => boxesOf(pieces, place, measureWords))
  const sought = (tried?.places ?? [])
    .filter((place) => place.page === sheet.number)
    .flatMap((place) => boxesOf(pieces, place, measureWords))
  const placeOf = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return { x: ((event.clientX - left) / width) * 100, y: ((event.clientY - top) / height) * 100 }
  }
  const onKey = (event: KeyboardEvent<SVGSVGElement>) => {
    const next = boxAfterKey(box, event)
    if (!next) return
    event.preventDefault()
    onBox(next)
  }
  return (
    <div className="rx-picture" data-shown={isShown}>
      <canvas ref={canvas} aria-hidden="true" />
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        tabIndex={0}
        role="application"
        aria-label={`Page ${sheet.number} as a picture. Arrow keys make a box and move it; with Shift they stretch it; its numbers stand below.`}
        onKeyDown={onKey}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setStart(placeOf(event))
        }}
        onPointerMove={(event) => start && onBox(boxBetween(start, placeOf(event)))}
        onPointerUp={() => setStart(null)}
        onPointerCancel={() => setStart(null)}
      >
        <Boxes of={[...sheet.boxes, ...gone]} className="rx-done" />
        <Boxes of={sought} className="rx-tried-box" />
        {box.width > 0 && box.height > 0 && (
          <rect className="rx-new" x={box.left} y={box.top} width={box.width} height={box.height} />
        )}
      </svg>
      {held && 'problem' in held ? (
        <p className="pic-failed">{held.problem}</p>
      ) : (
        !isShown && <p className="rx-drawing needs-js">Page {sheet.number} is being drawn …</p>
      )}
    </div>
  )
}

/** Where in a page's text its removed stretches stand. */
function removedIn(pieces: RedactionsView['sheet']['pieces']): { start: number; end: number }[] {
  let end = 0
  return pieces.flatMap(({ text, code }) => {
    const start = end
    end += text.length
    return code === null ? [] : [{ start, end }]
  })
}

function Boxes({ of, className }: { of: readonly PageBox[]; className: string }) {
  return of.map(({ left, top, width, height }, index) => (
    <rect
      key={index}
      className={className}
      x={left * 100}
      y={top * 100}
      width={width * 100}
      height={height * 100}
    />
  ))
}
