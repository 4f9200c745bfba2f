import type { BlockKind } from '../../../../domain/argument/argument'
import type { BlockChoices } from '../../../../packets/argument/blockChoices'
import type { BlockInput } from '../../../../packets/argument/blockForm'
import { BLOCK_LABELS } from '../../../../packets/argument/blockWords'
import { fieldId } from '../../../../ui/Field'
import { labelledFieldsOf } from '../../../../ui/fieldsOf'
import { TextAreaField } from '../../../../ui/TextAreaField'
import { TextField } from '../../../../ui/TextField'
import { ChooseRecords } from './ChooseRecords'
import { ParagraphFields } from './ParagraphFields'

type BlockFieldsProps = {
  kind: BlockKind
  input: BlockInput
  errors: Record<string, string>
  choices: BlockChoices
  /** What the lists were narrowed to. */
  asked: { q: string; series: string }
  exhibits: readonly { label: string; name: string; title: string }[]
}

/** What each kind of part is written and chosen in. */
export function BlockFields({ kind, input, errors, choices, asked, exhibits }: BlockFieldsProps) {
  const isListed = kind !== 'section' && kind !== 'paragraph'
  const needsSeries = kind === 'comparison' || kind === 'chart'
  const field = labelledFieldsOf(input, errors, BLOCK_LABELS)
  return (
    <>
      {kind === 'section' && (
        <>
          <TextField {...field('heading')} maxLength={200} required />
          <TextAreaField
            {...field('hint')}
            rows={3}
            hint="For whoever writes it: shown while nothing stands there, and never printed."
          />
        </>
      )}
      {kind === 'paragraph' && <ParagraphFields text={input.text} error={errors.text} exhibits={exhibits} />}
      {isListed && (
        <TextField
          {...field('title')}
          maxLength={200}
          hint="What is shown, without a cause, blame or adjective. Empty takes the series’ own."
        />
      )}
      {needsSeries && <input type="hidden" name="series" value={input.series || asked.series} />}
      {kind === 'chronology' && (
        <ChooseRecords
          name="record"
          label={BLOCK_LABELS.entries}
          field="entries"
          choices={choices.records}
          chosen={input.records}
          error={errors.entries}
          notes={input.notes}
          isSearch={asked.q !== ''}
        />
      )}
      {kind === 'comparison' && (
        <ChooseRecords
          name="statement"
          label={BLOCK_LABELS.statements}
          field="statements"
          choices={choices.statements}
          chosen={input.statements}
          error={errors.statements}
          isSearch={asked.q !== ''}
        />
      )}
      {needsSeries && (
        <fieldset className="f pk-services" id={fieldId('services')}>
          <legend className="lab">{BLOCK_LABELS.services}</legend>
          {choices.services.length === 0 && <p className="hint">Choose a series above first.</p>}
          {choices.services.map(({ key, label }) => (
            <label className="check" key={key}>
              <input
                type="checkbox"
                name="service"
                value={key}
                defaultChecked={input.services.includes(key)}
              />{' '}
              {label}
            </label>
          ))}
          {errors.services && <p className="err">{errors.services}</p>}
        </fieldset>
      )}
      {kind === 'chart' && (
        <div className="two">
          <TextField {...field('from')} defaultValue={input.from || choices.periods?.first} />
          <TextField {...field('to')} defaultValue={input.to || choices.periods?.last} />
        </div>
      )}
    </>
  )
}
