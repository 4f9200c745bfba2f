import type { ReactNode } from 'react'
import type { FieldErrors, PacketInput } from '../../../packets/packetForm'
import { PACKET_LABELS } from '../../../packets/packetLabels'
import { CsrfField } from '../../../ui/CsrfField'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { SelectField, type Choice } from '../../../ui/SelectField'
import { TextAreaField } from '../../../ui/TextAreaField'
import { TextField } from '../../../ui/TextField'
import { FilingChoices } from './FilingChoices'

type PacketFormProps = {
  input: PacketInput
  errors: FieldErrors
  hidden?: Record<string, string>
  /** The venues to choose from. */
  venues: readonly Choice[]
  children: ReactNode
  before?: ReactNode
}

/**
 * The words of a packet in the order they are written: its title, its venue, its introduction, and what the cover
 * prints of the filing.
 */
export function PacketForm({ input, errors, hidden = {}, venues, before, children }: PacketFormProps) {
  const field = labelledFieldsOf(input, errors, PACKET_LABELS)
  return (
    <form method="post" className="form edit-form">
      <CsrfField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} labels={PACKET_LABELS} />
      {before}
      <TextField {...field('title')} required maxLength={200} />
      <TextField {...field('purpose')} hint="Why it is made, for the team; it is never printed." />
      <SelectField
        {...field('venue')}
        choices={[{ value: '', name: 'None: the house style' }, ...venues]}
        hint="Its rules set paper, margins, type and legends, and what is checked before filing."
      />
      <TextAreaField
        {...field('introduction')}
        words
        rows={12}
        hint="Markdown. A pin cite is {Ex. 3} or {Ex. 3 at 2}: it becomes a link with the page it leads to, and follows its exhibit when that moves."
      />
      <fieldset className="f">
        <legend className="lab part">Cover</legend>
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
        <TextAreaField
          {...field('parties')}
          rows={2}
          hint="Between whom, a line each, where the caption does not say it."
        />
        <TextField {...field('filer')} hint="Whoever files it; leave it empty until that is known." />
        <TextField {...field('author')} hint="Counsel of record, or whoever wrote it." />
        <TextField {...field('versionLabel')} hint="What the cover calls this version: Public Version." />
        <TextField
          {...field('datedOn')}
          hint="The date that the cover prints: 2026-05-28, 2026-05 or 2026. Empty prints none."
        />
      </fieldset>
      <FilingChoices input={input} errors={errors} />
      {children}
    </form>
  )
}
