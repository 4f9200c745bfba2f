import { memo, useLayoutEffect, useRef } from 'react'
import type { Mark } from '../../../domain/markedText'
import type { Place } from '../../../domain/passage'
import { boxesOf, LINE_SHARE, type PageBox, type PagePiece } from '../../../domain/reader/pagePieces'
import { measureWords } from './measureWords'

type PictureTextProps = {
  number: number
  text: string
  pieces: readonly PagePiece[]
  /** Height of the page for a width of 1. */
  ratio: number
}

/**
 * A page's words, invisible over their picture, so that they can be selected there. In the order of the text; places
 * in it are counted by `data-start`, as on the page of text. Built at once and not by React: a page has a thousand pieces.
 */
export const PictureText = memo(function PictureText({ number, text, pieces, ratio }: PictureTextProps) {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const home = layer.current
    if (!home) return
    const made = document.createDocumentFragment()
    let last: PagePiece | null = null
    for (const piece of pieces) {
      if (last) made.append(betweenOf(text.slice(last.end, piece.start)))
      made.append(spanOf(piece, ratio))
      last = piece
    }
    home.replaceChildren(made)
  }, [pieces, text, ratio])
  return <div className="pic-text" ref={layer} data-page={number} data-layer="picture" dir="ltr" />
})

/** What is copied between two pieces. */
function betweenOf(white: string): Node {
  return white.includes('\n')
    ? document.createElement('br')
    : document.createTextNode(white === '' ? '' : ' ')
}

function spanOf({ start, words, left, top, width, height, turn }: PagePiece, ratio: number): HTMLElement {
  const span = document.createElement('span')
  span.dataset.start = String(start)
  span.textContent = words
  const isUpright = turn % 2 === 0
  // In widths of the page, so that the layer holds at any size: type size, and length along the base line.
  const size = (isUpright ? height * ratio : width) / LINE_SHARE
  const length = isUpright ? width : height * ratio
  const natural = (measureWords(words) / 100) * size || 1
  const x = left + (turn === 1 || turn === 2 ? width : 0)
  const y = top + (turn === 2 || turn === 3 ? height : 0)
  span.style.setProperty('left', `${(x * 100).toFixed(3)}%`)
  span.style.setProperty('top', `${(y * 100).toFixed(3)}%`)
  span.style.setProperty('font-size', `${(size * 100).toFixed(3)}cqw`)
  span.style.setProperty('transform', `rotate(${turn * 90}deg) scaleX(${(length / natural).toFixed(4)})`)
  return span
}

type PictureMarksProps = {
  marks: readonly Mark[]
  pieces: readonly PagePiece[]
  /** Where the text stands beside the picture, a note finds its passage there. */
  isPlace: boolean
}

/**
 * The passages of notes on a page's picture, each by its state's line, with the note's number. No text to the caret that
 * goes through the words: it would not find its way out of them.
 */
export function PictureMarks({ marks, pieces, isPlace }: PictureMarksProps) {
  return (
    <div className="pic-marks" contentEditable={false}>
      {marks.map((mark) => {
        const boxes = boxesOf(pieces, mark, measureWords)
        const last = boxes.at(-1)
        return (
          <span key={mark.noteId + mark.label}>
            {boxes.map((box, index) => (
              <span
                key={index}
                className={`pic-box a-${mark.state}`}
                id={isPlace && index === 0 && /^\d+a?$/.test(mark.label) ? `at-${mark.noteId}` : undefined}
                style={styleOf(box)}
              />
            ))}
            {last && (
              <a
                className="fn pic-fn"
                href={`#note-${mark.noteId}`}
                aria-label={`Note ${mark.label}`}
                style={{ left: `${(last.left + last.width) * 100}%`, top: `${last.top * 100}%` }}
              >
                {mark.label}
              </a>
            )}
          </span>
        )
      })}
    </div>
  )
}

type PictureHitsProps = { hits: readonly Place[]; here: Place | null; pieces: readonly PagePiece[] }

/** Places of words that are looked for, on a page's picture. */
export function PictureHits({ hits, here, pieces }: PictureHitsProps) {
  const isHere = (hit: Place) => here?.start === hit.start && here.end === hit.end
  const places = here && !hits.some(isHere) ? [...hits, here] : hits
  return (
    <div className="pic-marks" aria-hidden="true" contentEditable={false}>
      {places.flatMap((hit) =>
        boxesOf(pieces, hit, measureWords).map((box, index) => (
          <span
            key={`${hit.start} ${index}`}
            className={isHere(hit) ? 'pic-box pic-hit here' : 'pic-box pic-hit'}
            style={styleOf(box)}
          />
        )),
      )}
    </div>
  )
}

function styleOf({ left, top, width, height }: PageBox) {
  return {
    left: `${left * 100}%`,
    top: `${top * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  }
}
