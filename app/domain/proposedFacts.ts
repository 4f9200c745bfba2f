import { isEdtf } from './edtf'
import type { OriginalFacts, OriginalType } from './extraction'
import { parseShortMonth } from './months'
import { plainLine } from './takenDocument'

/** What an original may say of itself, for a person to take or leave: never a fact by itself. */
export type ProposedFact = {
  field: 'title' | 'date'
  /** A date in EDTF. */
  value: string
  /** Where it was read, as a sentence ends: "its first line". */
  where: string
}

export type ReadOriginal = {
  mediaType: string
  facts: Pick<OriginalFacts, 'title' | 'date' | 'outline'>
  /** The text of its first page. */
  firstPage: string
}

/** Lines of the first page in which a title or a date is looked for. */
const MOST_LINES = 40
/** A longer line is a paragraph, not a title. */
const LONGEST_TITLE = 200

/** Where the facts of each kind of file stand; the title of any other is in its properties. */
const TITLE_AT: Partial<Record<OriginalType, string>> = {
  'text/html': 'the page’s title',
  'message/rfc822': 'the mail’s subject',
}
/** Kinds that bear a date of their own. A PDF's or a Word file's own says when a program made it, not when the document was. */
const DATE_AT: Partial<Record<OriginalType, string>> = {
  'text/html': 'the page’s metadata',
  'message/rfc822': 'the mail’s date',
}

/** The titles and dates that an original gives itself, each once, with where it was read; the likeliest first. */
export function proposedFacts({ mediaType, facts, firstPage }: ReadOriginal): ProposedFact[] {
  const type = mediaType as OriginalType
  const lines = firstPage.split('\n', MOST_LINES).map(plainLine).filter(Boolean)
  const found: ProposedFact[] = []
  const propose = (field: ProposedFact['field'], value: string | null | undefined, where: string) => {
    if (value && !found.some((it) => it.field === field && it.value === value))
      found.push({ field, value, where })
  }
  propose('title', plainLine(facts.title ?? ''), TITLE_AT[type] ?? 'the file’s properties')
  for (const line of lines)
    propose('title', /^(?:title|subject|re):\s+(.+)$/i.exec(line)?.[1], `its line “${shorten(line)}”`)
  propose('title', plainLine(facts.outline[0]?.title ?? ''), 'its first heading')
  const heading = lines.map((line) => /^#{1,3}\s+(.+?)\s*#*$/.exec(line)?.[1]).find((it) => it !== undefined)
  propose('title', heading, 'its first heading')
  if (type === 'text/plain' && !heading) propose('title', lines[0] && titleLine(lines[0]), 'its first line')
  if (facts.date && isEdtf(facts.date)) propose('date', DATE_AT[type] && facts.date, DATE_AT[type]!)
  for (const line of lines) {
    const date = /^(?:date|dated|published|issued)\s*:\s*(.+)$/i.exec(line)?.[1]
    propose('date', date && readDate(date), `its line “${shorten(line)}”`)
  }
  return found
}

function titleLine(line: string): string | null {
  return line.length <= LONGEST_TITLE && !/^[\w-]{1,20}:\s/.test(line) ? line : null
}

function shorten(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line
}

/** A date as people write it, in EDTF; null for one that may be read two ways (6/5/2014) or is none. */
export function readDate(text: string): string | null {
  const written = text
    .trim()
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i, '')
  const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s.,;])/.exec(written)?.[0]
  const american = /^([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/i.exec(written)
  const british = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(written)
  const [year, name, day] = american
    ? [american[3]!, american[1]!, american[2]]
    : british
      ? [british[3]!, british[2]!, british[1]]
      : [null, '', undefined]
  const month = parseShortMonth(name.slice(0, 3))
  const two = (number: string | number) => String(number).padStart(2, '0')
  const date = iso ?? (year && month > 0 ? [year, two(month), ...(day ? [two(day)] : [])].join('-') : null)
  return date && isEdtf(date) ? date : null
}
