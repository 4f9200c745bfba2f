import { MOST_HEADING, MOST_PARAGRAPH, type ArgumentBlock } from './argument'

/**
 * Makes sections and numbered paragraphs of a running text in Markdown: a heading begins a section, an empty line a
 * paragraph; a list, a quotation or code goes on under the number of the paragraph before it. What is longer than a
 * paragraph may be goes on in the next one, and a heading that is too long, or that has no words, is a paragraph:
 * nothing is lost. `idOf` names each.
 */
export function splitText(text: string, idOf: (index: number) => string): ArgumentBlock[] {
  const blocks: ArgumentBlock[] = []
  for (const piece of piecesOf(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(piece)?.[1]
    const last = blocks.at(-1)
    if (heading && heading.length <= MOST_HEADING)
      blocks.push({ kind: 'section', id: idOf(blocks.length), heading })
    else if (last?.kind === 'paragraph' && GOES_ON.test(piece) && fitsBehind(last.text, piece))
      last.text += `\n\n${piece}`
    else
      for (const part of partsOf(heading || piece))
        blocks.push({ kind: 'paragraph', id: idOf(blocks.length), text: part })
  }
  return blocks
}

function fitsBehind(text: string, piece: string): boolean {
  return text.length + 2 + piece.length <= MOST_PARAGRAPH
}

/** A text in parts that paragraphs can hold, cut where a line, else a sentence, else a word ends. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > MOST_PARAGRAPH) {
    const window = rest.slice(0, MOST_PARAGRAPH)
    const ends = ['\n', '. ', ' '].map((end) => window.lastIndexOf(end) + end.length)
    // An end in the first half would leave a stump; without any, a letter of two code units stays whole.
    const isPaired = /[\uD800-\uDBFF]$/.test(window)
    const at = ends.find((end) => end > MOST_PARAGRAPH / 2) ?? MOST_PARAGRAPH - (isPaired ? 1 : 0)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...parts, rest]
}

/** A list, a quotation, a rule, code: none is a paragraph of its own. */
const GOES_ON = /^(?:>|[-*+]\s|\d+[.)]\s|---|```|\s)/

/** Stretches between empty lines; a heading is one by itself, whatever stands beneath it. */
function piecesOf(text: string): string[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .flatMap((piece) => {
      const [first, ...rest] = piece.split('\n')
      return /^#{1,6}\s/.test(first!) ? [first!, rest.join('\n')] : [piece]
    })
    .map((piece) => piece.replace(/\s+$/, '').replace(/^\n+/, ''))
    .filter((piece) => piece.trim() !== '')
}
