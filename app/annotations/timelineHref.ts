import type { Annotation } from './annotationRow'

/** What is needed of a note to make a record of it. */
type Dated = Pick<
  Annotation,
  'kind' | 'documentId' | 'body' | 'speakerId' | 'saidOn' | 'askedOfId' | 'dueOn' | 'id'
> & { quoted: string }

/** Code units of a title made from a note's words. */
const LONGEST_TITLE = 120

/**
 * The address of the form that puts a note on the timeline, filled in: a statement or a demand as the record of that
 * name, a dated note or claim as an event. The record says which note it comes from, at `permalink`. Null for a note
 * without a date, of which nobody could say where it stands in time.
 */
export function timelineHref(note: Dated, permalink: string): string | null {
  const { quoted, documentId } = note
  const source = `From the note at ${permalink}.`
  if (note.kind === 'statement')
    return formHref('statement', {
      document: documentId,
      text: quoted,
      speaker: note.speakerId,
      note: source,
    })
  if (note.kind === 'demand')
    return formHref('demand', { document: documentId, text: quoted, due: note.dueOn, note: source })
  if (note.saidOn === null || (note.kind !== 'note' && note.kind !== 'claim')) return null
  const title = note.body
    .split('\n')[0]!
    .replace(/[*_`#>]/gu, '')
    .trim()
  return formHref('event', {
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
    date: note.saidOn,
    description: `“${quoted}”`,
    documents: documentId,
    note: source,
  })
}

function formHref(kind: string, fields: Record<string, string | null>): string {
  const known = Object.entries(fields).filter((field): field is [string, string] => field[1] !== null)
  return `/records/new/${kind}?${new URLSearchParams(known)}`
}
