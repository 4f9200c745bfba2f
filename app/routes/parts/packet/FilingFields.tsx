import {
  AUTHENTICATION_BASES,
  CONFIDENTIALITY_CLASSES,
  PRODUCTIONS,
} from '../../../domain/filing/exhibitFields'
import type { ExhibitInput, FieldErrors } from '../../../packets/packetForm'
import { EXHIBIT_LABELS } from '../../../packets/packetLabels'
import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { SelectField, type Choice } from '../../../ui/SelectField'
import { TextField } from '../../../ui/TextField'

type FilingFieldsProps = {
  input: ExhibitInput
  errors: FieldErrors
  /** What the record itself says of who wrote to whom. */
  recorded: { from: string; to: string }
  /** The exhibits that this one may translate. */
  others: readonly Choice[]
}

const choices = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, name]) => ({ value, name: name[0]!.toUpperCase() + name.slice(1) }))

/** What a filing says of an exhibit: what of it is put forward, from whom to whom, on what ground, in which language. */
export function FilingFields({ input, errors, recorded, others }: FilingFieldsProps) {
  const field = labelledFieldsOf(input, errors, EXHIBIT_LABELS)
  return (
    <>
      <fieldset className="f">
        <legend className="lab part">In the index</legend>
        <TextField {...field('pages')} hint="Of its original: 1-3, 7. Empty for all of them." />
        <TextField {...field('author')} hint={saidHint(recorded.from)} />
        <TextField {...field('recipient')} hint={saidHint(recorded.to)} />
        <SelectField
          {...field('basis')}
          choices={choices(AUTHENTICATION_BASES)}
          hint="The ground on which it is authentic under the Federal Rules of Evidence."
        />
        <SelectField {...field('confidentiality')} choices={choices(CONFIDENTIALITY_CLASSES)} />
      </fieldset>
      <fieldset className="f">
        <legend className="lab part">Production</legend>
        <SelectField {...field('production')} choices={choices(PRODUCTIONS)} />
        <TextField
          {...field('withheldFor')}
          hint="Of a withheld one, for the privilege log: attorney-client privilege."
        />
        <TextField
          {...field('identifiersKept')}
          hint="Once you have looked at what the checks found, in a sentence: The number is the sample of a printed form. Empty while nobody has."
        />
      </fieldset>
      <fieldset className="f">
        <legend className="lab part">Translation</legend>
        <TextField
          {...field('language')}
          hint="Of its words, as a tag: ko, fr-CA. Empty for English. Another language needs a translation directly after it."
        />
        <SelectField
          {...field('translationOf')}
          choices={[{ value: '', name: 'Nothing: it is no translation' }, ...others]}
          hint="A translation moves directly after its original, and stays with it."
        />
        <TextField {...field('translator')} />
        <TextField {...field('declaredOn')} hint="The day on which the translator signed: 2026-11-22." />
      </fieldset>
    </>
  )
}

function saidHint(recorded: string): string {
  return recorded
    ? `Empty for what the record says: ${recorded.replace(/\.$/, '')}.`
    : 'The record does not say.'
}
