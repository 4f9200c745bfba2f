import { formatEdtf } from './edtf'
import { FIELDS_OF, type Field } from './recordFields'
import type { RecordKind } from './records'

/** A field's value as lines of plain text, for comparing two versions of it side by side. Empty where there is none. */
export function fieldLines(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value))
    return value.flatMap((entry) => (isGroup(entry) ? [groupLine(entry)] : fieldLines(entry)))
  if (isGroup(value)) return [groupLine(value)]
  return String(value).split('\n')
}

function groupLine(group: object): string {
  return Object.entries(group)
    .map(([name, value]) => [name, fieldLines(value).join(', ')] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join('; ')
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The label of a field by its name, or by the path of an error in it: `parties[0].role` is "Parties 1, Role". */
export function labelOf(kind: RecordKind, path: string): string {
  if (path === 'id') return 'Id'
  return labelWithin(FIELDS_OF[kind], path)
}

function labelWithin(fields: readonly Field[], path: string): string {
  const [, name, index, rest] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? []
  const field = fields.find((candidate) => candidate.name === name)
  if (!field) return path
  const label = index === undefined ? field.label : `${field.label} ${Number(index) + 1}`
  return rest && field.fields ? `${label}, ${labelWithin(field.fields, rest)}` : label
}

/** A date in words where the text is one, for showing beside what was typed. */
export function dateWords(text: string): string | null {
  const words = formatEdtf(text.trim())
  return words === text.trim() ? null : words
}
