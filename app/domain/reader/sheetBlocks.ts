import { flowingBlocks } from '../documentText'

/**
 * One stretch of a page set as a block on the sheet: somebody's words, our summary, or a paragraph of an original; a
 * `line` goes on with the paragraph before it after a line end that was meant.
 */
export type SheetBlock = {
  kind: 'quotation' | 'summary' | 'paragraph' | 'line'
  start: number
  end: number
  statementId?: string
}

/** The blocks of an original's page. */
export function originalBlocks(page: { text: string }): SheetBlock[] {
  return flowingBlocks(page.text).map(({ start, end, isNew }) => ({
    kind: isNew ? 'paragraph' : 'line',
    start,
    end,
  }))
}
