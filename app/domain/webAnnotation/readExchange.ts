import { ok, refuse, type Result } from '../result'
import { listOf, objectOf, textOf, type ExchangedFile, type ExchangedNote } from './exchangedNote'
import { isDocumentCloud, readDocumentCloud } from './readDocumentCloud'
import { isHypothesis, readHypothesis } from './readHypothesis'
import { isAnnotation, readW3c } from './readW3c'

/** Notes that one file may bring. */
const MOST_NOTES = 5_000

/** What is wrong with a file as a whole, as a sentence for whoever brought it. */
export const EXPLAIN_EXCHANGE = {
  'not-json':
    'This is no JSON. Give a file of annotations: W3C JSON-LD, an export of Hypothesis, or notes of DocumentCloud.',
  'a-page': 'This is a web page, not data. Perhaps the site asked to sign in; save the JSON itself.',
  'no-annotations': 'There is nothing in this file that we know for an annotation.',
  'too-many': `The file has more than ${MOST_NOTES.toLocaleString('en')} annotations. Part it and bring the parts.`,
} as const
export type ExchangeRefusal = keyof typeof EXPLAIN_EXCHANGE

/** Reads a file of annotations, in whichever of the formats it is. Refuses what holds none. */
export function readExchange(text: string): Result<ExchangedFile, ExchangeRefusal> {
  const trimmed = text.replace(/^\ufeff/u, '').trim()
  if (/^<(?:!doctype|html)/iu.test(trimmed)) return refuse('a-page')
  let value: unknown
  try {
    value = JSON.parse(trimmed)
  } catch {
    return refuse('not-json')
  }
  const remarks: string[] = []
  const found = itemsOf(value, remarks)
  if (found.length > MOST_NOTES) return refuse('too-many')
  const notes: ExchangedNote[] = []
  for (const item of found) {
    const note = readOne(item)
    if (note) notes.push(note)
    else remarks.push(`Not taken for an annotation: ${(JSON.stringify(item) ?? '').slice(0, 120)}`)
  }
  const isCollection = listOf(objectOf(value)?.type).includes('AnnotationCollection')
  if (notes.length === 0 && !isCollection) return refuse('no-annotations')
  return ok({ format: notes[0]?.format ?? 'w3c', notes, remarks })
}

function readOne(item: unknown): ExchangedNote | null {
  if (isHypothesis(item)) return readHypothesis(item)
  if (isDocumentCloud(item)) return readDocumentCloud(item)
  return isAnnotation(item) ? readW3c(item) : null
}

/** What stands in a file's list, whatever the list is called; says in `remarks` where there is more than that. */
function itemsOf(value: unknown, remarks: string[]): unknown[] {
  if (Array.isArray(value)) return value
  const given = objectOf(value)
  if (!given) return []
  const types = listOf(given.type)
  if (types.includes('AnnotationCollection')) {
    const first = objectOf(given.first)
    const items = first ? itemsOf({ ...first, partOf: undefined }, remarks) : []
    sayMissing(given.total, items.length, remarks)
    if (!first && textOf(given.first))
      remarks.push(`Its first page stands at ${textOf(given.first)} and is not in this file.`)
    return items
  }
  if (types.includes('AnnotationPage')) {
    const items = listOf(given.items)
    sayMissing(objectOf(given.partOf)?.total, items.length, remarks)
    if (textOf(given.next))
      remarks.push(`The next page stands at ${textOf(given.next)} and is not in this file.`)
    return items
  }
  for (const key of ['annotations', 'rows', 'results', 'items', '@graph']) {
    if (!Array.isArray(given[key])) continue
    sayMissing(given.total ?? given.count, given[key].length, remarks)
    return given[key] as unknown[]
  }
  return [value]
}

function sayMissing(total: unknown, here: number, remarks: string[]): void {
  if (typeof total !== 'number' || total <= here) return
  remarks.push(
    `It says that there are ${total.toLocaleString('en')} annotations; this file has ${here.toLocaleString('en')}.`,
  )
}
