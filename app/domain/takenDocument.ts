import { isEdtf } from './edtf'
import type { OriginalFacts, OriginalType } from './extraction'
import type { DocumentRecord } from './records'

/** The longest title that a record takes, in code units. */
const MOST_TITLE = 500

const TYPE_OF: Partial<Record<OriginalType, string>> = {
  'message/rfc822': 'email',
  'text/html': 'web-page',
  'application/warc': 'web-page',
  'application/wacz': 'web-page',
}

/**
 * The draft record of a document that came as a file: what the file says of itself, and nothing more. Its title is
 * the file's own, else its name without the ending. A mail and a web page bear a date of their own; that of any other
 * file says when a program wrote it, which is not when the document was: such a draft has none until somebody gives it.
 * Nobody has held what it says against a source yet: it is marked unverified.
 */
export function takenDocument(
  id: string,
  file: { fileName: string; mediaType: string; facts: Pick<OriginalFacts, 'title' | 'date'> },
): Pick<DocumentRecord, 'kind' | 'id' | 'title' | 'type' | 'date' | 'confidence'> {
  const { date } = file.facts
  const { mediaType } = file
  return {
    kind: 'document',
    id,
    title: titleOfFile(file.facts, file.fileName),
    type: TYPE_OF[mediaType as OriginalType] ?? 'document',
    date: date !== null && isEdtf(date) && mediaType in TYPE_OF ? date : null,
    confidence: 'unverified',
  }
}

/** What a file is called: its own title, else its name without the ending. */
export function titleOfFile(facts: Pick<OriginalFacts, 'title'>, fileName: string): string {
  const own = plainLine(facts.title ?? '')
  if (own) return own
  return plainLine(fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')) || 'Untitled'
}

/** A text on one line, without what cannot be seen or turns its direction, cut where a title ends. */
export function plainLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return line.length <= MOST_TITLE ? line : `${[...line].slice(0, MOST_TITLE - 200).join('')}…`
}
