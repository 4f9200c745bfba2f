import type { Catalog } from '../catalog/catalog'
import { findDocketNumbers } from '../domain/docketNumber'
import type {
  CatalogRecord,
  Demand,
  DocumentRecord,
  EventRecord,
  Milestone,
  Proceeding,
} from '../domain/records'
import { isDated } from '../domain/titleAndDate'
import { recordHref } from '../domain/recordHref'
import { shownKind } from '../domain/shownKind'
import type { IndexedRecord } from './recordIndex'
import {
  dateEntry,
  inTimelineOrder,
  kindKey,
  kindOfKey,
  type DatedEntry,
  type Names,
  type TimelineEntry,
} from './timelineEntry'

/** Every dated record of a catalog, oldest first, with the names of what they mention. */
export function listTimelineEntries(catalog: Catalog): { entries: DatedEntry[]; names: Names } {
  const found: TimelineEntry[] = [
    ...catalog
      .list('document')
      .filter(isDated)
      .map((document) => entryOfDocument(catalog, document)),
    ...catalog.list('event').map((event) => entryOfEvent(catalog, event)),
    ...catalog.list('milestone').map((milestone) => entryOfMilestone(catalog, milestone)),
    ...catalog.list('demand').flatMap((demand) => entryOfDemand(catalog, demand) ?? []),
  ]
  const entries = found.flatMap((entry) => dateEntry(entry) ?? []).sort(inTimelineOrder)
  return { entries, names: namesIn(catalog, entries) }
}

function entryOfDocument(catalog: Catalog, document: DocumentRecord & { date: string }): TimelineEntry {
  const statements = catalog.mentioning(document.id, 'statement', 'document')
  const speakers = statements.map((statement) => statement.speaker)
  const people = unique([
    ...document.authors,
    ...document.addressees,
    ...speakers.filter((id) => catalog.find('person', id)),
  ])
  const organizations = [
    ...document.from,
    ...document.to,
    ...speakers.filter((id) => catalog.find('organization', id)),
    ...employersOf(catalog, [...document.authors, ...speakers]),
  ]
  return {
    ...common(catalog, document, document.disputes, document.proceedings),
    date: document.date,
    title: document.title,
    shortTitle: document.title,
    summary: document.summary,
    words: statements.map(({ text, speaker }) => ({ text, speaker })),
    organizations: unique(organizations),
    people,
    url: recordHref(document),
  }
}

function entryOfEvent(catalog: Catalog, event: EventRecord): TimelineEntry {
  return {
    ...common(catalog, event, event.disputes, event.proceedings),
    date: event.date,
    title: event.title,
    shortTitle: event.title,
    summary: event.description,
    words: [],
    organizations: unique([...event.organizations, ...employersOf(catalog, event.people)]),
    people: event.people,
    url: recordHref(event),
  }
}

function entryOfMilestone(catalog: Catalog, milestone: Milestone): TimelineEntry {
  const event = catalog
    .mentioning(milestone.proceeding, 'event', 'proceedings')
    .find(({ date }) => date === milestone.date)
  const proceeding = catalog.find('proceeding', milestone.proceeding)
  const step = milestone.citation ? `${milestone.title} (${milestone.citation})` : milestone.title
  return {
    ...common(catalog, milestone, proceeding?.disputes ?? [], [milestone.proceeding]),
    date: milestone.date,
    title: proceeding ? `${proceeding.title}: ${step}` : step,
    shortTitle: milestone.title,
    summary: milestone.note ?? '',
    words: [],
    organizations: proceeding ? [proceeding.agency] : [],
    people: [],
    url: recordHref(milestone),
    ...(event && { sameDay: { id: event.id, title: event.title, url: recordHref(event) } }),
  }
}

/** A demand stands where it falls due. One without a due date is found with its letter. */
function entryOfDemand(catalog: Catalog, demand: Demand): TimelineEntry | null {
  const document = catalog.find('document', demand.document)
  if (!demand.due || !document) return null
  return {
    ...common(catalog, demand, document.disputes, document.proceedings),
    date: demand.due,
    title: `Due: ${demand.text}`,
    shortTitle: `Due: ${demand.text}`,
    summary: `Demanded in ${document.title}.${demand.basis ? ` Its date was computed from “${demand.basis}”.` : ''}`,
    words: [],
    organizations: unique([...document.from, ...document.to]),
    people: unique([...document.authors, ...document.addressees]),
    url: recordHref(demand),
  }
}

/** What entries of every kind take from their record, and from the disputes and proceedings it belongs to. */
function common(
  catalog: Catalog,
  record: CatalogRecord & { sources: string[]; confidence: string; unverified: string[] },
  disputes: string[],
  proceedings: string[],
) {
  const about = catalog.pick('dispute', disputes)
  const before = catalog.pick('proceeding', proceedings)
  return {
    id: record.id,
    kind: kindKey(shownKind(record)),
    disputes,
    proceedings,
    topics: unique(about.map((dispute) => dispute.type)),
    jurisdictions: unique([...about, ...before].map(({ jurisdiction }) => jurisdiction)),
    isVerified: record.confidence === 'verified' && record.unverified.length === 0,
    sourceCount: record.sources.length,
  }
}

function employersOf(catalog: Catalog, people: string[]): string[] {
  return catalog.pick('person', people).flatMap((person) => person.organization ?? [])
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}

function namesIn(catalog: Catalog, entries: readonly DatedEntry[]): Names {
  const names: Names = {}
  for (const entry of entries) {
    const speakers = entry.words.map(({ speaker }) => speaker)
    for (const id of [
      ...entry.disputes,
      ...entry.proceedings,
      ...entry.organizations,
      ...entry.people,
      ...speakers,
    ]) {
      const record = catalog.get(id)
      if (record && names[id] === undefined) names[id] = nameOf(record)
    }
  }
  return names
}

function nameOf(record: CatalogRecord): string {
  if (record.kind === 'proceeding') return labelOfProceeding(record)
  if (record.kind === 'organization' || record.kind === 'person') return record.name
  return 'title' in record ? record.title : record.id
}

/** A docket is known by its number, a case or a law by its title. */
function labelOfProceeding(proceeding: Proceeding): string {
  const docket = proceeding.dockets.find((number) => /\bDocket No\b/.test(number))
  return docket ?? proceeding.title
}

/**
 * What the index reads of each entry, in the entries' order. It knows more than lists show: other names of
 * organizations and people, the titles of proceedings, and every docket number and citation.
 */
export function listIndexedRecords(catalog: Catalog, entries: readonly DatedEntry[]): IndexedRecord[] {
  return entries.map((entry) => {
    const organizations = catalog.pick('organization', entry.organizations)
    const speakers = entry.words.map(({ speaker }) => speaker)
    const people = catalog.pick('person', unique([...entry.people, ...speakers]))
    const proceedings = catalog.pick('proceeding', entry.proceedings)
    const record = catalog.get(entry.id)
    const type = record && 'type' in record ? record.type : ''
    const identifiers = record?.kind === 'document' && record.identifier ? [record.identifier] : []
    const numbers = [
      ...identifiers,
      ...proceedings.flatMap(({ dockets, citations }) => [...dockets, ...citations]),
    ]
    return {
      title: [entry.title],
      words: entry.words.map(({ text }) => text),
      summary: [entry.summary],
      person: people.flatMap(({ name, aliases }) => [name, ...aliases]),
      organization: organizations.flatMap(({ name, aliases, abbreviation, ticker }) => [
        name,
        ...aliases,
        ...[abbreviation, ticker].filter((text) => text !== undefined),
      ]),
      matter: [
        ...catalog.pick('dispute', entry.disputes).map(({ title }) => title),
        ...proceedings.flatMap(({ title, dockets }) => [title, ...dockets]),
        ...entry.topics,
        ...entry.jurisdictions,
      ],
      kind: [kindOfKey(entry.kind).word, type],
      dockets: unique(
        [...numbers, entry.title, entry.summary].flatMap((text) =>
          findDocketNumbers(text).flatMap(({ keys }) => keys),
        ),
      ),
    }
  })
}

/** A proceeding and the keys of all its numbers, so that a number that is typed can lead to it. */
export type ProceedingNumbers = { id: string; label: string; title: string; keys: string[] }

/** Every proceeding that has a docket number or citation. */
export function listProceedingNumbers(catalog: Catalog): ProceedingNumbers[] {
  return catalog.list('proceeding').flatMap((proceeding) => {
    const { id, title, dockets, citations } = proceeding
    const steps = catalog.mentioning(id, 'milestone', 'proceeding').flatMap(({ citation }) => citation ?? [])
    const keys = unique(
      [...dockets, ...citations, ...steps].flatMap((text) =>
        findDocketNumbers(text).flatMap((mention) => mention.keys),
      ),
    )
    return keys.length > 0 ? [{ id, label: labelOfProceeding(proceeding), title, keys }] : []
  })
}
