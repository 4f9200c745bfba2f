import { z } from 'zod'
import { isEdtf } from './edtf'
import { refuse, ok, type Result } from './result'
import { mayDo, type Viewer } from './roles'
import { LONGEST_TAG, MOST_TAGS, parseTags } from './tags'

/**
 * note: words about a passage. highlight: the passage alone. statement: the passage, as somebody's words. demand: what
 * the passage asks of somebody. claim: the proposition that it makes, in one sentence.
 */
export const NOTE_KINDS = ['note', 'highlight', 'statement', 'demand', 'claim'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** What is pinned to a passage, and what answers that: a reply. */
export const ANNOTATION_KINDS = [...NOTE_KINDS, 'reply'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** How a kind is named to readers, in front of other words. */
export const KIND_NAMES: Record<AnnotationKind, string> = {
  note: 'Note',
  highlight: 'Highlight',
  statement: 'Statement',
  demand: 'Demand',
  claim: 'Claim',
  reply: 'Reply',
}

/** What a kind says beside its words. A form asks for no other field of it, and keeps none. */
export const FIELDS_OF_KIND: Record<NoteKind, readonly SaidField[]> = {
  note: ['saidOn'],
  highlight: [],
  statement: ['speaker', 'saidOn', 'occasion'],
  demand: ['askedOf', 'dueOn'],
  claim: ['saidOn'],
}
export type SaidField = 'speaker' | 'saidOn' | 'occasion' | 'askedOf' | 'dueOn'

/** private: the author alone. team: everyone with an account. public: every reader. */
export const VISIBILITIES = ['private', 'team', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** How a visibility is named to whoever chooses it. */
export const VISIBILITY_NAMES: Record<Visibility, string> = {
  private: 'Only me',
  team: 'Everyone with an account',
  public: 'Every reader',
}

/** Visibilities that this viewer may give: making something public is publishing. */
export function visibilitiesFor(viewer: Viewer): Visibility[] {
  return VISIBILITIES.filter((visibility) => visibility !== 'public' || mayDo(viewer.role, 'publish'))
}

/**
 * Who may read a viewer's reply: whoever reads the note that it answers, save that one to a public note is the team's until
 * somebody who may publish has written it.
 */
export function visibilityOfReply(viewer: Viewer, answered: Visibility): Visibility {
  return visibilitiesFor(viewer).includes(answered) ? answered : 'team'
}

/** Whether a viewer may change a note's words: its author alone. */
export function mayEdit(viewer: Viewer, note: { authorId: string }): boolean {
  return viewer.accountId !== null && viewer.accountId === note.authorId
}

/** Whether a viewer may remove a note: its author, and whoever may publish. */
export function mayRemove(viewer: Viewer, note: { authorId: string; visibility: string }): boolean {
  return mayEdit(viewer, note) || (note.visibility !== 'private' && mayDo(viewer.role, 'publish'))
}

/**
 * Whether a viewer may bring a removed note back: whoever may publish, and its author where they took it away themselves.
 * What an editor removed, the author cannot undo.
 */
export function mayRestore(
  viewer: Viewer,
  note: { authorId: string; visibility: string; removedById: string | null },
): boolean {
  const isTheirs = mayEdit(viewer, note) && note.removedById === viewer.accountId
  return isTheirs || (mayRemove(viewer, note) && mayDo(viewer.role, 'publish'))
}

/** Whether a viewer may say where a note's words stand now, and affirm altered ones: its author, and whoever may publish. */
export function mayPlace(viewer: Viewer, note: { authorId: string; visibility: string }): boolean {
  return mayEdit(viewer, note) || (note.visibility !== 'private' && mayDo(viewer.role, 'publish'))
}

const MOST_WORDS = 20_000

const body = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .refine(
    (text) => text.length <= MOST_WORDS,
    `Keep the note to ${MOST_WORDS.toLocaleString('en')} characters.`,
  )
  .refine((text) => !text.includes('\u0000'), 'Remove the NUL character.')
  // Half a character, as a broken program may paste it, cannot be stored by PostgreSQL.
  .transform((text) => text.replace(/\p{Surrogate}/gu, '\ufffd'))
const optionalLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep this to ${most} characters.`)
    .refine((text) => !text.includes('\u0000'), 'Remove the NUL character.')
    .transform((text) => text.replace(/\p{Surrogate}/gu, '\ufffd') || null)
    .default('')
const tagsField = z
  .string()
  .default('')
  .transform(parseTags)
  .refine((tags) => tags.length <= MOST_TAGS, `Give at most ${MOST_TAGS} tags.`)
  .refine(
    (tags) => tags.every((tag) => tag.length <= LONGEST_TAG),
    `Keep each tag to ${LONGEST_TAG} characters.`,
  )
  .refine((tags) => !tags.some((tag) => tag.includes('\u0000')), 'Remove the NUL character.')
const visibility = z.enum(VISIBILITIES, 'Choose who may read the note.').default('team')

const edtf = z
  .string()
  .trim()
  .default('')
  .refine(
    (text) => text === '' || isEdtf(text),
    'Give the date as the source gives it: 2014-06-05, 2014-06, 2014 or 2014-05~.',
  )
  .transform((text) => text || null)

/** What a note says, whatever passage it is pinned to. */
const contentSchema = z
  .object({
    kind: z.enum(NOTE_KINDS, 'Choose what it is.').default('note'),
    body,
    visibility,
    tags: tagsField,
    speaker: optionalLine(120),
    saidOn: edtf,
    occasion: optionalLine(500),
    askedOf: optionalLine(120),
    dueOn: edtf,
  })
  .refine(({ kind, body }) => kind !== 'note' || body !== '', { path: ['body'], message: 'Write the note.' })
  .refine(({ kind, body }) => kind !== 'claim' || body !== '', {
    path: ['body'],
    message: 'Write the proposition in one sentence.',
  })
  .refine(({ kind, speaker }) => kind !== 'statement' || speaker !== null, {
    path: ['speaker'],
    message: 'Say who spoke.',
  })
  .refine(({ kind, askedOf }) => kind !== 'demand' || askedOf !== null, {
    path: ['askedOf'],
    message: 'Say of whom it is asked.',
  })
  .transform((content) => {
    const asked = FIELDS_OF_KIND[content.kind]
    const kept = <Value>(field: SaidField, value: Value) => (asked.includes(field) ? value : null)
    return {
      ...content,
      speaker: kept('speaker', content.speaker),
      saidOn: kept('saidOn', content.saidOn),
      occasion: kept('occasion', content.occasion),
      askedOf: kept('askedOf', content.askedOf),
      dueOn: kept('dueOn', content.dueOn),
    }
  })

export type AnnotationContent = z.output<typeof contentSchema>

/** Where a note goes, as a form tells it: a place that was selected, or words that someone pasted. */
export type PassageChoice =
  | { by: 'place'; page: number; start: number; endPage: number; end: number; exact: string }
  | { by: 'words'; words: string; at: { page: number; start: number } | null }

/** The fields of a form as text, keyed by name. */
export type FormFields = Readonly<Record<string, string>>
export type FieldErrors = Record<string, string>

/** Reads what a note says. Refuses with words by field. */
export function readAnnotationContent(fields: FormFields): Result<AnnotationContent, FieldErrors> {
  const read = contentSchema.safeParse(fields)
  return read.success ? ok(read.data) : refuse(errorsByField(read.error))
}

/** Reads a reply's words. */
export function readReply(fields: FormFields): Result<string, FieldErrors> {
  const read = body.refine((text) => text !== '', 'Write the reply.').safeParse(fields.body ?? '')
  return read.success ? ok(read.data) : refuse({ body: read.error.issues[0]!.message })
}

const whole = z.coerce.number().int().min(0)
const placeSchema = z
  .object({ page: whole, start: whole, endPage: whole.optional(), end: whole, exact: z.string().min(1) })
  .transform(({ endPage, ...place }) => ({ ...place, endPage: endPage || place.page }))
const PLACE = /^(\d{1,9}):(\d{1,9})$/

/** Longer pasted words are no passage but a text, and finding them costs. */
const MOST_PASTED = 5_000

/**
 * Reads where a note goes: `page`, `start`, `end` and `exact` from a selection, with
 * `endPage` where it runs over a page break, or `words` with perhaps `at`, "page:start".
 */
export function readPassageChoice(fields: FormFields): Result<PassageChoice, FieldErrors> {
  if (fields.start) {
    const place = placeSchema.safeParse(fields)
    if (place.success)
      return ok({ by: 'place', ...place.data, exact: place.data.exact.replace(/\r\n?/g, '\n') })
  }
  const words = (fields.words ?? '').replace(/\r\n?/g, '\n').trim()
  if (words === '')
    return refuse({ words: 'Paste the words that the note is about, just as the document has them.' })
  if (words.length > MOST_PASTED)
    return refuse({ words: `Keep the passage to ${MOST_PASTED.toLocaleString('en')} characters.` })
  const at = PLACE.exec(fields.at ?? '')
  return ok({ by: 'words', words, at: at ? { page: Number(at[1]), start: Number(at[2]) } : null })
}

function errorsByField(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message
  return errors
}
