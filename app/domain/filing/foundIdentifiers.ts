import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonicalJson'
import { fieldLines, labelOf } from '../fieldText'
import { textIn, type Form } from '../formText'
import { FIELDS_OF, KIND_WORDS, type Field } from '../recordFields'
import { inputOf, type RecordInput } from '../recordInput'
import type { CatalogRecord } from '../records'
import type { PatternName } from '../redaction/patterns'
import { formatPageRanges, rangesOf } from './pageRanges'
import { callIdentifier, identifiersIn, type PageIdentifiers } from './personalIdentifiers'

/** What looks like personal data in something that is to be published: where and of which kinds, never the data itself. */
export type FoundIdentifier = {
  says: string
  /** Where it can be mended. */
  href: string
}

/** What somebody said of what was found: why it may stand, and a fingerprint of all that they looked at. */
export type Standing = { reason: string; seen: string }

/** The longest reason; it goes into the log as it is. */
export const MOST_STANDING = 500

/** Reads what a form says of what was found. */
export function readStanding(form: Pick<Form, 'get'>): Standing {
  const reason = textIn(form, 'standing.reason').replaceAll('\u0000', '').trim().slice(0, MOST_STANDING)
  return { reason, seen: textIn(form, 'standing.seen') }
}

/** Whether nothing was found, or a person said of this very lot why it may stand. */
export function mayStand(found: readonly FoundIdentifier[], standing: Standing | undefined): boolean {
  if (found.length === 0) return true
  return standing !== undefined && standing.reason !== '' && standing.seen === fingerprintOf(found)
}

/** Another one for another lot: other kinds, or other places. */
export function fingerprintOf(found: readonly FoundIdentifier[]): string {
  return createHash('sha256').update(canonicalJson(found)).digest('hex').slice(0, 16)
}

/** What the log keeps of why it may stand. */
export function standingWords(
  found: readonly FoundIdentifier[],
  standing: Standing | undefined,
): string | undefined {
  return found.length > 0 && standing
    ? `What looks like personal data may stand: ${standing.reason}`
    : undefined
}

/** What a text holds, in words: "what looks like an e-mail address and a telephone number"; null for nothing. */
export function callFound(kinds: readonly PatternName[]): string | null {
  if (kinds.length === 0) return null
  const called = kinds.map(callIdentifier)
  return `what looks like ${called.length < 2 ? called[0] : `${called.slice(0, -1).join(', ')} and ${called.at(-1)}`}`
}

/** What a record's own words hold, field by field. What `before` has in the same field is readers' already. */
export function identifiersInRecord(record: CatalogRecord, before?: CatalogRecord): FoundIdentifier[] {
  const held = new Map(before && textsOf(before).map(({ path, text }) => [path, identifiersIn(text)]))
  return textsOf(record).flatMap(({ path, text }) => {
    const says = callFound(identifiersIn(text).filter((kind) => !held.get(path)?.includes(kind)))
    return says ? [{ says: `${labelOf(record.kind, path)} holds ${says}.`, href: `#field-${path}` }] : []
  })
}

/** What the words of new people and organizations hold that are added with a record. */
export function identifiersInAdded(added: readonly CatalogRecord[]): FoundIdentifier[] {
  return added.flatMap((record) =>
    identifiersInRecord(record).map(({ says }) => ({
      says: `The new ${KIND_WORDS[record.kind].one}: ${says}`,
      href: '#new-names',
    })),
  )
}

/** Fields whose words people read; ids, dates and choices hold no personal data. */
const READ = new Set(['line', 'lines', 'prose', 'words'])

function textsOf(record: CatalogRecord): { path: string; text: string }[] {
  const visit = (
    fields: readonly Field[],
    values: RecordInput,
    prefix: string,
  ): { path: string; text: string }[] =>
    fields.flatMap((field) => {
      const value = values[field.name]!
      if (field.control === 'rows')
        return (value as RecordInput[]).flatMap((row, at) =>
          visit(field.fields!, row, `${prefix}${field.name}[${at}].`),
        )
      if (!READ.has(field.control)) return []
      return [{ path: prefix + field.name, text: fieldLines(value).join('\n') }]
    })
  return visit(FIELDS_OF[record.kind], inputOf(record), '')
}

/** Page ranges that a sentence names; whoever goes there sees the others. */
const MOST_RANGES = 6

/** What the pages of one version of a document hold, kind by kind. */
export function identifiersInVersion(
  documentId: string,
  number: number,
  pages: readonly PageIdentifiers[],
): FoundIdentifier[] {
  const kinds = [...new Set(pages.flatMap((page) => page.kinds))]
  return kinds.map((kind) => {
    const on = pages.filter((page) => page.kinds.includes(kind)).map(({ page }) => page)
    const ranges = rangesOf(on)
    const more = ranges.length > MOST_RANGES ? ' and others' : ''
    const where = `${on.length === 1 ? 'page' : 'pages'} ${formatPageRanges(ranges.slice(0, MOST_RANGES))}${more}`
    return {
      says: `Its original, version ${number}, holds ${callFound([kind])} (${where}).`,
      href: `/documents/${documentId}/redactions?version=${number}&page=${on[0]}`,
    }
  })
}
