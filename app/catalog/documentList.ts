import { DATED_KINDS } from '../domain/shownKind'
import type { DocumentRecord } from '../domain/records'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'

/** What a list of documents is narrowed by; null narrows by nothing. */
export type DocumentFilter = {
  kind: string | null
  dispute: string | null
  party: string | null
  isOldestFirst: boolean
}

/** Every document, newest first. */
export const WHOLE_LIST: DocumentFilter = { kind: null, dispute: null, party: null, isOldestFirst: false }

/** Reads what an address asks of the list: `?kind=letter&dispute=…&party=…&order=oldest`, each of them optional. */
export function readDocumentFilter(asked: URLSearchParams): DocumentFilter {
  const chosen = (name: string) => asked.get(name) || null
  return {
    kind: chosen('kind'),
    dispute: chosen('dispute'),
    party: chosen('party'),
    isOldestFirst: asked.get('order') === 'oldest',
  }
}

/** Whether a filter leaves nothing out. */
export function isWhole({ kind, dispute, party }: DocumentFilter): boolean {
  return kind === null && dispute === null && party === null
}

export type ListedDocument = {
  brief: Brief
  from: Named[]
  summary: string
  quotations: number
  unverified: string[]
}
export type FacetValue = { value: string; name: string; count: number }

export type DocumentList = {
  documents: ListedDocument[]
  total: number
  /** Each count is what choosing that value would show, the other choices kept. */
  facets: { kind: FacetValue[]; dispute: FacetValue[]; party: FacetValue[] }
}

/** The documents of a catalog that a filter keeps, by date, and what else they could be narrowed by. */
export function listDocuments(catalog: Catalog, filter: DocumentFilter): DocumentList {
  const all = catalog.list('document')
  const kept = all.filter((document) => fits(document, filter))
  if (!filter.isOldestFirst) kept.reverse()
  const without = (field: 'kind' | 'dispute' | 'party') =>
    all.filter((document) => fits(document, { ...filter, [field]: null }))
  return {
    documents: kept.map((document) => ({
      brief: briefOf(document),
      from: namesOf(catalog, [...document.authors, ...document.from]),
      summary: document.summary,
      quotations: catalog.mentioning(document.id, 'statement', 'document').length,
      unverified: document.unverified,
    })),
    total: all.length,
    facets: {
      kind: inKindOrder(
        count(
          without('kind').map((document) => [briefOf(document).shown.word]),
          (word) => word,
        ),
      ),
      dispute: byCount(
        count(
          without('dispute').map((document) => document.disputes),
          (id) => catalog.find('dispute', id)?.title,
        ),
      ),
      party: byCount(
        count(
          without('party').map((document) => document.from),
          (id) => catalog.find('organization', id)?.name,
        ),
      ),
    },
  }
}

function fits(document: DocumentRecord, { kind, dispute, party }: DocumentFilter): boolean {
  return (
    (kind === null || briefOf(document).shown.word === kind) &&
    (dispute === null || document.disputes.includes(dispute)) &&
    (party === null || document.from.includes(party))
  )
}

function count(values: string[][], nameOf: (value: string) => string | undefined): FacetValue[] {
  const counts = new Map<string, number>()
  for (const value of values.flatMap((each) => [...new Set(each)]))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].flatMap(([value, total]) => {
    const name = nameOf(value)
    return name ? [{ value, name, count: total }] : []
  })
}

function byCount(facet: FacetValue[]): FacetValue[] {
  return facet.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'))
}

function inKindOrder(facet: FacetValue[]): FacetValue[] {
  const order = DATED_KINDS.map(({ word }) => word)
  return facet.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
}
