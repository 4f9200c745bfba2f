import { isEdtf } from './edtf'
import { ok, refuse, type Result } from './result'
import { MOST_NOTE, parseAddedKind, type AddedKind } from './version'

/** What a form says of the files that it brings. */
export type ReceiptForm = {
  receivedFrom: string | null
  sourceUrl: string | null
  /** ISO 8601, a day or an instant, as told. */
  capturedAt: string | null
  kind: AddedKind
  note: string
}

/** The longest "from whom", in code units. */
const MOST_FROM = 300

/** Reads what was told of files. Refuses with words by field. */
export function parseReceiptForm(
  fields: Record<string, string>,
): Result<ReceiptForm, Record<string, string>> {
  const text = (name: string) => (fields[name] ?? '').trim()
  const errors: Record<string, string> = {}
  const sourceUrl = text('sourceUrl') || null
  if (sourceUrl && !/^https?:\/\/\S{1,2000}$/.test(sourceUrl))
    errors.sourceUrl = 'Give a web address that starts with http:// or https://, or leave it empty.'
  const capturedAt = text('capturedAt') || null
  if (capturedAt && !isMoment(capturedAt))
    errors.capturedAt =
      'Give a day or an instant, such as 2014-06-05 or 2014-06-05T14:30:00Z, or leave it empty.'
  const receivedFrom = text('receivedFrom') || null
  if (receivedFrom && receivedFrom.length > MOST_FROM)
    errors.receivedFrom = `Keep this to ${MOST_FROM} characters.`
  const note = text('note')
  if (note.length > MOST_NOTE) errors.note = `Keep this to ${MOST_NOTE} characters.`
  const kind = parseAddedKind(text('kind') || 'original')
  if (!kind) errors.kind = 'Choose what kind of version this is.'
  if (Object.keys(errors).length > 0) return refuse(errors)
  return ok({ receivedFrom, sourceUrl, capturedAt, note, kind: kind! })
}

function isMoment(text: string): boolean {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\S+))?$/.exec(text) ?? []
  if (!day || !isEdtf(day)) return false
  return (
    time === undefined ||
    (/^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(time) &&
      !Number.isNaN(Date.parse(text)))
  )
}
