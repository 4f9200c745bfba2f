import type { z } from 'zod'
import { closest } from '../domain/closest'
import { shown } from './contentProblem'

type Issue = z.core.$ZodIssue

/** A broken rule in words: where in the record, what is wrong, what would be right. */
export type ExplainedIssue = { field: string; problem: string; remedy: string }

/**
 * Says what a schema found wrong with a record of a content file. `noun` is what the record is called ("a
 * document"), `fields` the names its file may use, `value` the whole record as read.
 */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  noun: string,
  fields: readonly string[],
): ExplainedIssue[] {
  return issues.flatMap((issue) => explainIssue(issue, value, noun, fields))
}

function explainIssue(
  issue: Issue,
  value: unknown,
  noun: string,
  fields: readonly string[],
): ExplainedIssue[] {
  const field = fieldName(issue.path)
  const held = issue.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  )
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const isTop = issue.path.length === 0
        const meant = isTop ? closest(key, fields) : null
        const whole = fieldName([...issue.path, key])
        if (!isTop) return { field: whole, problem: `is no field of ${noun} here.`, remedy: 'Remove it.' }
        const remedy = meant ? `Did you mean ${meant}?` : `The fields of ${noun} are ${fields.join(', ')}.`
        return { field: whole, problem: `is no field of ${noun}.`, remedy }
      })
    case 'invalid_type':
      if (held === undefined)
        return [{ field, problem: 'is missing.', remedy: `Add it: ${exampleOf(field)}` }]
      return [
        {
          field,
          problem: `is ${shapeOf(held)}.`,
          remedy: WANTED[issue.expected] ?? `Give ${issue.expected}.`,
        },
      ]
    case 'invalid_value': {
      const choices = issue.values.map(String)
      if (held === undefined)
        return [{ field, problem: 'is missing.', remedy: `Write one of: ${choices.join(', ')}.` }]
      const meant = typeof held === 'string' ? closest(held, choices) : null
      const remedy = meant ? `Did you mean ${meant}?` : `Write one of: ${choices.join(', ')}.`
      return [{ field, problem: `is ${shown(held)}.`, remedy }]
    }
    default:
      if (held === undefined) return [{ field, problem: 'is missing.', remedy: issue.message }]
      return [
        {
          field,
          problem: Array.isArray(held) && held.length === 0 ? 'is empty.' : `is ${shown(held)}.`,
          remedy: issue.message,
        },
      ]
  }
}

/** A path as it stands in a file: `parties[0].organization`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : name === '' ? String(step) : `${name}.${String(step)}`,
    '',
  )
}

const WANTED: Record<string, string> = {
  string: 'Give one line of text.',
  array: 'Give a list: one entry a line, each after a hyphen, or all in [brackets].',
  object: 'Give fields, each on a line of its own as name: value.',
  number: 'Give a number such as 12 or 1.58, without unit or comma.',
  int: 'Give a whole number.',
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a group of fields' : shown(value)
}

function exampleOf(field: string): string {
  const name = field
    .split('.')
    .at(-1)!
    .replace(/\[\d+\]$/, '')
  return `${name}: …`
}
