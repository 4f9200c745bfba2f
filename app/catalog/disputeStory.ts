import { parseEdtf } from '../domain/edtf'
import type { Dispute, DocumentRecord, Source } from '../domain/records'
import { briefOf, namesOf, speakerOf, type Brief, type Named, type Speaker } from './brief'
import type { Catalog } from './catalog'
import { byYear, chronicle, type ChronicleEntry } from './chronology'
import { demandsOf, type DemandsOfDocument } from './demands'
import { exchangeOf, type MonthOfTurns } from './exchange'
import { perRevision } from './perRevision'
import { tiesOf, type Tie } from './ties'

/** All that the page of a dispute tells, in its order. */
export type DisputeStory = {
  dispute: Dispute
  parties: (Named & { role: string })[]
  /** People of the dispute by whom they speak for, in the order in which parties are listed; null is for nobody named. */
  speakers: { organization: Named | null; people: (Speaker & { quotations: number })[] }[]
  exchange: MonthOfTurns[]
  demands: DemandsOfDocument[]
  chronology: { year: string; entries: ChronicleEntry[] }[]
  documents: { brief: Brief; from: Named[]; quotations: number; note: string | null; unverified: string[] }[]
  disagreements: { topic: string; values: string[]; sources: Source[] }[]
  proceedings: (Named & { dockets: string[]; summary: string })[]
  series: Brief[]
  ties: Tie[]
  sources: Source[]
}

/** Gathers what the record holds of a dispute; null where there is no such dispute. */
export const tellDispute = perRevision((catalog: Catalog, id: string): DisputeStory | null => {
  const dispute = catalog.find('dispute', id)
  if (!dispute) return null
  const documents = catalog.mentioning(id, 'document', 'disputes')
  const proceedings = proceedingsOf(catalog, id, documents)
  return {
    dispute,
    parties: dispute.parties.flatMap(({ organization, role }) =>
      namesOf(catalog, [organization]).map((named) => ({ ...named, role })),
    ),
    speakers: speakersOf(catalog, dispute, documents),
    exchange: exchangeOf(catalog, documents),
    demands: demandsOf(
      catalog,
      documents.map((document) => document.id),
    ),
    chronology: byYear(
      chronicle(
        catalog,
        catalog.mentioning(id, 'event', 'disputes'),
        documents,
        stepsWithin(catalog, dispute, proceedings),
      ),
    ),
    documents: documents.map((document) => ({
      brief: briefOf(document),
      from: namesOf(catalog, document.from),
      quotations: catalog.mentioning(document.id, 'statement', 'document').length,
      note: document.note ?? null,
      unverified: document.unverified,
    })),
    disagreements: dispute.disagreements.map(({ topic, values, sources }) => ({
      topic,
      values,
      sources: catalog.pick('source', sources),
    })),
    proceedings: catalog.pick('proceeding', proceedings).map(({ id, title, dockets, summary }) => ({
      id,
      name: title,
      href: `/proceedings/${id}`,
      dockets,
      summary,
    })),
    series: catalog.mentioning(id, 'series', 'disputes').map(briefOf),
    ties: tiesOf(catalog, id),
    sources: catalog.pick('source', dispute.sources),
  }
})

/** Proceedings that name the dispute, then those that its documents belong to. */
function proceedingsOf(catalog: Catalog, id: string, documents: readonly DocumentRecord[]): string[] {
  const naming = catalog.mentioning(id, 'proceeding', 'disputes').map((proceeding) => proceeding.id)
  return [...new Set([...naming, ...documents.flatMap((document) => document.proceedings)])]
}

/** Docket steps while the dispute lasted: those before and after belong to the proceeding's own page. */
function stepsWithin(catalog: Catalog, dispute: Dispute, proceedings: string[]) {
  const start = parseEdtf(dispute.start)?.min ?? ''
  const end = dispute.end ? (parseEdtf(dispute.end)?.max ?? '') : '9999'
  return proceedings
    .flatMap((id) => catalog.mentioning(id, 'milestone', 'proceeding'))
    .filter(({ date }) => {
      const step = parseEdtf(date)
      return step !== null && step.min >= start && step.max <= end
    })
}

function speakersOf(
  catalog: Catalog,
  dispute: Dispute,
  documents: readonly DocumentRecord[],
): DisputeStory['speakers'] {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const { speaker } of catalog.mentioning(document.id, 'statement', 'document')) {
      counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    }
  }
  const groups = new Map<string, DisputeStory['speakers'][number]>()
  for (const { organization } of dispute.parties) {
    const [named] = namesOf(catalog, [organization])
    if (named) groups.set(organization, { organization: named, people: [] })
  }
  const ids = new Set([...dispute.people, ...[...counts.keys()].filter((id) => catalog.find('person', id))])
  for (const id of ids) {
    const speaker = speakerOf(catalog, id)
    if (!speaker) continue
    const key = speaker.organization?.id ?? ''
    const group = groups.get(key) ?? { organization: speaker.organization, people: [] }
    group.people.push({ ...speaker, quotations: counts.get(id) ?? 0 })
    groups.set(key, group)
  }
  for (const { people } of groups.values()) people.sort((a, b) => b.quotations - a.quotations)
  return [...groups.values()].filter(({ people }) => people.length > 0)
}
