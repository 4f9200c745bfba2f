import { shownMilestoneKind, type ShownKind } from '../domain/shownKind'
import type { Milestone, Proceeding, Source } from '../domain/records'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'
import { byYear, chronicle, type ChronicleEntry } from './chronology'
import { perRevision } from './perRevision'
import { tiesOf, type Tie } from './ties'

export type StepTaken = {
  milestone: Milestone
  shown: ShownKind
  sources: { id: string; publisher: string }[]
}

/** All that the page of a proceeding shows. */
export type ProceedingPage = {
  proceeding: Proceeding
  agency: Named | null
  steps: StepTaken[]
  votes: {
    item: string
    date: string
    tally: string
    for: Named[]
    against: Named[]
    note: string | null
    isUnverified: boolean
  }[]
  /** Filed in it, issued in it, or bearing on it: the record ties them and says no more. */
  documents: { brief: Brief; from: Named[]; quotations: number; unverified: string[]; isFiled: boolean }[]
  disputes: Brief[]
  /** Proceedings before, after and beside it. */
  related: (Named & { docket: string | null; start: string | null })[]
  chronology: { year: string; entries: ChronicleEntry[] }[]
  ties: Tie[]
  sources: Source[]
}

/** What the record holds of a proceeding; null where there is none. */
export const describeProceeding = perRevision((catalog: Catalog, id: string): ProceedingPage | null => {
  const proceeding = catalog.find('proceeding', id)
  if (!proceeding) return null
  const ties = tiesOf(catalog, id)
  const filed = new Set(ties.filter(({ says }) => says === 'received').map(({ other }) => other.id))
  const milestones = catalog.mentioning(id, 'milestone', 'proceeding')
  return {
    proceeding,
    agency: namesOf(catalog, [proceeding.agency])[0] ?? null,
    steps: milestones.map((milestone) => ({
      milestone,
      shown: shownMilestoneKind(milestone.type),
      sources: catalog.pick('source', milestone.sources).map(({ id, publisher }) => ({ id, publisher })),
    })),
    votes: proceeding.votes.map((vote) => ({
      item: vote.item,
      date: vote.date,
      tally: vote.tally,
      for: namesOf(catalog, vote.for),
      against: namesOf(catalog, vote.against),
      note: vote.note ?? null,
      isUnverified: vote.confidence === 'unverified',
    })),
    documents: catalog.mentioning(id, 'document', 'proceedings').map((document) => ({
      brief: briefOf(document),
      from: namesOf(catalog, document.from),
      quotations: catalog.mentioning(document.id, 'statement', 'document').length,
      unverified: document.unverified,
      isFiled: filed.has(document.id),
    })),
    disputes: disputesOf(catalog, proceeding),
    related: relatedOf(catalog, proceeding),
    chronology: byYear(chronicle(catalog, catalog.mentioning(id, 'event', 'proceedings'), [], [])),
    ties,
    sources: catalog.pick('source', proceeding.sources),
  }
})

function disputesOf(catalog: Catalog, proceeding: Proceeding): Brief[] {
  return catalog.pick('dispute', proceeding.disputes).map(briefOf)
}

/** In order of their first step: what came before stands before. */
function relatedOf(catalog: Catalog, proceeding: Proceeding): ProceedingPage['related'] {
  const naming = catalog.mentioning(proceeding.id, 'proceeding', 'related').map(({ id }) => id)
  return catalog
    .pick('proceeding', [...new Set([...proceeding.related, ...naming])])
    .map(({ id, title, dockets }) => ({
      id,
      name: title,
      href: `/proceedings/${id}`,
      docket: dockets[0] ?? null,
      start: catalog.mentioning(id, 'milestone', 'proceeding')[0]?.date ?? null,
    }))
    .sort((a, b) => ((a.start ?? '9999') < (b.start ?? '9999') ? -1 : 1))
}
