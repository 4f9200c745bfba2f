import { ACTOR_FIELDS, ACTOR_KINDS, type ActorKind, type NewActor } from '../domain/newActor'
import { KIND_WORDS } from '../domain/recordFields'
import type { FieldProblems } from '../domain/recordInput'
import type { RecordKind } from '../domain/records'
import { Fieldset } from './Fieldset'
import { Section } from './Section'
import { SelectField } from './SelectField'
import { TextField } from './TextField'

/** A name in a form that no record has: what it may be said to be here, and on a page of its own. */
export type AskedName = { actor: NewActor; kinds: readonly ActorKind[]; otherKinds: readonly RecordKind[] }

/** What an error summary calls the fields of new names. */
export function newNameLabels(asked: readonly AskedName[]): Record<string, string> {
  return Object.fromEntries(
    asked
      .filter(({ kinds }) => kinds.length > 0)
      .flatMap(({ actor }, at) =>
        ACTOR_KINDS.flatMap((kind) =>
          ACTOR_FIELDS[kind].map(({ name, label }) => [`new[${at}].${name}`, `${actor.name}, ${label}`]),
        ),
      ),
  )
}

/** Asks who is meant by the names that no record has. A new person or organization is made as the record is saved. */
export function NewNames({ asked, problems }: { asked: readonly AskedName[]; problems: FieldProblems }) {
  if (asked.length === 0) return null
  const actors = asked.filter(({ kinds }) => kinds.length > 0)
  const others = asked.filter(({ kinds }) => kinds.length === 0)
  return (
    <Section title="Not in the record yet" id="new-names" first>
      {actors.map(({ actor, kinds }, at) => (
        <NewActorFields key={actor.name} actor={actor} kinds={kinds} at={at} problems={problems} />
      ))}
      {others.length > 0 && (
        <ul className="rows">
          {others.map(({ actor: { name }, otherKinds }) => (
            <li key={name}>
              <bdi>{name}</bdi>:{' '}
              {otherKinds.map((kind, at) => (
                <span key={kind}>
                  {at > 0 && ' or '}
                  <a href={makeHref(kind, name)} target="_blank" rel="noreferrer">
                    make the {KIND_WORDS[kind].one} (in a new tab)
                  </a>
                </span>
              ))}
              , then save here again.
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type NewActorFieldsProps = {
  actor: NewActor
  kinds: readonly ActorKind[]
  at: number
  problems: FieldProblems
}

function NewActorFields({ actor, kinds, at, problems }: NewActorFieldsProps) {
  const path = (field: string) => `new[${at}].${field}`
  const choices = kinds.map((kind) => ({ value: kind, name: `A new ${KIND_WORDS[kind].one}` }))
  return (
    <Fieldset name={`new[${at}]`} legend={<bdi>{actor.name}</bdi>}>
      <input type="hidden" name={path('name')} value={actor.name} />
      <div className="edit-row">
        <SelectField
          name={path('kind')}
          label="Who it is"
          hint="A new one is made with this record, unverified. It has a page of its own to say more."
          choices={[{ value: '', name: 'Not new: I mend the name' }, ...choices]}
          defaultValue={actor.kind}
        />
        {kinds.flatMap((kind) =>
          ACTOR_FIELDS[kind].map(({ name, label, hint }) => (
            <TextField
              key={name}
              name={path(name)}
              label={kinds.length > 1 ? `${label} (of a new ${KIND_WORDS[kind].one})` : label}
              hint={hint}
              error={problems[path(name)]}
              defaultValue={actor[name]}
              autoComplete="off"
              dir="auto"
            />
          )),
        )}
      </div>
    </Fieldset>
  )
}

function makeHref(kind: RecordKind, name: string): string {
  return `/records/new/${kind}?${new URLSearchParams({ title: name })}`
}
