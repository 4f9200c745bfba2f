import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../../app/catalog/catalog'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { parseEdtf } from '../../../app/domain/edtf'
import type { CatalogRecord, Dispute, DocumentRecord, Point, Proceeding } from '../../../app/domain/records'
import { READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { formatValue } from '../../../app/ingest/pointsTable'
import { syncContent } from '../../../app/ingest/syncContent.server'
import { openTestPortal } from '../../openTestPortal'

/** Where the researched facts lie beside a clone, for those who have them. They are not part of the project. */
const FACTS = ['../shared/facts', '../../shared/facts']
  .map((path) => join(process.cwd(), path))
  .find(existsSync)
if (!FACTS) console.info('Not compared with the researched facts: there is no folder ../shared/facts here.')

type Fact = Record<string, unknown> & { id: string }

/** The facts of one kind. Numbers stay the text that they are, so that 4.0 is not taken for 4. */
function facts(name: string): Fact[] {
  const text = readFileSync(join(FACTS!, `${name}.json`), 'utf8')
  return JSON.parse(text.replace(/("value": )(-?[\d.]+)/g, '$1"$2"')) as Fact[]
}

describe.skipIf(!FACTS)('the shipped record', () => {
  let catalog: Catalog
  beforeAll(async () => {
    const portal = await openTestPortal()
    const result = await syncContent(portal)
    expect(!result.ok && result.refusal.map(formatProblem)).toBe(false)
    catalog = await readCatalog(portal, READER)
  })

  it('has every source of the facts once, read in an archived copy', () => {
    const distinct = new Set<string>()
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return
      const held = value as Record<string, unknown>
      if ('accessed' in held) distinct.add(JSON.stringify([held.title, held.publisher, held.url, held.date]))
      else Object.values(held).forEach(walk)
    }
    for (const name of Object.keys(TOLD)) walk(facts(name))
    const held = catalog
      .list('source')
      .map(({ title, publisher, url, date }) => JSON.stringify([title, publisher, url, date]))
    expect(held.sort()).toEqual([...distinct].sort())
    expect(held).toHaveLength(397)
    expect(new Set(catalog.list('source').map(({ readAs, readOn }) => `${readAs} ${readOn}`))).toEqual(
      new Set(['archived copy 2026-11']),
    )
  })

  it.each(Object.entries(TOLD))(
    'has all that the facts say of %s, marks and caveats included',
    (name, { kind, tell }) => {
      const expected = facts(name)
      for (const fact of expected) {
        const record = catalog.find(kind, fact.id)
        expect(record, `${fact.id} is missing`).not.toBeNull()
        expect(unordered(tell(record as never, catalog)), fact.id).toEqual(unordered(fact))
      }
      expect(catalog.list(kind)).toHaveLength(expected.length)
    },
  )

  it('has 816 researched records', () => {
    const counts = Object.values(TOLD).map(({ kind }) => catalog.list(kind).length)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(816)
  })
})

/** How each kind is told in the facts' words. */
const TOLD: Record<
  string,
  { kind: CatalogRecord['kind']; tell: (record: never, catalog: Catalog) => object }
> = {
  organizations: { kind: 'organization', tell: tellPlainly },
  people: { kind: 'person', tell: tellPerson },
  disputes: { kind: 'dispute', tell: tellDispute },
  documents: { kind: 'document', tell: tellDocument },
  events: { kind: 'event', tell: tellEvent },
  proceedings: { kind: 'proceeding', tell: tellProceeding },
  'measurement-series': { kind: 'series', tell: tellPlainly },
  measurements: { kind: 'point', tell: tellPoint },
}

/** Lists that a record owns on its other side only: their order is not kept, what is in them is. */
const UNORDERED = ['documents', 'events', 'proceedings', 'measurementSeries', 'disputes']

function unordered(fact: object): object {
  const { quotes, ...rest } = fact as Record<string, unknown>
  const sorted = Object.entries(rest).map(([name, value]) => [
    name,
    UNORDERED.includes(name) ? [...(value as string[])].sort() : value,
  ])
  return { ...Object.fromEntries(sorted), ...(quotes === undefined ? {} : { quotes }) }
}

function tellSources(ids: readonly string[], catalog: Catalog) {
  return catalog.pick('source', ids).map(({ title, publisher, url, date, readAs, readOn }) => {
    expect([readAs, readOn]).toEqual(['archived copy', '2026-11'])
    return { title, publisher, url, date, accessed: 'stored copy' }
  })
}

/** A record with its sources in full, marks under the facts' names, and nothing that says nothing. */
function tellPlainly(record: CatalogRecord, catalog: Catalog): Record<string, unknown> {
  const { kind, sources, unverified, note, ...fields } = record as CatalogRecord & {
    sources: string[]
    unverified: string[]
    note?: string
  }
  const told: Record<string, unknown> = { ...fields, sources: tellSources(sources, catalog) }
  if (unverified.length > 0) told.unverifiedFields = unverified
  if (note !== undefined) told.confidenceNote = note
  if (kind === 'organization') {
    for (const name of ['aliases', 'subsidiaries'])
      if ((told[name] as string[]).length === 0) delete told[name]
  }
  return told
}

function tellPerson(person: CatalogRecord, catalog: Catalog) {
  const told = tellPlainly(person, catalog)
  if ((told.aliases as string[]).length === 0) delete told.aliases
  return { ...told, disputes: catalog.mentioning(person.id, 'dispute', 'people').map(({ id }) => id) }
}

function tellDispute(dispute: Dispute, catalog: Catalog) {
  const { start, end, disagreements, unverifiedFields, ...told } = tellPlainly(dispute, catalog)
  const idsOf = (kind: 'document' | 'event' | 'proceeding' | 'series') =>
    catalog.mentioning(dispute.id, kind, 'disputes').map(({ id }) => id)
  return {
    ...told,
    startDate: start,
    endDate: end,
    documents: idsOf('document'),
    events: idsOf('event'),
    proceedings: idsOf('proceeding'),
    measurementSeries: idsOf('series'),
    ...(unverifiedFields
      ? {
          unverifiedFields: (unverifiedFields as string[]).map((field) =>
            field === 'start' ? 'startDate' : field,
          ),
        }
      : {}),
    ...((disagreements as unknown[]).length > 0
      ? {
          sourceDisagreements: dispute.disagreements.map((one) => ({
            ...one,
            sources: tellSources(one.sources, catalog),
          })),
        }
      : {}),
  }
}

function tellDocument(document: DocumentRecord, catalog: Catalog) {
  const { from, to, ...told } = tellPlainly(document, catalog)
  const quotations = catalog
    .mentioning(document.id, 'statement', 'document')
    .sort((a, b) => a.position - b.position)
  const demands = catalog
    .mentioning(document.id, 'demand', 'document')
    .sort((a, b) => a.position - b.position)
  const unverified = quotations.flatMap((quote, index) =>
    quote.unverified.map((field) => `quotes[${index}] ${field}`),
  )
  return {
    ...told,
    fromOrganizations: from,
    toOrganizations: to,
    quotes: quotations.map(({ text, speaker, sources, note, confidence }) => {
      expect([note, confidence]).toEqual([undefined, 'verified'])
      return { text, speaker, sources: tellSources(sources, catalog) }
    }),
    ...(unverified.length > 0 ? { unverifiedFields: unverified } : {}),
    ...(demands.length > 0
      ? { demands: demands.map(({ text, due, basis }) => ({ text, deadline: due, deadlineBasis: basis })) }
      : {}),
  }
}

function tellEvent(event: CatalogRecord, catalog: Catalog) {
  const told = tellPlainly(event, catalog)
  return { ...told, datePrecision: parseEdtf(told.date as string)!.precision }
}

function tellProceeding(proceeding: Proceeding, catalog: Catalog) {
  const steps = catalog
    .mentioning(proceeding.id, 'milestone', 'proceeding')
    .sort((a, b) => a.position - b.position)
  return {
    ...tellPlainly(proceeding, catalog),
    votes: proceeding.votes.map((vote) => ({ ...vote, sources: tellSources(vote.sources, catalog) })),
    milestones: steps.map((step) => {
      const { proceeding: _, position: __, confidenceNote, ...told } = tellPlainly(step, catalog)
      return { ...told, ...(confidenceNote === undefined ? {} : { note: confidenceNote }) }
    }),
  }
}

function tellPoint(point: Point, catalog: Catalog) {
  const { position: _, decimals: __, ...told } = tellPlainly(point, catalog)
  const { precision } = parseEdtf(point.period)!
  const conflicts = point.conflictingValues.map(({ value, sources }) => {
    return { value: String(value), sources: tellSources(sources, catalog) }
  })
  for (const name of ['rankBasis', 'counterparty', 'location', 'technology', 'reporter']) {
    if (told[name] === null) delete told[name]
  }
  delete told.conflictingValues
  return {
    ...told,
    value: formatValue(point),
    periodType: precision === 'interval' ? 'period' : precision,
    ...(conflicts.length > 0 ? { conflictingValues: conflicts } : {}),
  }
}
