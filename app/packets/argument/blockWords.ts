import type { BlockKind } from '../../domain/argument/argument'

/** The fields of a part's form, as it names them. */
export const BLOCK_LABELS = {
  heading: 'Heading',
  hint: 'What belongs beneath',
  text: 'Words',
  title: 'Title',
  entries: 'Events and records',
  statements: 'Statements',
  series: 'Series',
  services: 'Services',
  from: 'From',
  to: 'To',
  form: 'The form',
} as const

/** What each kind of part is called. */
export const BLOCK_WORDS: Record<BlockKind, string> = {
  section: 'section',
  paragraph: 'paragraph',
  chronology: 'chronology',
  comparison: 'table',
  chart: 'chart',
}

/** A picked cite as paragraphs have it: "{Ex. 3 at 2-4}"; empty where no exhibit was picked. Pages that are none are left out. */
export function citeOf(exhibit: string, pages: string): string {
  if (!/^(\d{1,4}|[A-Z]{1,2})$/.test(exhibit)) return ''
  const [, first, last] = /^\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*$/.exec(pages) ?? []
  return `{Ex. ${exhibit}${first ? ` at ${first}${last ? `-${last}` : ''}` : ''}}`
}
