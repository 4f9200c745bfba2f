import { compareEdtf } from '../domain/edtf'
import type { Link } from '../domain/links'
import type { CatalogRecord, EventRecord, Point, RecordKind, Series } from '../domain/records'
import { pathFor } from './contentPath'
import type { ContentText } from './contentReading'
import { BODY_FIELD, fileFieldsOf, HAS_OWN_ID, nestedIn, type PageKind } from './contentShape'
import { joinOutcome } from './markdownFile'
import { formatPoints } from './pointsTable'
import { formatYaml, type YamlValue } from './formatYaml'

/** A record to be written, and the file that holds it so far, if one does. */
export type FiledRecord = { record: CatalogRecord; path?: string | null }

/**
 * Writes records and links as content files: the same records give the same bytes, and `parseContent` reads the
 * same records back. Files are ordered by path.
 */
export function formatContent(entries: readonly FiledRecord[], links: readonly Link[] = []): ContentText[] {
  const byPath = new Map<string, CatalogRecord[]>()
  for (const { record, path } of entries) {
    const at = isMovable(record) && path ? path : pathFor(record)
    const held = byPath.get(at)
    if (held) held.push(record)
    else byPath.set(at, [record])
  }
  const seriesById = new Map(
    entries.flatMap(({ record }) => (record.kind === 'series' ? [[record.id, record] as const] : [])),
  )
  const files = [...byPath].map(([path, records]) => ({ path, text: formatFile(records, seriesById) }))
  if (links.length > 0) files.push({ path: 'links.yaml', text: formatLinks(links) })
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Events may be kept in any file of their folder; every other record has one place. */
function isMovable(record: CatalogRecord): boolean {
  return record.kind === 'event'
}

function formatFile(records: CatalogRecord[], seriesById: ReadonlyMap<string, Series>): string {
  const [first] = records
  switch (first!.kind) {
    case 'source':
    case 'organization':
    case 'person':
    case 'event':
      return formatList(records)
    case 'point':
      return formatPoints(records as Point[], seriesById.get((first as Point).series) ?? null)
    default:
      return formatPage(records)
  }
}

/** Records by id: events in the order of time, all others in that of their ids. */
function formatList(records: CatalogRecord[]): string {
  const inOrder = [...records].sort((a, b) => {
    const byDate = a.kind === 'event' ? compareEdtf(a.date, (b as EventRecord).date) : 0
    return byDate !== 0 ? byDate : byId(a, b)
  })
  return formatYaml(Object.fromEntries(inOrder.map((record) => [record.id, fieldsOf(record)])), {
    spaced: true,
  })
}

function formatPage(records: CatalogRecord[]): string {
  const owner = records.find((record): record is PageRecord => record.kind in BODY_FIELD)
  if (!owner) throw new Error(`No record holds the file of ${records[0]!.id}.`)
  const fields = fieldsOf(owner)
  const marks = takeMarks(fields)
  for (const [list, kind] of Object.entries(nestedIn(owner.kind))) {
    const entries = formatNested(records, kind)
    if (entries.length > 0) fields[list] = entries
  }
  Object.assign(fields, marks)
  const body =
    owner.kind === 'dispute'
      ? joinOutcome(owner.summary, owner.outcome)
      : (owner as unknown as Record<string, string>)[BODY_FIELD[owner.kind]]!
  return `---\n${formatYaml(fields)}---\n${body === '' ? '' : `\n${body}\n`}`
}

type PageRecord = Extract<CatalogRecord, { kind: PageKind }>

/** Takes the marks out of a record's fields, so that what it holds can stand before them. */
function takeMarks(fields: Record<string, YamlValue>): Record<string, YamlValue> {
  const marks: Record<string, YamlValue> = {}
  for (const name of ['sources', 'confidence', 'unverified', 'note']) {
    const value = fields[name]
    if (value === undefined) continue
    marks[name] = value
    delete fields[name]
  }
  return marks
}

function formatNested(records: CatalogRecord[], kind: RecordKind): YamlValue[] {
  const inOrder = records
    .filter((record) => record.kind === kind)
    .sort((a, b) => positionOf(a) - positionOf(b) || byId(a, b))
  return inOrder.map((record, index) => {
    const { position, ...fields } = fieldsOf(record)
    return { id: record.id, ...(Number(position) === index + 1 ? {} : { position: position! }), ...fields }
  })
}

function positionOf(record: CatalogRecord): number {
  return 'position' in record ? record.position : 0
}

/** The fields of a record as its file has them; what is empty or usual is left out. */
function fieldsOf(record: CatalogRecord): Record<string, YamlValue> {
  const fields: Record<string, YamlValue> = {}
  for (const name of fileFieldsOf(record.kind)) {
    if (name === 'id' && HAS_OWN_ID.includes(record.kind)) continue
    const value = asYaml((record as unknown as Record<string, unknown>)[name])
    if (value === null || isUsual(record.kind, name, value)) continue
    fields[name] = value
  }
  return fields
}

/** Whether a file that does not give the field means this value. */
function isUsual(kind: RecordKind, field: string, value: YamlValue): boolean {
  if (field === 'confidence') return value === 'verified'
  return kind === 'source' && field === 'readAs' && value === 'live page'
}

/** The value without what is empty in it; null where nothing is left. */
function asYaml(value: unknown): YamlValue | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) {
    const entries = value.map(asYaml).filter((entry) => entry !== null)
    return entries.length === 0 ? null : entries
  }
  if (typeof value !== 'object') return String(value)
  const members = Object.entries(value).flatMap(([name, member]) => {
    const written = asYaml(member)
    return written === null || isUsual('proceeding', name, written) ? [] : [[name, written] as const]
  })
  return Object.fromEntries(members)
}

function formatLinks(links: readonly Link[]): string {
  const inOrder = [...links].sort(
    (a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.type, b.type),
  )
  return formatYaml(
    inOrder.map(({ from, type, to, reason }) => ({ from, type, to, reason })),
    { spaced: true },
  )
}

function byId(a: CatalogRecord, b: CatalogRecord): number {
  return compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
