import { compareEdtf, parseEdtf } from '../domain/edtf'
import type { DocumentRecord, EventRecord, Milestone } from '../domain/records'
import { isDated } from '../domain/titleAndDate'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'

/** One dated thing in a chronology: an event, a document that no event of the list stands for, or a docket step. */
export type ChronicleEntry = {
  record: Brief
  date: string
  description: string
  note: string | null
  /** What the event is about or rests on: documents, with how many quotations each has. */
  documents: { brief: Brief; quotations: number }[]
  /** The docket of a step, where the list is of more than that docket. */
  proceeding: Named | null
  /** A docket step's own citation. */
  citation: string | null
}

export type Chronicled = EventRecord | (DocumentRecord & { date: string }) | Milestone

/**
 * Puts events, documents and docket steps in one order of time. A document that one of the events names is
 * shown with that event, one without a date not at all; a docket step gives way to an event of the same day in the same proceeding.
 */
export function chronicle(
  catalog: Catalog,
  events: readonly EventRecord[],
  documents: readonly DocumentRecord[],
  milestones: readonly Milestone[],
): ChronicleEntry[] {
  const told = new Set(events.flatMap((event) => event.documents))
  const stepsTold = new Set(events.flatMap((event) => event.proceedings.map((id) => `${event.date} ${id}`)))
  const kept: Chronicled[] = [
    ...events,
    ...documents.filter(isDated).filter(({ id }) => !told.has(id)),
    ...milestones.filter(({ date, proceeding }) => !stepsTold.has(`${date} ${proceeding}`)),
  ]
  return kept
    .sort((a, b) => compareEdtf(a.date, b.date) || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1))
    .map((record) => entryOf(catalog, record))
}

const RANK = { event: 0, document: 1, milestone: 2 }

function entryOf(catalog: Catalog, record: Chronicled): ChronicleEntry {
  const documents =
    record.kind === 'event'
      ? catalog.pick('document', record.documents)
      : record.kind === 'document'
        ? [record]
        : []
  return {
    record: briefOf(record),
    date: record.date,
    description:
      record.kind === 'event' ? record.description : record.kind === 'document' ? record.summary : '',
    note: record.note ?? null,
    documents: documents.map((document) => ({
      brief: briefOf(document),
      quotations: catalog.mentioning(document.id, 'statement', 'document').length,
    })),
    proceeding: record.kind === 'milestone' ? (namesOf(catalog, [record.proceeding])[0] ?? null) : null,
    citation: record.kind === 'milestone' ? (record.citation ?? null) : null,
  }
}

/** Parts a chronology by the year in which each entry begins. */
export function byYear<Entry extends { date: string }>(
  entries: readonly Entry[],
): { year: string; entries: Entry[] }[] {
  const years: { year: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const year = parseEdtf(entry.date)?.min.slice(0, 4) ?? ''
    if (years.at(-1)?.year === year) years.at(-1)!.entries.push(entry)
    else years.push({ year, entries: [entry] })
  }
  return years
}
