import type { BlockKind } from '../../../../domain/argument/argument'
import type { BlockChoice, BlockChoices } from '../../../../packets/argument/blockChoices'
import type { BlockInput } from '../../../../packets/argument/blockForm'
import { BLOCK_LABELS, BLOCK_WORDS } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { ErrorSummary } from '../../../../ui/ErrorSummary'
import { fieldId } from '../../../../ui/Field'
import { labelledFieldsOf } from '../../../../ui/fieldsOf'
import { SelectField } from '../../../../ui/SelectField'
import { TextAreaField } from '../../../../ui/TextAreaField'
import { TextField } from '../../../../ui/TextField'
import { ParagraphFields } from './ParagraphFields'

type BlockFormProps = {
  kind: BlockKind
  packet: { id: string }
  input: BlockInput
  errors: Record<string, string>
  hidden: Record<string, string>
  choices: BlockChoices
  /** What the lists were narrowed to. */
  asked: { q: string; series: string }
  exhibits: readonly { label: string; name: string; title: string }[]
}

/** The form of one part of an argument. Lists are narrowed, and a series is chosen, by a form of their own above it. */
export function BlockForm({ kind, packet, input, errors, hidden, choices, asked, exhibits }: BlockFormProps) {
  const isListed = kind !== 'section' && kind !== 'paragraph'
  const needsSeries = kind === 'comparison' || kind === 'chart'
  const series = input.series || asked.series
  const field = labelledFieldsOf(input, errors, BLOCK_LABELS)
  return (
    <>
      {isListed && (
        <Narrow kind={kind} hidden={hidden} asked={asked} series={needsSeries ? choices.series : null} />
      )}
      <form method="post" className="form edit-form">
        <CsrfField />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ErrorSummary errors={errors} labels={BLOCK_LABELS} />
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
        {kind === 'paragraph' && (
          <ParagraphFields text={input.text} error={errors.text} exhibits={exhibits} />
        )}
        {isListed && (
          <TextField
            {...field('title')}
            maxLength={200}
            hint="What is shown, without a cause, blame or adjective. Empty takes the series’ own."
          />
        )}
        {needsSeries && <input type="hidden" name="series" value={series} />}
        {kind === 'chronology' && (
          <Choose
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
          <Choose
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
        <div className="btns">
          <Button look="first" disabled={!isChoosable(kind, choices)}>
            Save {BLOCK_WORDS[kind]}
          </Button>
          <a className="btn plain" href={`/packets/${packet.id}#argument`}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
}

/** Whether the lists of a kind have anything to choose: a part of it is nothing without. */
function isChoosable(kind: BlockKind, { records, statements, services }: BlockChoices): boolean {
  if (kind === 'chronology') return records.length > 0
  if (kind === 'comparison') return statements.length > 0 && services.length > 0
  return kind !== 'chart' || services.length > 0
}

/** A search among what may be chosen, and the series whose services are offered. */
function Narrow({
  kind,
  hidden,
  asked,
  series,
}: {
  kind: BlockKind
  hidden: Record<string, string>
  asked: BlockFormProps['asked']
  series: BlockChoices['series'] | null
}) {
  return (
    <form method="get" className="form pk-narrow">
      {hidden.place && <input type="hidden" name="place" value={hidden.place} />}
      <input type="hidden" name="kind" value={kind} />
      {series && (
        <SelectField
          name="series"
          label={BLOCK_LABELS.series}
          defaultValue={asked.series}
          choices={[
            { value: '', name: 'Choose one' },
            ...series.map(({ id, label }) => ({ value: id, name: label })),
          ]}
        />
      )}
      {kind !== 'chart' && (
        <TextField
          name="q"
          label="Look for"
          defaultValue={asked.q}
          hint="Words of a title. Empty lists what belongs to the matters of the exhibits."
        />
      )}
      <div className="btns">
        <Button>Show</Button>
      </div>
    </form>
  )
}

function Choose({
  name,
  label,
  field,
  choices,
  chosen,
  error,
  notes,
  isSearch,
}: {
  name: string
  label: string
  field: string
  choices: readonly BlockChoice[]
  chosen: readonly string[]
  error?: string
  notes?: Record<string, string>
  /** The list is what was found by words, not what is offered without any. */
  isSearch: boolean
}) {
  return (
    <fieldset className="f" id={fieldId(field)}>
      <legend className="lab">{label}</legend>
      {choices.length === 0 && (
        <p className="hint">
          {isSearch
            ? 'Nothing is found. Look for other words above.'
            : 'No exhibit leads to any yet. Look for words of a title above, or add an exhibit first.'}
        </p>
      )}
      <ul className="rows pk-choose">
        {choices.map(({ id, label: title, date, kind }) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} />
              <span>
                {title} <span className="meta num">{[date, kind].filter(Boolean).join(', ')}</span>
              </span>
            </label>
            {notes && (
              <input
                className="in"
                name={`note.${id}`}
                defaultValue={notes[id]}
                maxLength={500}
                aria-label={`Note on ${title}`}
                placeholder="Note"
              />
            )}
          </li>
        ))}
      </ul>
      {error && <p className="err">{error}</p>}
    </fieldset>
  )
}
