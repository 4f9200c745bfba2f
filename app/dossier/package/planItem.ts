import type { Catalog } from '../../catalog/catalog'
import { chooseChart } from '../../measurements/defaultChart'
import { pointsShown, subjectOf } from '../../measurements/planChart'
import type { OpenText } from '../../domain/anchoring/openText'
import { placePassage } from '../../domain/anchoring/placePassage'
import { BAG_PATHS, type ManifestPoint, type ManifestQuotation } from '../../domain/evidencePackage/manifest'
import type { ExhibitFields } from '../../domain/packet'
import { CONTEXT, type Passage, type Place } from '../../domain/passage'
import { recordHref } from '../../domain/recordHref'
import type { CatalogRecord, Point, Statement } from '../../domain/records'

/** The document whose originals prove an exhibit: itself, or the one that its words are from. Null for other records. */
export function documentOf(record: CatalogRecord | null): string | null {
  if (!record) return null
  if (record.kind === 'document') return record.id
  return record.kind === 'statement' || record.kind === 'demand' ? record.document : null
}

/** The statements whose words an exhibit's pages quote. */
export function statementsOf(catalog: Catalog, record: CatalogRecord): Statement[] {
  if (record.kind === 'statement') return [record]
  return record.kind === 'document' ? catalog.mentioning(record.id, 'statement', 'document') : []
}

/** The text that quotations of a document are looked for in: its current version's, under its original's SHA-256. */
export type SearchedText = { sha256: string; open: OpenText }

/** A statement's words, with their place in the document's text where they stand there once. */
export function quoteStatement(statement: Statement, searched: SearchedText | null): ManifestQuotation {
  const quotation = {
    text: statement.text,
    original: searched?.sha256 ?? null,
    place: null,
    ...{ prefix: '', suffix: '' },
    permalink: recordHref(statement),
  }
  const first = searched?.open.pages[0]
  if (!searched || !first || searched.open.text.trim() === '') return { ...quotation, state: 'unread' }
  const passage: Passage = {
    ...{ page: first.number, start: 0, end: statement.text.length },
    ...{ exact: statement.text, prefix: '', suffix: '' },
  }
  const anchor = placePassage(passage, searched.open)
  if (anchor.state !== 'exact' && anchor.state !== 'moved') return { ...quotation, state: anchor.state }
  const { page, start, endPage = null, end } = anchor
  const { prefix, suffix } = contextOf(searched.open, anchor)
  return {
    ...quotation,
    place: { page, start, endPage, end },
    ...{ prefix, suffix },
    // A statement names no place, so that where it is found is where it is.
    state: 'exact',
  }
}

/** The letters of a text at a place, with those on either side. */
export function contextOf({ text, pages }: OpenText, place: Place) {
  const from = pages.find(({ number }) => number === place.page)!.start + place.start
  const to = pages.find(({ number }) => number === (place.endPage ?? place.page))!.start + place.end
  return {
    text: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - CONTEXT), from),
    suffix: text.slice(to, to + CONTEXT),
  }
}

/** The values that an exhibit's pages plot or list. */
export function pointsOf(catalog: Catalog, record: CatalogRecord, { chart }: ExhibitFields): ManifestPoint[] {
  if (record.kind === 'point') return [pointOf(record)]
  if (record.kind !== 'series') return []
  const points = catalog.mentioning(record.id, 'point', 'series')
  const drawn = chart ?? chooseChart(points)
  const shown = drawn
    ? pointsShown({ points, subjects: drawn.services, from: drawn.from, to: drawn.to })
    : points
  return shown.map(pointOf)
}

function pointOf(point: Point): ManifestPoint {
  const { id, series, period, value, unit, comparator } = point
  return {
    ...{ id, series, subject: subjectOf(point).label, period, value, unit, comparator },
    otherValues: point.conflictingValues.map((other) => other.value),
    path: `${BAG_PATHS.series}${series}.csv`,
    source: null,
  }
}
