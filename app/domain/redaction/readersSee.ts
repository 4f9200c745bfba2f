/**
 * What readers without an account see of a version of a document. *as-it-is*; *nothing-yet*: it is a draft;
 * *withheld-elsewhere*: another document has the same bytes and is redacted; *copy*, *copy-of-draft*: the redacted copy,
 * now or once the document is published; nothing, as its copy is *being-made*, *failed*, was *cancelled* or is *not-asked*
 * for; *unmarked*: nothing either, for what was marked has no place in it.
 */
export type ReadersSee =
  | 'as-it-is'
  | 'nothing-yet'
  | 'withheld-elsewhere'
  | 'copy'
  | 'copy-of-draft'
  | 'being-made'
  | 'failed'
  | 'cancelled'
  | 'not-asked'
  | 'unmarked'

/** Tells it from what is known of a version: one answer, whatever was tried last. */
export function readersSee(known: {
  isDraft: boolean
  /** Whether readers are kept from the version itself. */
  isWithheld: boolean
  /** Redactions of its document. */
  marks: number
  hasCopy: boolean
  isRedactable: boolean
  /** How the last making of its document's copies stands; null where none was asked for. */
  job: string | null
}): ReadersSee {
  const { isDraft, isWithheld, marks, hasCopy, isRedactable, job } = known
  if (hasCopy) return isDraft ? 'copy-of-draft' : 'copy'
  if (marks === 0) return isWithheld ? 'withheld-elsewhere' : isDraft ? 'nothing-yet' : 'as-it-is'
  if (!isRedactable) return 'unmarked'
  if (job === 'queued' || job === 'running') return 'being-made'
  return job === 'failed' || job === 'cancelled' ? job : 'not-asked'
}
