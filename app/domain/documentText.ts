import type { PageText } from './passage'
import type { DocumentRecord, Statement } from './records'

/** Whose words a stretch of a page is: somebody's, held verbatim, or our own about the document. */
export type TextBlock =
  | { kind: 'quotation'; statementId: string; start: number; end: number }
  | { kind: 'summary'; start: number; end: number }

/** Parts two blocks: an empty line, as between paragraphs. */
const BLOCK_BREAK = '\n\n'

/**
 * The text of a document of which no original is held: one page with its quotations in order and then its summary,
 * parted by an empty line. A note's place counts into this text, so the order is fixed: quotations by position and
 * id, then the summary. Nothing else of the record is in it, lest a corrected title move every note.
 */
export function documentText(
  document: DocumentRecord,
  statements: readonly Statement[],
): { page: PageText; blocks: TextBlock[] } {
  const blocks: TextBlock[] = []
  let text = ''
  const append = (words: string) => {
    if (text !== '') text += BLOCK_BREAK
    const start = text.length
    text += words
    return { start, end: text.length }
  }
  for (const { id, text: words } of inOrder(statements)) {
    blocks.push({ kind: 'quotation', statementId: id, ...append(oneNewline(words)) })
  }
  if (document.summary !== '') blocks.push({ kind: 'summary', ...append(oneNewline(document.summary)) })
  return { page: { number: 1, text }, blocks }
}

function inOrder(statements: readonly Statement[]): Statement[] {
  return [...statements].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** HTML turns every line end into LF; so do we, that places count alike in the page and here. */
function oneNewline(words: string): string {
  return words.replace(/\r\n?/g, '\n')
}

/** The paragraphs of a page's text, each with where it starts: what is set as one block on the sheet. */
export function paragraphsOf(text: string): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = []
  for (const { 0: words, index } of text.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/g))
    found.push({ start: index, text: words })
  return found
}

/** A line shorter than this share of its page's longest ended where its writer ended it, not where the sheet did. */
const FULL_LINE = 0.72

/**
 * The paragraphs of an original's page cut where a line end is meant: after lines that are not full, as in an address
 * or a heading. What is left of the line ends is the width of the sheet it was set on, and may flow. `isNew` tells
 * where a paragraph begins.
 */
export function flowingBlocks(text: string): { start: number; end: number; isNew: boolean }[] {
  const longest = Math.max(...text.split('\n').map((line) => line.length))
  return paragraphsOf(text).flatMap((paragraph) => {
    const blocks: { start: number; end: number; isNew: boolean }[] = []
    let start = paragraph.start
    let at = paragraph.start
    for (const line of paragraph.text.split('\n')) {
      const end = at + line.length
      if (line.length < FULL_LINE * longest || end === paragraph.start + paragraph.text.length) {
        blocks.push({ start, end, isNew: start === paragraph.start })
        start = end + 1
      }
      at = end + 1
    }
    return blocks
  })
}
