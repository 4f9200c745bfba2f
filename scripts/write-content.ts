/**
 * Writes content/ from a folder of researched facts (default ../shared/facts): one JSON file for each kind, in
 * which every record repeats its sources in full. Run once for the record that is shipped; kept so that the way
 * from research to content can be followed and repeated. Links, packets and handbook are written by hand and left.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { recordSchema, type CatalogRecord } from '../app/domain/records'
import { formatContent } from '../app/ingest/formatContent'

const WRITTEN = ['disputes', 'documents', 'proceedings', 'events', 'measurements']

type FactSource = {
  title: string
  publisher: string
  url: string | null
  date: string | null
  accessed: string
}
type Marks = {
  sources: FactSource[]
  confidence?: string
  confidenceNote?: string
  unverifiedFields?: string[]
}
type Fact = { id: string } & Marks & Record<string, unknown>
type Quote = Marks & { text: string; speaker: string }
type Demand = { text: string; deadline: string; deadlineBasis: string }
type Vote = Marks & { note?: string }
type Milestone = Fact & { note?: string }

const from = resolve(process.argv[2] ?? '../shared/facts')
const to = resolve(process.argv[3] ?? 'content')

const facts = (name: string): Fact[] => JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8')) as Fact[]
const documents = facts('documents')
const proceedings = facts('proceedings')
const disputes = facts('disputes')
const all = [
  ...facts('organizations'),
  ...facts('people'),
  ...disputes,
  ...documents,
  ...facts('events'),
  ...proceedings,
  ...facts('measurement-series'),
  ...facts('measurements'),
]
/** A decimal that JSON.parse would shorten, by the id of its measurement: "4.0". */
const printedValues = new Map(
  readFileSync(join(from, 'measurements.json'), 'utf8')
    .split(/(?="id": )/)
    .flatMap((part) => {
      const match = /^"id": "([^"]+)"[\s\S]*?\n {0,4}"value": (\S+?),?\n/.exec(part)
      return match ? [[match[1]!, match[2]!] as const] : []
    }),
)

/** How many points each series has so far: their order in the facts is their order in the series. */
const positions = new Map<string, number>()
const sourceIds = nameSources()
const records: CatalogRecord[] = [...sourceRecords(), ...all.flatMap(recordsOf)].map((record) =>
  recordSchema.parse(record),
)

for (const folder of WRITTEN) rmSync(join(to, folder), { recursive: true, force: true })
const files = formatContent(records.map((record) => ({ record })))
for (const { path, text } of files) {
  mkdirSync(dirname(join(to, path)), { recursive: true })
  writeFileSync(join(to, path), text)
}
console.log(`${records.length} records in ${files.length} files.`)

/** Every source once, keyed by its whole text, under an id made of its publisher and date. */
function nameSources(): Map<string, { id: string; source: FactSource }> {
  const distinct = new Map<string, FactSource>()
  const walk = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    const held = value as Record<string, unknown>
    if ('publisher' in held && 'accessed' in held) distinct.set(keyOf(held as FactSource), held as FactSource)
    else Object.values(held).forEach(walk)
  }
  walk(all)
  const taken = new Set(all.map(({ id }) => id))
  for (const { milestones } of proceedings) for (const { id } of milestones as Milestone[]) taken.add(id)
  const named = new Map<string, { id: string; source: FactSource }>()
  const inOrder = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1))
  const stems = inOrder.map(([, source]) => `${publisherSlug(source.publisher)}-${source.date ?? 'undated'}`)
  const counts = new Map<string, number>()
  inOrder.forEach(([key, source], index) => {
    const stem = stems[index]!
    const isShared = stems.filter((other) => other === stem).length > 1 || taken.has(stem)
    const count = (counts.get(stem) ?? 0) + 1
    counts.set(stem, count)
    const id = isShared ? `${stem}.${count}` : stem
    named.set(key, { id, source })
  })
  return named
}

function keyOf(source: FactSource): string {
  return JSON.stringify([source.title, source.publisher, source.url, source.date, source.accessed])
}

/** "Nextgov / National Journal" is nextgov; "FCC (copy at Scribd)" is fcc. */
function publisherSlug(publisher: string): string {
  const SHORT: Record<string, string> = {
    'Federal Communications Commission': 'fcc',
    'Canadian Radio-television and Telecommunications Commission': 'crtc',
    'Court of Justice of the European Union': 'cjeu',
    'Court of Justice of the EU': 'cjeu',
    'U.S. Court of Appeals for the D.C. Circuit': 'dc-circuit',
    'Stanford Center for Internet and Society': 'stanford-cis',
    'Ministry of Transport and Communications, Finland': 'finland-transport-ministry',
    'Netflix data, copied in GitHub repository theunkn0wn1/uci-bootcamp-2021': 'netflix-data',
    'Text copied at ajitkumar.co.in': 'ajitkumar',
    'Barbara van Schewick, Stanford Law School': 'van-schewick',
    'Wired (Backchannel), Susan Crawford': 'wired',
  }
  const bare = publisher.replace(/ \([^)]*\)$/, '')
  const known = SHORT[publisher] ?? SHORT[bare]
  if (known) return known
  const first = bare.split(' / ')[0]!.replace(/ \([^)]*\)/g, '')
  return first
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b([a-z])\.(?=[a-z]\.)/g, '$1')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(?:the-)?|-$/g, '')
    .split('-')
    .slice(0, 5)
    .join('-')
}

function sourceRecords(): object[] {
  return [...sourceIds.values()].map(({ id, source }) => {
    if (source.accessed !== 'stored copy')
      throw new Error(`"${source.accessed}" of ${id} has no reader's words yet.`)
    const { title, publisher, url, date } = source
    return { kind: 'source', id, title, publisher, url, date, readAs: 'archived copy', readOn: '2026-11' }
  })
}

function idsOf(sources: FactSource[] | undefined): string[] {
  return (sources ?? []).map((source) => sourceIds.get(keyOf(source))!.id)
}

function marksOf({ sources, confidence, confidenceNote, unverifiedFields }: Marks) {
  const renamed = unverifiedFields?.map((field) => (field === 'startDate' ? 'start' : field))
  return { sources: idsOf(sources), confidence, unverified: renamed, note: confidenceNote }
}

function recordsOf(fact: Fact): object[] {
  const { sources, confidence, confidenceNote, unverifiedFields, ...fields } = fact
  const marks = marksOf({ sources, confidence, confidenceNote, unverifiedFields })
  if (disputes.includes(fact)) return [disputeRecord(fields, marks)]
  if (documents.includes(fact)) return documentRecords(fact, fields, marks)
  if (proceedings.includes(fact)) return proceedingRecords(fields, marks)
  if ('roleAsOf' in fields) {
    const { disputes: derived, ...person } = fields
    return [{ kind: 'person', ...person, ...marks }]
  }
  if ('datePrecision' in fields) {
    const { datePrecision, ...event } = fields
    return [{ kind: 'event', ...event, ...marks }]
  }
  if ('method' in fields) return [{ kind: 'series', ...fields, ...marks }]
  if ('series' in fields) return [pointRecord(fields, marks)]
  return [{ kind: 'organization', ...fields, ...marks }]
}

function disputeRecord(fields: Record<string, unknown>, marks: object): object {
  const {
    startDate,
    endDate,
    sourceDisagreements,
    documents: a,
    events: b,
    proceedings: c,
    measurementSeries: d,
    ...rest
  } = fields
  const disagreements = (sourceDisagreements as { sources: FactSource[] }[] | undefined)?.map((one) => ({
    ...one,
    sources: idsOf(one.sources),
  }))
  return { kind: 'dispute', ...rest, start: startDate, end: endDate, disagreements, ...marks }
}

function documentRecords(
  fact: Fact,
  fields: Record<string, unknown>,
  marks: { unverified?: string[] },
): object[] {
  const { fromOrganizations, toOrganizations, quotes, demands, ...rest } = fields
  // "quotes[0] wording" is a mark of that quotation, and belongs where its reader sees it.
  const OF_QUOTE = /^quotes\[(\d+)\] (.+)$/
  const own = marks.unverified?.filter((field) => !OF_QUOTE.test(field))
  const ofQuote = (index: number) =>
    marks.unverified?.flatMap((field) => {
      const match = OF_QUOTE.exec(field)
      return match && Number(match[1]) === index ? [match[2]!] : []
    })
  const document = {
    kind: 'document',
    ...rest,
    from: fromOrganizations,
    to: toOrganizations,
    ...marks,
    unverified: own,
  }
  const quotations = (quotes as Quote[]).map(({ text, speaker, ...quoteMarks }, index) => ({
    kind: 'statement',
    id: `${fact.id}.q${index + 1}`,
    document: fact.id,
    position: index + 1,
    text,
    speaker,
    ...marksOf(quoteMarks),
    unverified: ofQuote(index),
  }))
  const asked = ((demands ?? []) as Demand[]).map(({ text, deadline, deadlineBasis }, index) => ({
    kind: 'demand',
    id: `${fact.id}.d${index + 1}`,
    document: fact.id,
    position: index + 1,
    text,
    due: deadline,
    basis: deadlineBasis,
  }))
  return [document, ...quotations, ...asked]
}

function proceedingRecords(fields: Record<string, unknown>, marks: object): object[] {
  const { milestones, votes, ...rest } = fields
  const voted = (votes as Vote[]).map(({ sources, ...vote }) => ({ ...vote, sources: idsOf(sources) }))
  const steps = (milestones as Milestone[]).map(
    ({ sources, confidence, confidenceNote, unverifiedFields, note, ...step }, index) => ({
      kind: 'milestone',
      ...step,
      proceeding: fields.id,
      position: index + 1,
      ...marksOf({ sources, confidence, confidenceNote: note ?? confidenceNote, unverifiedFields }),
    }),
  )
  return [{ kind: 'proceeding', ...rest, votes: voted, ...marks }, ...steps]
}

function pointRecord(fields: Record<string, unknown>, marks: object): object {
  const { periodType, conflictingValues, ...rest } = fields
  const position = (positions.get(fields.series as string) ?? 0) + 1
  positions.set(fields.series as string, position)
  const conflicts = (conflictingValues as { value: number; sources: FactSource[] }[] | undefined)?.map(
    (one) => ({
      value: one.value,
      sources: idsOf(one.sources),
    }),
  )
  const printed = printedValues.get(fields.id as string) ?? ''
  const extra = (printed.split('.')[1]?.length ?? 0) - (String(fields.value).split('.')[1]?.length ?? 0)
  const decimals = extra > 0 ? printed.split('.')[1]!.length : undefined
  return { kind: 'point', ...rest, position, decimals, conflictingValues: conflicts, ...marks }
}
