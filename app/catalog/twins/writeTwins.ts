import { LINK_INVERSE, type Link } from '../../domain/links'
import { referencesOf } from '../../domain/recordReferences'
import type { CatalogRecord, RecordKind } from '../../domain/records'
import { dateOf, titleOf } from '../../domain/titleAndDate'
import { recordHref } from '../../domain/recordHref'
import { runsToText } from '../../domain/citation/work'
import { ok, refuse, type Result } from '../../domain/result'
import type { Catalog } from '../catalog'
import { citeRecord } from '../citeRecord'
import { TWIN_LISTS, twinOfId, type TwinList } from './lists'
import type { ListTwin, RecordTwin, Reference } from './schemas'

/** Makes full addresses of paths; the routes know under which one the portal is reached. */
export type Address = (path: string) => string

/** The JSON twin of a record's page: its fields, every record that they name, what names it, its links and parts. */
export function writeRecordTwin(catalog: Catalog, record: CatalogRecord, address: Address): RecordTwin {
  const { id } = record
  const named = referencesOf(record).flatMap(({ to }) => catalog.get(to) ?? [])
  const citations = citeRecord(catalog, record, address(recordHref(record)))
  return {
    revision: catalog.revision,
    state: catalog.standing(id)?.state ?? 'published',
    url: address(recordHref(record)),
    api: address(twinOfId(record.kind, id)),
    record,
    references: Object.fromEntries(named.map((other) => [other.id, referTo(other, address)])),
    mentionedBy: catalog.mentionsOf(id).map(({ from, field }) => ({ field, record: referTo(from, address) })),
    links: [
      ...catalog.linksFrom(id).flatMap((link) => tie(catalog, link, 'from', address)),
      ...catalog.linksTo(id).flatMap((link) => tie(catalog, link, 'to', address)),
    ],
    parts: partsOf(catalog, record),
    citations: {
      plain: runsToText(citations.plain),
      bluebook: runsToText(citations.bluebook),
      bibtex: citations.bibtex,
      cslJson: { ...citations.cslJson },
    },
  }
}

function partsOf(catalog: Catalog, { kind, id }: CatalogRecord): RecordTwin['parts'] {
  if (kind === 'document')
    return [
      ...catalog.mentioning(id, 'statement', 'document'),
      ...catalog.mentioning(id, 'demand', 'document'),
    ]
  if (kind === 'proceeding') return catalog.mentioning(id, 'milestone', 'proceeding')
  return kind === 'series' ? catalog.mentioning(id, 'point', 'series') : []
}

function tie(catalog: Catalog, link: Link, direction: 'from' | 'to', address: Address): RecordTwin['links'] {
  const other = catalog.get(direction === 'from' ? link.to : link.from)
  const says = direction === 'from' ? link.type : LINK_INVERSE[link.type]
  return other
    ? [
        {
          id: link.id,
          type: link.type,
          direction,
          says,
          reason: link.reason,
          record: referTo(other, address),
        } as RecordTwin['links'][number],
      ]
    : []
}

function referTo(record: CatalogRecord, address: Address): Reference {
  const { id, kind } = record
  return {
    id,
    kind,
    title: titleOf(record),
    date: dateOf(record),
    url: address(recordHref(record)),
    api: address(twinOfId(kind, id)),
  }
}

/** Items on a page of a list, unless asked otherwise, and at most. */
export const PER_PAGE = 50
export const MOST_PER_PAGE = 200

/** Refusals name the parameter and what it accepts. */
export type PageRefusal = { parameter: 'page' | 'perPage'; accepts: string }

/** One page of a list's twin, in chronicle order. A page past the last is empty, and says how many there are. */
export function writeListTwin(
  catalog: Catalog,
  list: TwinList,
  params: URLSearchParams,
  address: Address,
): Result<ListTwin, PageRefusal> {
  const page = readWhole(params.get('page'), 1, 1_000_000)
  const perPage = readWhole(params.get('perPage'), PER_PAGE, MOST_PER_PAGE)
  if (page === null) return refuse({ parameter: 'page', accepts: 'a whole number from 1' })
  if (perPage === null)
    return refuse({ parameter: 'perPage', accepts: `a whole number from 1 to ${MOST_PER_PAGE}` })
  const records = catalog.list(TWIN_LISTS[list] as RecordKind)
  const first = (page - 1) * perPage
  const at = (number: number) => address(`/api/v1/${list}?page=${number}&perPage=${perPage}`)
  return ok({
    revision: catalog.revision,
    total: records.length,
    page,
    perPage,
    next: first + perPage < records.length ? at(page + 1) : null,
    previous: page > 1 && first - perPage < records.length ? at(page - 1) : null,
    items: records.slice(first, first + perPage).map((record) => ({ ...referTo(record, address), record })),
  })
}

function readWhole(text: string | null, fallback: number, most: number): number | null {
  if (text === null) return fallback
  const number = /^[0-9]{1,7}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most ? number : null
}
