import { textsIn } from './formText'
import { parseRecordInput, type FieldProblems, type FormTexts, type RecordInput } from './recordInput'
import type { Organization, Person, RecordKind } from './records'
import { ok, type Result } from './result'

/** Kinds of which a record's form makes new ones that it names: what every record of theirs has to say is little. */
export const ACTOR_KINDS = ['person', 'organization'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** A person or an organization that a form names and the record does not have yet, as typed. */
export type NewActor = {
  name: string
  /** Empty until somebody says that it is new, and what it is. */
  kind: ActorKind | ''
  role: string
  roleAsOf: string
  type: string
  country: string
}

/** The fields of a new person and of a new organization, with their labels. */
export const ACTOR_FIELDS = {
  person: [
    { name: 'role', label: 'Role', hint: 'As the source prints it.' },
    { name: 'roleAsOf', label: 'Role as of', hint: 'When they held it: 2014-06-05, 2014-06 or 2014.' },
  ],
  organization: [
    { name: 'type', label: 'Type', hint: 'Such as access network, agency or advocacy group.' },
    {
      name: 'country',
      label: 'Country',
      hint: 'Two letters, such as US; EU, or INT for a body of many states.',
    },
  ],
} as const satisfies Record<ActorKind, readonly { name: keyof NewActor; label: string; hint: string }[]>

/** More new names than this in one form are not read. */
const MOST_NEW = 50

/** Reads the new people and organizations of a form: `new[0].name`, `new[0].kind` and the fields of that kind. */
export function readNewActors(form: FormTexts): NewActor[] {
  const actors: NewActor[] = []
  const names = new Set(form.keys())
  for (let at = 0; at < MOST_NEW && names.has(`new[${at}].name`); at++) {
    const text = (field: string) => textsIn(form, `new[${at}].${field}`)[0]?.trim() ?? ''
    const kind = ACTOR_KINDS.find((known) => known === text('kind')) ?? ''
    actors.push({
      ...{ name: text('name'), kind, role: text('role'), roleAsOf: text('roleAsOf') },
      ...{ type: text('type'), country: text('country') },
    })
  }
  return actors
}

/** Whether a field that takes these kinds may name a new person or organization. */
export function actorKinds(kinds: readonly RecordKind[]): ActorKind[] {
  return ACTOR_KINDS.filter((kind) => kinds.includes(kind))
}

/** The record of a new person or organization: unverified, for no source was given. Refuses with words by its field. */
export function recordOfNewActor(
  { kind, name, role, roleAsOf, type, country }: NewActor & { kind: ActorKind },
  id: string,
): Result<Person | Organization, FieldProblems> {
  const own: RecordInput =
    kind === 'person' ? { role, roleAsOf } : { type, country: country.toUpperCase(), description: '' }
  const parsed = parseRecordInput(kind, id, { name, confidence: 'unverified', ...own })
  return parsed.ok ? ok(parsed.value as Person | Organization) : parsed
}

/** What a form said of a new person or organization, from the record that it would become. */
export function newActorOf(record: Person | Organization): NewActor {
  const { role = '', roleAsOf = '', type = '', country = '' } = record as Partial<Person & Organization>
  return { name: record.name, kind: record.kind, role, roleAsOf, type, country }
}
