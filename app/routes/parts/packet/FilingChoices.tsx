import { LABEL_SCHEMES, SCHEME_WORDS } from '../../../domain/filing/exhibitLabel'
import { PACKET_FORMS } from '../../../domain/packet'
import type { FieldErrors, PacketInput } from '../../../packets/packetForm'
import { PACKET_LABELS } from '../../../packets/packetLabels'
import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { Fieldset } from '../../../ui/Fieldset'
import { SelectField } from '../../../ui/SelectField'
import { TextAreaField } from '../../../ui/TextAreaField'
import { TextField } from '../../../ui/TextField'

type FilingChoicesProps = { input: PacketInput; errors: FieldErrors }

const SCHEMES = LABEL_SCHEMES.map((value) => ({ value, name: SCHEME_WORDS[value] }))

/** How the exhibits of a packet are labelled and numbered, and what stands before and behind its argument. */
export function FilingChoices({ input, errors }: FilingChoicesProps) {
  const field = labelledFieldsOf(input, errors, PACKET_LABELS)
  const chosen = input.forms.split(' ')
  return (
    <>
      <fieldset className="f">
        <legend className="lab part">Labels and numbers</legend>
        <SelectField
          {...field('labelScheme')}
          choices={SCHEMES}
          hint="Cites follow, however they were typed."
        />
        <TextField
          {...field('batesPrefix')}
          maxLength={12}
          hint="Of the matter: TL gives TL-0000001. It stays once pages have numbers."
        />
      </fieldset>
      <fieldset className="f">
        <legend className="lab part">Summary and signature</legend>
        <TextAreaField
          {...field('summary')}
          words
          rows={6}
          hint="In your own words, where the venue wants one. Markdown, with pin cites."
        />
        <TextAreaField
          {...field('signature')}
          rows={4}
          hint="Name, role, address and telephone of whoever signs, a line each. A line to sign on is printed above."
        />
      </fieldset>
      <Fieldset
        name="forms"
        legend={PACKET_LABELS.forms}
        error={errors.forms}
        hint="Templates at the end of the dossier, filled with facts from the log and left unsigned. Those that do not apply are left out."
      >
        <input type="hidden" name="forms" value="" />
        {Object.entries(PACKET_FORMS).map(([value, name]) => (
          <label className="check" key={value}>
            <input type="checkbox" name="forms" value={value} defaultChecked={chosen.includes(value)} />{' '}
            {name}
          </label>
        ))}
      </Fieldset>
    </>
  )
}
