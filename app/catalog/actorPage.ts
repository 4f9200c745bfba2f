import type { Organization, Person, Source, Statement } from '../domain/records'
import { briefOf, namedOf, namesOf, speakerOf, type Brief, type Named, type Speaker } from './brief'
import type { Catalog } from './catalog'
import { byYear, chronicle, type ChronicleEntry } from './chronology'
import { quoted, type Quoted } from './exchange'
import { perRevision } from './perRevision'
import { tiesOf, type Tie } from './ties'

/** A vote that a person cast. */
export type VoteCast = {
  proceeding: Named
  item: string
  date: string
  cast: 'for' | 'against'
  tally: string
}

/** All that the page of a person or an organization shows. */
export type ActorPage<Actor extends Person | Organization> = {
  actor: Actor
  /** Disputes with the actor's part in each; null for people, whose part is not recorded. */
  disputes: (Brief & { role: string | null; end: string | null })[]
  quotations: { document: Brief; quotation: Quoted }[]
  documents: { brief: Brief; from: Named[]; quotations: number; unverified: string[] }[]
  people: Speaker[]
  proceedings: Brief[]
  series: Brief[]
  votes: VoteCast[]
  chronology: { year: string; entries: ChronicleEntry[] }[]
  /** Parent, successor and parts, in the words of the record. */
  relations: { says: string; other: Named }[]
  employer: Named | null
  ties: Tie[]
  sources: Source[]
}

/** What the record holds of an organization, with what its people said; null where there is none. */
export const describeOrganization = perRevision(
  (catalog: Catalog, id: string): ActorPage<Organization> | null => {
    const actor = catalog.find('organization', id)
    if (!actor) return null
    const people = catalog.mentioning(id, 'person', 'organization')
    const speakers = [id, ...people.map((person) => person.id)]
    const measured = new Set(catalog.mentioning(id, 'point').map(({ series }) => series))
    const published = catalog.mentioning(id, 'series', 'publisher').map((series) => series.id)
    return {
      ...gather(catalog, id, speakers),
      actor,
      disputes: catalog.mentioning(id, 'dispute', 'parties').map((dispute) => ({
        ...briefOf(dispute),
        end: dispute.end,
        role: dispute.parties.find(({ organization }) => organization === id)?.role ?? null,
      })),
      people: people.flatMap((person) => speakerOf(catalog, person.id) ?? []),
      proceedings: catalog.mentioning(id, 'proceeding', 'agency').map(briefOf),
      series: catalog.pick('series', [...new Set([...published, ...measured])]).map(briefOf),
      votes: [],
      relations: relationsOf(catalog, actor),
      employer: null,
      sources: catalog.pick('source', actor.sources),
    }
  },
)

/** What the record holds of a person; null where there is none. */
export const describePerson = perRevision((catalog: Catalog, id: string): ActorPage<Person> | null => {
  const actor = catalog.find('person', id)
  if (!actor) return null
  return {
    ...gather(catalog, id, [id]),
    actor,
    disputes: catalog
      .mentioning(id, 'dispute', 'people')
      .map((dispute) => ({ ...briefOf(dispute), end: dispute.end, role: null })),
    people: [],
    proceedings: [],
    series: [],
    votes: votesOf(catalog, id),
    relations: [],
    employer: namesOf(catalog, actor.organization ? [actor.organization] : [])[0] ?? null,
    sources: catalog.pick('source', actor.sources),
  }
})

function gather(catalog: Catalog, id: string, speakers: readonly string[]) {
  const documents = catalog.mentioning(id, 'document')
  const statements = speakers.flatMap((speaker) => catalog.mentioning(speaker, 'statement', 'speaker'))
  return {
    quotations: inOrderOfDocuments(catalog, statements),
    documents: documents.map((document) => ({
      brief: briefOf(document),
      from: namesOf(catalog, document.from),
      quotations: catalog.mentioning(document.id, 'statement', 'document').length,
      unverified: document.unverified,
    })),
    chronology: byYear(chronicle(catalog, catalog.mentioning(id, 'event'), [], [])),
    ties: tiesOf(catalog, id),
  }
}

function inOrderOfDocuments(catalog: Catalog, statements: Statement[]) {
  const order = new Map(catalog.list('document').map(({ id }, at) => [id, at]))
  return [...statements]
    .sort((a, b) => order.get(a.document)! - order.get(b.document)! || a.position - b.position)
    .flatMap((statement) => {
      const document = catalog.find('document', statement.document)
      return document ? [{ document: briefOf(document), quotation: quoted(catalog, statement) }] : []
    })
}

function votesOf(catalog: Catalog, id: string): VoteCast[] {
  return catalog.mentioning(id, 'proceeding', 'votes').flatMap((proceeding) =>
    proceeding.votes.flatMap((vote): VoteCast[] => {
      const cast = vote.for.includes(id) ? 'for' : vote.against.includes(id) ? 'against' : null
      const { date, item, tally } = vote
      return cast ? [{ proceeding: namedOf(proceeding), item, date, cast, tally }] : []
    }),
  )
}

function relationsOf(catalog: Catalog, actor: Organization): { says: string; other: Named }[] {
  const to = (says: string, id: string | undefined) =>
    namesOf(catalog, id ? [id] : []).map((other) => ({ says, other }))
  const from = (says: string, field: string) =>
    catalog.mentioning(actor.id, 'organization', field).map((other) => ({ says, other: namedOf(other) }))
  return [
    ...to('Part of', actor.parent),
    ...to('Succeeded by', actor.successor),
    ...from('Has as a part', 'parent'),
    ...from('Succeeds', 'successor'),
  ]
}
