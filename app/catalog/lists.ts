import { compareEdtf, parseEdtf } from '../domain/edtf'
import type { Dispute, Organization, Person, Proceeding, Series, Source } from '../domain/records'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'
import { perRevision } from './perRevision'

/** Rows of the lists of each kind: one line about each record, worked out once for each revision. */

export type DisputeRow = Pick<Dispute, 'start' | 'end' | 'jurisdiction' | 'type' | 'status'> & {
  brief: Brief
  parties: Named[]
  documents: number
}
export type OrganizationRow = Pick<Organization, 'type' | 'country'> & {
  brief: Brief
  disputes: number
  documents: number
}
export type PersonRow = Pick<Person, 'role' | 'roleAsOf'> & {
  brief: Brief
  organization: Named | null
  quotations: number
}
export type ProceedingRow = Pick<Proceeding, 'dockets' | 'type' | 'jurisdiction' | 'status'> & {
  brief: Brief
  agency: Named | null
  first: string | null
  last: string | null
  steps: number
}
export type SeriesRow = Pick<Series, 'metric' | 'unit'> & {
  brief: Brief
  publisher: Named | null
  points: number
  from: string | null
  to: string | null
  disputes: number
}

export type SourceRow = Pick<Source, 'publisher' | 'date' | 'readAs' | 'readOn'> & {
  brief: Brief
  /** Records that rest on it. */
  cited: number
}

/** Latest first. */
export const listDisputes = once((catalog): DisputeRow[] =>
  [...catalog.list('dispute')]
    .sort((a, b) => compareEdtf(b.start, a.start) || (a.id < b.id ? -1 : 1))
    .map((dispute) => ({
      brief: briefOf(dispute),
      start: dispute.start,
      end: dispute.end,
      jurisdiction: dispute.jurisdiction,
      type: dispute.type,
      status: dispute.status,
      parties: namesOf(
        catalog,
        dispute.parties.map(({ organization }) => organization),
      ),
      documents: catalog.mentioning(dispute.id, 'document', 'disputes').length,
    })),
)

/** By name. */
export const listOrganizations = once((catalog): OrganizationRow[] =>
  catalog.list('organization').map((organization) => ({
    brief: briefOf(organization),
    type: organization.type,
    country: organization.country,
    disputes: catalog.mentioning(organization.id, 'dispute', 'parties').length,
    documents: catalog.mentioning(organization.id, 'document').length,
  })),
)

/** By name. */
export const listPeople = once((catalog): PersonRow[] =>
  catalog.list('person').map((person) => ({
    brief: briefOf(person),
    role: person.role,
    roleAsOf: person.roleAsOf,
    organization: namesOf(catalog, person.organization ? [person.organization] : [])[0] ?? null,
    quotations: catalog.mentioning(person.id, 'statement', 'speaker').length,
  })),
)

/** By their last step, latest first. */
export const listProceedings = once((catalog): ProceedingRow[] =>
  catalog
    .list('proceeding')
    .map((proceeding) => {
      const steps = catalog.mentioning(proceeding.id, 'milestone', 'proceeding')
      return {
        brief: briefOf(proceeding),
        dockets: proceeding.dockets,
        type: proceeding.type,
        jurisdiction: proceeding.jurisdiction,
        status: proceeding.status,
        agency: namesOf(catalog, [proceeding.agency])[0] ?? null,
        first: steps[0]?.date ?? null,
        last: steps.at(-1)?.date ?? null,
        steps: steps.length,
      }
    })
    .sort((a, b) => compareEdtf(b.last ?? '', a.last ?? '') || (a.brief.id < b.brief.id ? -1 : 1)),
)

/** The fullest first. */
export const listSeries = once((catalog): SeriesRow[] =>
  catalog
    .list('series')
    .map((series) => {
      const points = catalog.mentioning(series.id, 'point', 'series')
      const periods = points.map(({ period }) => parseEdtf(period)!)
      return {
        brief: briefOf(series),
        metric: series.metric,
        unit: series.unit,
        publisher: namesOf(catalog, series.publisher ? [series.publisher] : [])[0] ?? null,
        points: points.length,
        from: least(periods.map(({ min }) => min)),
        to: most(periods.map(({ max }) => max)),
        disputes: series.disputes.length,
      }
    })
    .sort((a, b) => b.points - a.points || (a.brief.id < b.brief.id ? -1 : 1)),
)

/** Latest first, those without a date last. */
export const listSources = once((catalog): SourceRow[] =>
  [...catalog.list('source')]
    .sort(
      (a, b) =>
        Number(a.date === null) - Number(b.date === null) ||
        compareEdtf(b.date ?? '', a.date ?? '') ||
        (a.id < b.id ? -1 : 1),
    )
    .map((source) => ({
      brief: briefOf(source),
      publisher: source.publisher,
      date: source.date,
      readAs: source.readAs,
      readOn: source.readOn,
      cited: new Set(catalog.mentionsOf(source.id).map(({ from }) => from.id)).size,
    })),
)

function least(days: string[]): string | null {
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b)).slice(0, 7)
}

function most(days: string[]): string | null {
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b)).slice(0, 7)
}

function once<Row>(list: (catalog: Catalog) => Row[]): (catalog: Catalog) => Row[] {
  const known = perRevision((catalog: Catalog, _whole: string) => list(catalog))
  return (catalog) => known(catalog, '')
}
