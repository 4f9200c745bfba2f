import type { Face } from './faces.server'
import type { Colour } from './pageInk'

/** Where a stretch of text leads: within the file, or to the web. `says` is read out in place of the area. */
export type LinkTarget = ({ destination: string } | { href: string }) & { says: string }

/** A stretch of text in one face and colour. */
export type StyledText = { text: string; face: Face; colour: Colour; link?: LinkTarget }

/** A stretch of one line, drawn at once. */
export type Segment = StyledText & { x: number; width: number }
export type Line = { segments: Segment[]; width: number }

type Piece = StyledText & { width: number; hasSpaceBefore: boolean }
type Measure = (text: string, face: Face) => number

/** A word longer than its line may part after these. */
const PARTS = /(?<=[/?&=._\-–—])/

/**
 * Breaks styled text into lines no wider than `width`. Lines break at spaces; a word that is wider than a line breaks
 * after a mark such as / or -, and where there is none, between letters. "\n" always breaks.
 */
export function breakLines(texts: readonly StyledText[], width: number, measure: Measure): Line[] {
  const lines: Line[] = []
  let line: Piece[] = []
  let used = 0
  const finish = () => {
    lines.push(join(line, measure))
    line = []
    used = 0
  }
  const place = (piece: Piece) => {
    const space = piece.hasSpaceBefore && line.length > 0 ? measure(' ', piece.face) : 0
    line.push({ ...piece, hasSpaceBefore: space > 0 })
    used += space + piece.width
  }
  for (const word of wordsOf(texts, measure)) {
    if (word === 'break') {
      finish()
      continue
    }
    const wordWidth = word.reduce((sum, piece) => sum + piece.width, 0)
    const space = word[0]!.hasSpaceBefore && line.length > 0 ? measure(' ', word[0]!.face) : 0
    if (used + space + wordWidth <= width) word.forEach(place)
    else if (wordWidth <= width) {
      finish()
      word.forEach(place)
    } else {
      for (const piece of word.flatMap((part) => splitPiece(part, width, measure))) {
        const gap = piece.hasSpaceBefore && line.length > 0 ? measure(' ', piece.face) : 0
        if (line.length > 0 && used + gap + piece.width > width) finish()
        place(piece)
      }
    }
  }
  if (line.length > 0 || lines.length === 0) finish()
  return lines
}

/** Words are what stands between spaces; one may run through several styles: "Netflix" in bold, then a comma. */
function* wordsOf(texts: readonly StyledText[], measure: Measure): Generator<Piece[] | 'break'> {
  let word: Piece[] = []
  let hasSpaceBefore = false
  for (const styled of texts) {
    const { text, face, colour, link } = styled
    const spaceWidth = measure(' ', face)
    for (let at = 0, end = 0; at < text.length; at = end) {
      const code = text.charCodeAt(at)
      end = at + 1
      if (code === NEWLINE || isGap(code)) {
        if (word.length > 0) yield word
        word = []
        hasSpaceBefore = true
        if (code === NEWLINE) yield 'break'
        continue
      }
      while (end < text.length && text.charCodeAt(end) !== NEWLINE && !isGap(text.charCodeAt(end))) end++
      // Words are drawn with the space that follows them, and measured so: each is then laid out once, not twice.
      const isBeforeSpace = end < text.length || !link
      const token = text.slice(at, end)
      const width = isBeforeSpace ? measure(`${token} `, face) - spaceWidth : measure(token, face)
      word.push({ text: token, face, colour, link, width, hasSpaceBefore })
      hasSpaceBefore = false
    }
  }
  if (word.length > 0) yield word
}

const NEWLINE = 0x0a
/** A space or a tab. */
function isGap(code: number): boolean {
  return code === 0x20 || code === 0x09
}

function splitPiece(piece: Piece, width: number, measure: Measure): Piece[] {
  if (piece.width <= width / 2) return [piece]
  const parts = piece.text
    .split(PARTS)
    .flatMap((text) =>
      measure(text, piece.face) <= width ? [text] : splitLetters(text, piece.face, width, measure),
    )
  return parts.map((text, index) => ({
    ...piece,
    text,
    width: measure(text, piece.face),
    hasSpaceBefore: index === 0 && piece.hasSpaceBefore,
  }))
}

function splitLetters(text: string, face: Face, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of text) {
    if (part && measure(part + letter, face) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** Joins neighbours that are set alike, so that a line is drawn in few strokes. */
function join(pieces: readonly Piece[], measure: Measure): Line {
  const segments: Segment[] = []
  let x = 0
  for (const piece of pieces) {
    let last = segments.at(-1)
    if (piece.hasSpaceBefore && last) {
      // A space before a link belongs to the words before it, so that only the link's words are underlined.
      const space = measure(' ', last.face)
      last.text += ' '
      last.width += space
      x += space
    }
    if (!last || last.face !== piece.face || last.colour !== piece.colour || last.link !== piece.link) {
      last = { text: '', face: piece.face, colour: piece.colour, link: piece.link, x, width: 0 }
      segments.push(last)
    }
    last.text += piece.text
    last.width += piece.width
    x += piece.width
  }
  return { segments, width: x }
}
