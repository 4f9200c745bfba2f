import type { Catalog } from '../../catalog/catalog'
import { compareEdtf, formatEdtf } from '../../domain/edtf'
import type { PacketDraft } from '../../domain/packet'
import type { CatalogRecord, Statement } from '../../domain/records'
import { dateOf, titleOf } from '../../domain/titleAndDate'
import { shownKind } from '../../domain/shownKind'
import { subjectOf } from '../../measurements/planChart'

/** A record to choose, with what tells it from others. */
export type BlockChoice = { id: string; label: string; date: string; kind: string }

/** What a form offers for a part of an argument. */
export type BlockChoices = {
  records: BlockChoice[]
  statements: BlockChoice[]
  series: { id: string; label: string }[]
  services: { key: string; label: string }[]
  /** First and last period of the chosen series; null without one. */
  periods: { first: string; last: string } | null
}

/** More than anybody looks through: a search narrows them. */
const MOST_CHOICES = 120

/**
 * Offers what belongs to the matter: records of the disputes and proceedings of the packet's exhibits, and those chosen
 * already. Words to look for (`q`) search the whole catalog instead.
 */
export function blockChoices(
  catalog: Catalog,
  packet: PacketDraft,
  { q, series, chosen }: { q: string; series: string; chosen: readonly string[] },
): BlockChoices {
  const matter = mattersOf(catalog, packet)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const isChosen = new Set([...chosen, ...packet.exhibits.map(({ record }) => record)])
  const isOffered = (record: CatalogRecord) =>
    isChosen.has(record.id) ||
    (words.length > 0 ? hasWords(record, words) : touches(documentOf(catalog, record) ?? record, matter))
  const dated = (['event', 'document', 'milestone'] as const)
    .flatMap((kind): CatalogRecord[] => [...catalog.list(kind)])
    .filter((record) => dateOf(record) && isOffered(record))
  const statements = catalog.list('statement').filter(isOffered)
  const points = catalog.find('series', series) ? catalog.mentioning(series, 'point', 'series') : []
  const periods = points
    .map(({ period }) => period)
    .filter((period) => /^\d{4}(-\d{2})?$/.test(period))
    .sort()
  const services = [...new Map(points.map((point) => [subjectOf(point).key, subjectOf(point)])).values()]
  return {
    records: choicesOf(catalog, dated, isChosen),
    statements: choicesOf(catalog, statements, isChosen),
    series: catalog.list('series').map(({ id, title }) => ({ id, label: title })),
    services: services.sort((a, b) => (a.label < b.label ? -1 : 1)),
    periods: periods.length > 0 ? { first: periods[0]!, last: periods.at(-1)! } : null,
  }
}

/** Disputes and proceedings that exhibits belong to, or are. */
function mattersOf(catalog: Catalog, { exhibits }: PacketDraft): Set<string> {
  const matters = new Set<string>()
  for (const { record: id } of exhibits) {
    const record = catalog.get(id)
    if (!record) continue
    for (const matter of mattersNamed(documentOf(catalog, record) ?? record)) matters.add(matter)
    if (record.kind === 'dispute' || record.kind === 'proceeding') matters.add(id)
  }
  return matters
}

function mattersNamed(record: CatalogRecord): string[] {
  return [
    ...('disputes' in record ? record.disputes : []),
    ...('proceedings' in record ? record.proceedings : []),
    ...('proceeding' in record ? [record.proceeding] : []),
  ]
}

function touches(record: CatalogRecord, matters: ReadonlySet<string>): boolean {
  return mattersNamed(record).some((id) => matters.has(id))
}

function documentOf(catalog: Catalog, record: CatalogRecord): CatalogRecord | null {
  return record.kind === 'statement' ? catalog.find('document', record.document) : null
}

function hasWords(record: CatalogRecord, words: readonly string[]): boolean {
  const title = titleOf(record).toLowerCase()
  return words.every((word) => title.includes(word))
}

/**
 * Those chosen first, so that the limit hides none of them: what is not listed would be dropped when the form is
 * saved. Then by date.
 */
function choicesOf(
  catalog: Catalog,
  records: readonly CatalogRecord[],
  chosen: ReadonlySet<string>,
): BlockChoice[] {
  const dayOf = (record: CatalogRecord) => dateOf(documentOf(catalog, record) ?? record) ?? ''
  const kept = records
    .toSorted((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
    .slice(0, Math.max(MOST_CHOICES, chosen.size))
  return kept
    .sort((a, b) => compareEdtf(dayOf(a), dayOf(b)))
    .map((record) => ({
      id: record.id,
      label: labelOf(catalog, record),
      date: dayOf(record) && formatEdtf(dayOf(record)),
      kind: shownKind(record).word,
    }))
}

function labelOf(catalog: Catalog, record: CatalogRecord): string {
  return record.kind === 'statement' ? `${speakerOf(catalog, record)}: “${record.text}”` : titleOf(record)
}

function speakerOf(catalog: Catalog, { speaker }: Statement): string {
  const actor = catalog.get(speaker)
  return actor && 'name' in actor ? actor.name : speaker
}
