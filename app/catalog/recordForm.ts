import { fingerprintOf, type FoundIdentifier, type Standing } from '../domain/filing/foundIdentifiers'
import { actorKinds, newActorOf, recordOfNewActor, type ActorKind, type NewActor } from '../domain/newActor'
import type { ProposedFact } from '../domain/proposedFacts'
import { FIELDS_OF, pickableKinds, type Field } from '../domain/recordFields'
import { freeId, idFromTitle } from '../domain/recordId'
import { parseRecordInput, type FieldProblems, type RecordInput } from '../domain/recordInput'
import type { CatalogRecord, RecordKind } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import type { Catalog } from './catalog'
import { findNamed, nameInForm } from './recordNames'
import { offersFor } from './recordOffers'

/** What somebody sent in a record's form: its fields, and who is named in them and new. */
export type GivenRecord = { kind: RecordKind; id: string; input: RecordInput; newActors: readonly NewActor[] }

/** A record as its form means it, and the people and organizations that it names and that are to be added with it. */
export type MeantRecord = { record: CatalogRecord; added: CatalogRecord[]; unknown: UnknownName[] }

/** A name that no record has: of which kinds it could be, and who it is, as far as the form says. */
export type UnknownName = { name: string; kinds: readonly RecordKind[]; actor: NewActor | null }

export type FormRefusal = { problems: FieldProblems; unknown: UnknownName[] }

/**
 * Reads what a form holds: names become the ids of their records, and a new person or organization that the form tells of is
 * added with it. Refuses with words by field, and with the names that no record has.
 */
export function meantBy(catalog: Catalog, given: GivenRecord): Result<MeantRecord, FormRefusal> {
  const { kind, id, newActors } = given
  const made = recordsAdded(catalog, newActors)
  const problems: FieldProblems = {}
  const nobodys = new Map<string, UnknownName>()
  const input = mapNames(kind, given.input, (typed, path, kinds) => {
    const name = typed.trim()
    const actor = newActors.find((it) => isSame(it.name, name)) ?? null
    const found = findNamed(catalog, kinds, name)
    if (found.ok) return found.value
    const isNew = actor !== null && kinds.includes(actor.kind as ActorKind)
    if (found.refusal.isUnknown) nobodys.set(name.toLowerCase(), { name, kinds, actor })
    if (isNew) return made.get(actor)!.id
    problems[path] = found.refusal.says
    return 'unknown'
  })
  const unknown = [...nobodys.values()]
  const parsed = parseRecordInput(kind, id, input)
  const all = { ...(parsed.ok ? {} : parsed.refusal), ...problems, ...problemsOfActors(unknown, made) }
  if (!parsed.ok || Object.keys(all).length > 0) return refuse({ problems: all, unknown })
  const named = mentioned(kind, input)
  const added = [...made.values()].flatMap(({ record }) =>
    record.ok && named.has(record.value.id) ? [record.value] : [],
  )
  return ok({ record: parsed.value, added, unknown })
}

/** An input as its form shows it: records by their names, where each name leads back to its record. */
function withNames(catalog: Catalog, kind: RecordKind, input: RecordInput): RecordInput {
  return mapNames(kind, input, (id, _, kinds) => nameInForm(catalog, kinds, id))
}

/** An input whose ids of people and organizations that are still to be added are names again, and who those are. */
export function askedAgain(
  kind: RecordKind,
  input: RecordInput,
  added: readonly CatalogRecord[],
): { input: RecordInput; unknown: UnknownName[] } {
  const unknown = new Map<string, UnknownName>()
  const named = mapNames(kind, input, (id, _, kinds) => {
    const record = added.find((it) => it.id === id)
    if (record?.kind !== 'person' && record?.kind !== 'organization') return id
    unknown.set(id, { name: record.name, kinds, actor: newActorOf(record) })
    return record.name
  })
  return { input: named, unknown: [...unknown.values()] }
}

/** The new people and organizations of a form, each under an id of its own, or with what its record still wants. */
function recordsAdded(catalog: Catalog, newActors: readonly NewActor[]) {
  const made = new Map<NewActor, { id: string; record: Result<CatalogRecord, FieldProblems> }>()
  const taken = new Set<string>()
  for (const actor of newActors) {
    const { kind } = actor
    if (kind === '') continue
    const id = freeId(idFromTitle(actor.name) || kind, (one) => taken.has(one) || catalog.get(one) !== null)
    taken.add(id)
    made.set(actor, { id, record: recordOfNewActor({ ...actor, kind }, id) })
  }
  return made
}

/** What the new people and organizations that are named still want, by the fields that will ask for it again. */
function problemsOfActors(
  unknown: readonly UnknownName[],
  made: ReturnType<typeof recordsAdded>,
): FieldProblems {
  const asked = unknown.filter(({ kinds }) => actorKinds(kinds).length > 0)
  const problems = asked.flatMap(({ actor }, at) => {
    const record = actor && made.get(actor)?.record
    return record && !record.ok
      ? Object.entries(record.refusal).map(([field, says]) => [`new[${at}].${field}`, says])
      : []
  })
  return Object.fromEntries(problems) as FieldProblems
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase()
}

function mentioned(kind: RecordKind, input: RecordInput): Set<string> {
  const ids = new Set<string>()
  mapNames(kind, input, (id) => {
    ids.add(id)
    return id
  })
  return ids
}

type Change = (typed: string, path: string, kinds: readonly RecordKind[]) => string

/** The input with every text changed that names a record; blank ones stay. `path` is as in a problem: `parties[0].organization`. */
function mapNames(kind: RecordKind, input: RecordInput, change: Change): RecordInput {
  const visit = (fields: readonly Field[], values: RecordInput, prefix: string): RecordInput => {
    const mapped = { ...values }
    for (const field of fields) {
      const path = prefix + field.name
      const value = values[field.name]
      if (value === undefined) continue
      if (field.control === 'rows') {
        mapped[field.name] = (value as RecordInput[]).map((row, at) =>
          visit(field.fields!, row, `${path}[${at}].`),
        )
        continue
      }
      const kinds = pickableKinds(kind, path.replace(/\[\d+\]/g, ''))
      const to = (text: string, at: string) => (text.trim() === '' ? text : change(text, at, kinds))
      if (kinds.length === 0) continue
      mapped[field.name] = Array.isArray(value)
        ? (value as string[]).map((text, at) => to(text, `${path}[${at}]`))
        : to(value, path)
    }
    return mapped
  }
  return visit(FIELDS_OF[kind], input, '')
}

/** A name that a form asks about: a new person or organization, or else a record that is made on a page of its own. */
export type AskedName = { actor: NewActor; kinds: ActorKind[]; otherKinds: RecordKind[] }

function askedOf({ name, kinds, actor }: UnknownName): AskedName {
  const blank: NewActor = { name, kind: '', role: '', roleAsOf: '', type: '', country: '' }
  const possible = actorKinds(kinds)
  const otherKinds = kinds.filter((kind) => !possible.some((one) => one === kind))
  return { actor: actor ?? blank, kinds: possible, otherKinds }
}

/** What a form is shown again with. */
export type SaidOfForm = {
  problems?: FieldProblems
  unknown?: readonly UnknownName[]
  addTo?: string | null
  identifiers?: AskedIdentifiers | null
  /** What its original says of it, to be taken or left. */
  proposed?: readonly ProposedFact[]
}

/** What looks like personal data and would be published, with what was said of it so far; `intent` is the button that was pressed. */
export type AskedIdentifiers = { found: FoundIdentifier[]; seen: string; reason: string; intent: string }

/** Asks whether what was found may stand. A reason that was given for another lot is kept, to be read again. */
export function askOf(found: FoundIdentifier[], standing: Standing, intent: string): SaidOfForm {
  const form = 'What looks like personal data would become public. Mend it, or say below why it may stand.'
  const identifiers = { found, seen: fingerprintOf(found), reason: standing.reason, intent }
  return { problems: { form }, identifiers }
}

/** What a record's form shows: the same whether it was just opened, had a row added, or was refused. */
export function formStateOf(
  catalog: Catalog,
  { kind, input }: Pick<GivenRecord, 'kind' | 'input'>,
  said: SaidOfForm = {},
) {
  const { problems = {}, unknown = [], addTo = null, identifiers = null, proposed = [] } = said
  const offers = offersFor(catalog, kind, input)
  return {
    kind,
    input: withNames(catalog, kind, input),
    problems,
    addTo,
    offers,
    asked: unknown.map(askedOf),
    identifiers,
    proposed,
  }
}
