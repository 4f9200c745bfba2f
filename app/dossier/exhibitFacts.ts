import type { Catalog } from '../catalog/catalog'
import { formatEdtf } from '../domain/edtf'
import type { CatalogRecord, DocumentRecord, Point, RecordOf } from '../domain/records'
import { shownKind } from '../domain/shownKind'
import type { Fact } from './dossierPlan'
import { joinWords } from './exhibitSources'

/** Who spoke to whom, in a line for the table of exhibits; empty where nobody did. */
export function partiesOf(catalog: Catalog, record: CatalogRecord): string {
  switch (record.kind) {
    case 'document': {
      const [from, to] = [sendersOf(catalog, record), receiversOf(catalog, record)]
      return from && to ? `${from} to ${to}` : from || (to && `to ${to}`)
    }
    case 'statement':
      return nameOf(catalog, record.speaker)
    case 'series':
      return record.publisher ? nameOf(catalog, record.publisher) : ''
    case 'proceeding':
      return nameOf(catalog, record.agency)
    case 'milestone':
      return catalog.find('proceeding', record.proceeding)?.title ?? ''
    case 'event':
      return joinWords(namesOf(catalog, record.organizations))
    case 'dispute':
      return joinWords(
        namesOf(
          catalog,
          record.parties.map((party) => party.organization),
        ),
      )
    default:
      return ''
  }
}

/** Who a record is by, as an index has it; empty where nobody is named. */
export function senderOf(catalog: Catalog, record: CatalogRecord): string {
  if (record.kind === 'document') return sendersOf(catalog, record)
  return ['statement', 'series', 'proceeding'].includes(record.kind) ? partiesOf(catalog, record) : ''
}

/** The table of facts on an exhibit's slip-sheet. */
export function factsOf(catalog: Catalog, record: CatalogRecord): Fact[] {
  const rows: [label: string, value: string | null | undefined][] = [
    ['Kind', kindWords(record)],
    ...ownFacts(catalog, record),
  ]
  if ('confidence' in record) rows.push(['Unverified', unverifiedWords(record)])
  return rows.filter(([, value]) => value).map(([label, value]) => ({ label, value: [{ text: value! }] }))
}

/** Names what no source confirmed; empty where everything was. */
export function unverifiedWords(marks: {
  confidence: 'verified' | 'unverified'
  unverified: readonly string[]
}): string {
  if (marks.unverified.length > 0) return `Not confirmed by any source: ${joinWords(marks.unverified)}.`
  return marks.confidence === 'unverified' ? 'No source read for this record confirms it.' : ''
}

function ownFacts(catalog: Catalog, record: CatalogRecord): [string, string | null | undefined][] {
  switch (record.kind) {
    case 'document':
      return [
        ['Date', record.date && formatEdtf(record.date)],
        ['From', sendersOf(catalog, record)],
        ['To', receiversOf(catalog, record)],
        ['Number', record.identifier],
        ['Docket', docketsOf(catalog, record.proceedings)],
      ]
    case 'statement': {
      const document = catalog.find('document', record.document)
      return [
        ['Speaker', nameOf(catalog, record.speaker)],
        ['Document', document?.title],
        ['Date', document?.date && formatEdtf(document.date)],
      ]
    }
    case 'demand':
      return [
        ['Made in', catalog.find('document', record.document)?.title],
        ['Due', record.due && formatEdtf(record.due)],
        ['Basis', record.basis],
      ]
    case 'event':
      return [
        ['Date', formatEdtf(record.date)],
        ['Organizations', joinWords(namesOf(catalog, record.organizations))],
        ['People', joinWords(namesOf(catalog, record.people))],
        ['Docket', docketsOf(catalog, record.proceedings)],
      ]
    case 'dispute':
      return [
        ['Began', formatEdtf(record.start)],
        ['Ended', record.end && formatEdtf(record.end)],
        ['Status', record.status],
        ['Jurisdiction', record.jurisdiction],
      ]
    case 'proceeding':
      return [
        ['Agency', nameOf(catalog, record.agency)],
        ['Docket', record.dockets.join(', ')],
        ['Status', record.status],
        ['Cited as', record.citations.join('; ')],
      ]
    case 'milestone':
      return [
        ['Date', formatEdtf(record.date)],
        ['Proceeding', catalog.find('proceeding', record.proceeding)?.title],
        ['Cited as', record.citation],
      ]
    case 'organization':
      return [
        ['Country', record.country],
        ['Also', record.aliases.join(', ')],
      ]
    case 'person':
      return [
        ['Role', record.role],
        ['As of', formatEdtf(record.roleAsOf)],
        ['Organization', record.organization && nameOf(catalog, record.organization)],
      ]
    case 'series':
      return [
        ['Publisher', record.publisher && nameOf(catalog, record.publisher)],
        ['Metric', record.metric],
        ['Unit', record.unit],
      ]
    case 'point':
      return pointFacts(catalog, record)
    case 'source':
      return [
        ['Publisher', record.publisher],
        ['Date', record.date ? formatEdtf(record.date) : 'undated'],
      ]
  }
}

function pointFacts(catalog: Catalog, point: Point): [string, string | null | undefined][] {
  return [
    ['Series', catalog.find('series', point.series)?.title],
    ['Subject', point.service ?? (point.isp && nameOf(catalog, point.isp))],
    ['Period', formatEdtf(point.period)],
    ['Metric', point.metric],
    ['Place', point.location],
    ['Reported by', point.reporter && nameOf(catalog, point.reporter)],
  ]
}

function kindWords(record: CatalogRecord): string {
  const { word } = shownKind(record)
  return record.kind === 'document' && record.type === 'cease-and-desist'
    ? `${word} (cease and desist)`
    : word
}

/** Authors with their organizations, or the organizations alone. */
function sendersOf(catalog: Catalog, document: DocumentRecord): string {
  return withOrganizations(catalog.pick('person', document.authors), namesOf(catalog, document.from))
}

/** To whom a document went; empty where nobody is named. */
export function receiversOf(catalog: Catalog, document: DocumentRecord): string {
  return withOrganizations(catalog.pick('person', document.addressees), namesOf(catalog, document.to))
}

function withOrganizations(people: RecordOf<'person'>[], organizations: string[]): string {
  const names = joinWords(people.map(({ name }) => name))
  return [names, joinWords(organizations)].filter(Boolean).join(', ')
}

function docketsOf(catalog: Catalog, ids: readonly string[]): string {
  return catalog
    .pick('proceeding', ids)
    .map(({ dockets, title }) => dockets.join(', ') || title)
    .join('; ')
}

/** The name of a person or organization; its id where the viewer may not see it. */
export function nameOf(catalog: Catalog, id: string): string {
  const actor = catalog.get(id)
  return actor && 'name' in actor ? actor.name : id
}

export function namesOf(catalog: Catalog, ids: readonly string[]): string[] {
  return ids.map((id) => nameOf(catalog, id))
}
