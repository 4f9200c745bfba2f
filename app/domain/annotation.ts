import { z } from 'zod'
import { isEdtf } from './edtf'
import { refuse, ok, type Result } from './result'
import { mayDo, type Viewer } from './roles'

/** note: words about a passage. highlight: the passage alone. statement: the passage, as somebody's words. reply: words about a note. */
export const ANNOTATION_KINDS = ['note', 'highlight', 'statement', 'reply'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

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

/** Whether a viewer may change a note's words: its author alone. */
export function mayEdit(viewer: Viewer, note: { authorId: string }): boolean {
  return viewer.accountId !== null && viewer.accountId === note.authorId
}

/** Whether a viewer may remove a note, and restore it: its author, and whoever may publish. */
export function mayRemove(viewer: Viewer, note: { authorId: string; visibility: string }): boolean {
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
const visibility = z.enum(VISIBILITIES, 'Choose who may read the note.').default('team')

const said = {
  speaker: optionalLine(120),
  saidOn: z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || isEdtf(text),
      'Give the date as the source gives it: 2014-06-05, 2014-06, 2014 or 2014-05~.',
    )
    .transform((text) => text || null),
  occasion: optionalLine(500),
}

/** What a note says, whatever passage it is pinned to. */
const contentSchema = z
  .object({ kind: z.enum(['note', 'highlight', 'statement']).default('note'), body, visibility, ...said })
  .refine(({ kind, body }) => kind !== 'note' || body !== '', { path: ['body'], message: 'Write the note.' })
  .refine(({ kind, speaker }) => kind !== 'statement' || speaker !== null, {
    path: ['speaker'],
    message: 'Say who spoke.',
  })
  .transform((content) =>
    content.kind === 'statement' ? content : { ...content, speaker: null, saidOn: null, occasion: null },
  )

export type AnnotationContent = z.output<typeof contentSchema>

/** Where a note goes, as a form tells it: a place that was selected, or words that someone pasted. */
export type PassageChoice =
  | { by: 'place'; page: number; start: number; end: number; exact: string }
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
const placeSchema = z.object({ page: whole, start: whole, end: whole, exact: z.string().min(1) })
const PLACE = /^(\d{1,9}):(\d{1,9})$/

/** Longer pasted words are no passage but a text, and finding them costs. */
const MOST_PASTED = 5_000

/** Reads where a note goes: `page`, `start`, `end` and `exact` from a selection, or `words` with perhaps `at`, "page:start". */
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
