import type { PageText } from '../../domain/passage'
import { printableLines } from '../../domain/printableLines'
import { breakLines, type Segment } from '../breakLines'
import type { Face } from '../faces.server'

/** A page of a rendering: small enough that a dossier binds it unscaled on Letter and on A4. Points. */
export const RENDERED_PAGE = { width: 540, height: 666, left: 18, right: 522, top: 66, bottom: 654 } as const

/** A line of a rendering. `y` is its baseline, from the top of its page. */
export type LaidLine = { y: number; segments: Segment[]; beginsParagraph: boolean }

/** A page of a rendering, which page of the preserved text it shows, from 1, and the size of its letters in points. */
export type LaidPage = { textPage: number; size: number; lines: LaidLine[] }

/** How a text is set: plain texts as they were typed, in letters of one width; all others as print. */
export type TextLook = { face: Face; size: number; leading: number }
export const TYPED: TextLook = { face: 'mono', size: 10, leading: 13.5 }
export const PRINTED: TextLook = { face: 'serif', size: 11, leading: 14.5 }

/** Empty lines that are kept where more follow each other. */
const MOST_EMPTY = 2

/** Width of a text in points. */
export type WidthOf = (text: string) => number

/**
 * Lays one preserved page out, from the top of a page of its own. A line that fits is set as it stands, with its spaces; a
 * longer one is broken between words, each part as far from the edge as the first.
 */
export function layPage({ number, text }: PageText, look: TextLook, widthOf: WidthOf): LaidPage[] {
  return layLines(number, printableLines(text), look, widthOf)
}

/** As `layPage`, of lines that can be printed as they are. */
export function layLines(
  textPage: number,
  printable: readonly string[],
  { face, size, leading }: TextLook,
  widthOf: WidthOf,
): LaidPage[] {
  const pages: LaidPage[] = [{ textPage, size, lines: [] }]
  let y: number = RENDERED_PAGE.top
  let empty = 0
  let isParagraph = false
  for (const line of printable) {
    if (line === '') {
      isParagraph = false
      if (++empty <= MOST_EMPTY && pages.at(-1)!.lines.length > 0) y += leading * 0.7
      continue
    }
    empty = 0
    for (const segments of setLine(line, face, widthOf)) {
      if (y + leading > RENDERED_PAGE.bottom) {
        pages.push({ textPage, size, lines: [] })
        y = RENDERED_PAGE.top
      }
      y += leading
      pages.at(-1)!.lines.push({ y, segments, beginsParagraph: !isParagraph })
      isParagraph = true
    }
  }
  return pages
}

function setLine(line: string, face: Face, widthOf: WidthOf): Segment[][] {
  const room = RENDERED_PAGE.right - RENDERED_PAGE.left
  const words = line.trimStart()
  const indent = Math.min(widthOf(line.slice(0, line.length - words.length)), room / 2)
  const width = widthOf(words)
  const moved = (segment: Segment): Segment => ({ ...segment, x: RENDERED_PAGE.left + indent + segment.x })
  if (indent + width <= room) return [[moved({ text: words, face, colour: 'ink', x: 0, width })]]
  const parted = partUnspaced(words, room - indent, widthOf)
  return breakLines([{ text: parted, face, colour: 'ink' }], room - indent, widthOf).map(({ segments }) =>
    segments.map(moved),
  )
}

/** Long runs of scripts that are written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]{30,}/gu

/** Ends a line wherever such a run fills one: between any two letters, as these scripts are set. */
function partUnspaced(words: string, room: number, widthOf: WidthOf): string {
  return words.replace(UNSPACED, (run) => {
    let parted = ''
    let used = 0
    for (const letter of run) {
      const width = widthOf(letter)
      if (used + width > room) {
        parted += '\n'
        used = 0
      }
      parted += letter
      used += width
    }
    return parted
  })
}
