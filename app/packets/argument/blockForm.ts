import { blockId, blockSchema, type ArgumentBlock, type BlockKind } from '../../domain/argument/argument'
import { idIn, idsIn, textIn, type Form } from '../../domain/formText'
import { ok, refuse, type Result } from '../../domain/result'
import { BLOCK_LABELS, BLOCK_WORDS, citeOf } from './blockWords'

/** What a form gives of a part, as typed, shown again where it is refused. */
export type BlockInput = {
  heading: string
  hint: string
  text: string
  title: string
  records: string[]
  notes: Record<string, string>
  statements: string[]
  series: string
  services: string[]
  from: string
  to: string
}

/** The texts of the form of a part, of whichever kind; what its kind has no field for is empty. */
export function readBlockInput(form: Form): BlockInput {
  const records = idsIn(form, 'record').filter(Boolean)
  return {
    heading: textIn(form, 'heading'),
    hint: textIn(form, 'hint').trim(),
    text: textIn(form, 'text'),
    title: textIn(form, 'title'),
    records,
    notes: Object.fromEntries(records.map((record) => [record, textIn(form, `note.${record}`)])),
    statements: idsIn(form, 'statement').filter(Boolean),
    series: idIn(form, 'series'),
    services: idsIn(form, 'service').filter(Boolean),
    from: textIn(form, 'from').trim(),
    to: textIn(form, 'to').trim(),
  }
}

/** What a form shows of a part. */
export function blockInputOf(block: ArgumentBlock | null): BlockInput {
  const empty: BlockInput = {
    ...{ heading: '', hint: '', text: '', title: '', series: '', from: '', to: '' },
    ...{ records: [], notes: {}, statements: [], services: [] },
  }
  switch (block?.kind) {
    case 'section':
      return { ...empty, heading: block.heading, hint: block.hint ?? '' }
    case 'paragraph':
      return { ...empty, text: block.text }
    case 'chronology': {
      const notes = Object.fromEntries(block.entries.map(({ record, note }) => [record, note]))
      return { ...empty, title: block.title, records: block.entries.map(({ record }) => record), notes }
    }
    case 'comparison': {
      const { title, statements, series, services } = block
      return { ...empty, title, statements, series, services }
    }
    case 'chart':
      return { ...empty, title: block.title, series: block.series, ...block.chart }
    default:
      return empty
  }
}

/** Reads a part of one kind, or says by field what is wrong. */
export function parseBlock(
  kind: BlockKind,
  id: string,
  input: BlockInput,
): Result<ArgumentBlock, Record<string, string>> {
  const read = blockSchema.safeParse({ kind, id, ...fieldsOf(kind, input) })
  if (read.success) return ok(read.data)
  const errors: Record<string, string> = {}
  for (const { path, message } of read.error.issues) {
    const field = [...path].reverse().find((step) => typeof step === 'string' && step in BLOCK_LABELS)
    errors[String(field ?? 'form')] ??= message
  }
  return refuse(errors)
}

function fieldsOf(kind: BlockKind, input: BlockInput): object {
  const { heading, hint, text, title, records, notes, statements, series, services, from, to } = input
  switch (kind) {
    case 'section':
      return hint ? { heading, hint } : { heading }
    case 'paragraph':
      return { text }
    case 'chronology':
      return { title, entries: records.map((record) => ({ record, note: notes[record] ?? '' })) }
    case 'comparison':
      return { title, statements, series, services }
    case 'chart':
      return { title, series, chart: { services, from, to } }
  }
}

/** The kind that an address names; null for any other word. */
export function readBlockKind(text: string | null): BlockKind | null {
  return text !== null && Object.hasOwn(BLOCK_WORDS, text) ? (text as BlockKind) : null
}

/** The id that a form gives the part that it begins; null where it gives none. */
export function readPartId(form: Pick<Form, 'get'>): string | null {
  return blockId.safeParse(idIn(form, 'part')).data ?? null
}

/** The part behind which a form, or an address, puts a new one; null for the end. */
export function readAfter(form: Pick<Form, 'get'>): string | null {
  return blockId.safeParse(idIn(form, 'after')).data ?? null
}

/** The words with the cite that was picked from the list behind them: for a form that no script helps. */
export function withCite(input: BlockInput, form: Pick<Form, 'get'>): BlockInput {
  const cite = citeOf(idIn(form, 'citeExhibit'), textIn(form, 'citePages'))
  return cite ? { ...input, text: `${input.text.trimEnd()} ${cite}` } : input
}
