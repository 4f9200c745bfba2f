import { textsIn, type Form } from './formText'
import { FIELDS_OF, type Field } from './recordFields'
import { SCHEMA_OF, type CatalogRecord, type RecordKind } from './records'
import { ok, refuse, type Result } from './result'

/**
 * A record as a form holds it: texts as typed, so that what cannot be read is shown again as it was. Lists keep
 * their order; a row of a list is an input of its own.
 */
export type RecordInput = { [field: string]: string | string[] | RecordInput[] }

/** What a form answers to: its names with their texts, repeats kept. */
export type FormTexts = Pick<Form, 'getAll'> & { keys(): Iterable<string> }

/** Words by the field they are about: `title`, `people[2]`, `parties[0].role`. */
export type FieldProblems = Record<string, string>

/** More rows than this in one list are not read; no form of ours has so many. */
const ROWS_MOST = 200

/**
 * Reads a record's fields from a form. A list is a repeated name, a row's field is `parties[0].role`; blank
 * entries and rows are dropped.
 */
export function readRecordInput(kind: RecordKind, form: FormTexts): RecordInput {
  return readFields(FIELDS_OF[kind], form, '')
}

function readFields(fields: readonly Field[], form: FormTexts, prefix: string): RecordInput {
  const input: RecordInput = {}
  for (const field of fields) {
    const name = prefix + field.name
    if (field.control === 'rows') input[field.name] = readRows(field, form, name)
    else if (isList(field)) input[field.name] = textsIn(form, name).filter((text) => text.trim() !== '')
    else input[field.name] = textsIn(form, name)[0] ?? ''
  }
  return input
}

function readRows(field: Field, form: FormTexts, name: string): RecordInput[] {
  const indexes = new Set<number>()
  for (const key of form.keys()) {
    if (!key.startsWith(`${name}[`)) continue
    const index = /^\d{1,3}(?=\])/.exec(key.slice(name.length + 1))
    if (index && Number(index[0]) < ROWS_MOST) indexes.add(Number(index[0]))
  }
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => readFields(field.fields ?? [], form, `${name}[${index}].`))
    .filter((row) => !isBlankRow(field, row))
}

/** A choice always has a value, so it does not make a row. */
function isBlankRow(field: Field, row: RecordInput): boolean {
  return (field.fields ?? []).every(
    ({ name, control }) => control === 'choice' || row[name]!.length === 0 || row[name] === '',
  )
}

/** A record as its form shows it. */
export function inputOf(record: CatalogRecord): RecordInput {
  return inputOfFields(FIELDS_OF[record.kind], record)
}

function inputOfFields(fields: readonly Field[], held: Record<string, unknown>): RecordInput {
  const input: RecordInput = {}
  for (const field of fields) {
    const value = held[field.name]
    if (field.control === 'rows') {
      input[field.name] = ((value ?? []) as Record<string, unknown>[]).map((row) =>
        inputOfFields(field.fields ?? [], row),
      )
    } else if (isList(field)) input[field.name] = [...((value ?? []) as string[])]
    else input[field.name] = value === null || value === undefined ? '' : String(value)
  }
  return input
}

/** A form with nothing in it but what its caller knows: the document that a statement is added to. */
export function blankInput(kind: RecordKind, known: Record<string, string> = {}): RecordInput {
  const blank = inputOfFields(FIELDS_OF[kind], {})
  for (const field of FIELDS_OF[kind]) {
    const text = known[field.name]
    if (field.control === 'choice') blank[field.name] = field.options![0]!
    if (text !== undefined && field.control !== 'rows') blank[field.name] = isList(field) ? [text] : text
  }
  return blank
}

/** What a button of a record's form asks for: saving, or a row more or less in the list at a path, or a field filled in. */
export type FormIntent = { do: string; path: string | null }

/** Reads the name of the button that was pressed: `save`, `add:people`, `remove:parties[0]`. Enter presses save. */
export function readIntent(text: unknown): FormIntent {
  if (typeof text !== 'string' || text === '') return { do: 'save', path: null }
  const at = text.indexOf(':')
  return at < 0 ? { do: text, path: null } : { do: text.slice(0, at), path: text.slice(at + 1) }
}

/** The input without one row of a list: `parties[0]`. A path that names no row changes nothing. */
export function withoutRow(input: RecordInput, path: string): RecordInput {
  const [, name, index] = /^(\w+)\[(\d+)\]$/.exec(path) ?? []
  const rows = name === undefined ? undefined : input[name]
  if (!Array.isArray(rows)) return input
  return { ...input, [name!]: (rows as RecordInput[]).filter((_, at) => at !== Number(index)) }
}

/** The input with one field filled in, as a button says: `title:A letter`. A path that names no field of one text changes nothing. */
export function withText(input: RecordInput, path: string): RecordInput {
  const [, name, text] = /^(\w+):(.*)$/s.exec(path) ?? []
  if (name === undefined || typeof input[name] !== 'string') return input
  return { ...input, [name]: text! }
}

/** Checks an input by the kind's schema, the same that content files are held to. Refuses with words by field. */
export function parseRecordInput(
  kind: RecordKind,
  id: string,
  input: RecordInput,
): Result<CatalogRecord, FieldProblems> {
  const candidate = { ...valuesOf(FIELDS_OF[kind], input), kind, id }
  const parsed = SCHEMA_OF[kind].safeParse(candidate)
  if (parsed.success) return ok(parsed.data)
  const problems: FieldProblems = {}
  for (const issue of parsed.error.issues) problems[pathOf(issue.path)] ??= inWords(issue)
  return refuse(problems)
}

/** Empty texts stand for what is not given. A schema that needs a text says so of its absence too. */
function valuesOf(fields: readonly Field[], input: RecordInput): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const held = input[field.name]
    if (held === undefined) continue
    if (field.control === 'rows')
      values[field.name] = (held as RecordInput[]).map((row) => valuesOf(field.fields ?? [], row))
    else if (Array.isArray(held))
      values[field.name] = (held as string[]).map((text) =>
        field.control === 'records' ? text.trim() : text,
      )
    else values[field.name] = valueOf(field, held)
  }
  return values
}

function valueOf(field: Field, text: string): unknown {
  const trimmed = text.trim()
  switch (field.control) {
    case 'prose':
    case 'words':
      return trimmed === '' && isOptionalProse(field) ? undefined : text
    case 'number':
      return trimmed === '' ? undefined : Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
    default:
      return trimmed === '' ? undefined : field.control === 'line' ? text : trimmed
  }
}

/** `note` is the one prose that may be absent; the others may be empty but are always there. */
function isOptionalProse(field: Field): boolean {
  return field.name === 'note'
}

function isList(field: Field): boolean {
  return field.control === 'records' || field.control === 'lines'
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1)
}

/** The schema's own words where it has some; plain ones for what zod says of types. */
function inWords(issue: { code?: string; message: string; expected?: unknown; minimum?: unknown }): string {
  if (issue.code === 'invalid_type')
    return issue.expected === 'number' || issue.expected === 'int' ? 'Give a number.' : 'Say something here.'
  if (issue.code === 'invalid_value') return 'Choose one of the values offered.'
  if (issue.code === 'too_small' && /^Too small/.test(issue.message))
    return `Give at least ${String(issue.minimum)}.`
  return issue.message
}
