import type { ArgumentBlock } from './argument'

/**
 * Makes sections and numbered paragraphs of a running text in Markdown: a heading begins a section, an empty line a
 * paragraph; a list, a quotation or code goes on under the number of the paragraph before it. `idOf` names each.
 */
export function splitText(text: string, idOf: (index: number) => string): ArgumentBlock[] {
  const blocks: ArgumentBlock[] = []
  for (const piece of piecesOf(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(piece)?.[1]
    const last = blocks.at(-1)
    const id = idOf(blocks.length)
    if (heading) blocks.push({ kind: 'section', id, heading: heading.slice(0, 200) })
    else if (last?.kind === 'paragraph' && GOES_ON.test(piece)) last.text += `\n\n${piece}`
    else blocks.push({ kind: 'paragraph', id, text: piece })
  }
  return blocks
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
