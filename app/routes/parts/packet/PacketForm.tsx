import type { ReactNode } from 'react'
import type { FieldErrors, PacketInput } from '../../../packets/packetForm'
import { PACKET_LABELS } from '../../../packets/packetLabels'
import { CsrfField } from '../../../ui/CsrfField'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { SelectField, type Choice } from '../../../ui/SelectField'
import { TextAreaField } from '../../../ui/TextAreaField'
import { TextField } from '../../../ui/TextField'

type PacketFormProps = {
  input: PacketInput
  errors: FieldErrors
  hidden?: Record<string, string>
  /** The venues to choose from. */
  venues: readonly Choice[]
  children: ReactNode
  before?: ReactNode
}

/** The words of a packet in the order they are written: its title, its introduction, and what the cover prints of the filing. */
export function PacketForm({ input, errors, hidden = {}, venues, before, children }: PacketFormProps) {
  const field = (name: keyof PacketInput) => ({
    name,
    label: PACKET_LABELS[name],
    defaultValue: input[name],
    error: errors[name],
  })
  return (
    <form method="post" className="form edit-form">
      <CsrfField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} labels={PACKET_LABELS} />
      {before}
      <TextField {...field('title')} required maxLength={200} />
      <TextAreaField
        {...field('introduction')}
        words
        rows={18}
        hint="Markdown. A pin cite is {Ex. 3} or {Ex. 3 at 2}: it becomes a link with the page it leads to, and follows its exhibit when that moves."
      />
      <fieldset className="f">
        <legend className="lab">Cover</legend>
        <TextAreaField
          {...field('forum')}
          rows={3}
          hint="The top of the cover, a line for each line: Before the / Federal Communications Commission / Washington, D.C. 20554."
        />
        <TextAreaField
          {...field('caption')}
          rows={2}
          hint="In the Matter of, then the matter on a line of its own."
        />
        <TextAreaField
          {...field('docket')}
          rows={2}
          hint="As the agency prints it: GN Docket No. 14-28. Several stand on a line each."
        />
        <TextField {...field('filer')} hint="Whoever files it; leave it empty until that is known." />
        <TextField
          {...field('datedOn')}
          hint="The date that the cover prints: 2026-05-28, 2026-05 or 2026. Empty prints none."
        />
      </fieldset>
      <SelectField
        {...field('venue')}
        choices={[{ value: '', name: 'None: the house style' }, ...venues]}
        hint="Its rules set paper, margins, type and legends, and what is checked before filing."
      />
      {children}
    </form>
  )
}
