import { dateWords } from '../domain/fieldText'
import { isRequired, pickableKinds, type Field as FieldOf } from '../domain/recordFields'
import type { FieldProblems, RecordInput } from '../domain/recordInput'
import type { RecordKind } from '../domain/records'
import { Button } from './Button'
import { Field, fieldId } from './Field'
import { Fieldset } from './Fieldset'
import { SelectField } from './SelectField'
import { TextArea } from './TextArea'
import { TextAreaField } from './TextAreaField'

/** What may be chosen, beside what may be typed. */
export type Offers = {
  /** Records by the kinds a field takes, joined by hyphens. `isPart`: there are more than these. */
  records: Record<string, { options: readonly { value: string; about: string }[]; isPart: boolean }>
  /** Values in use, by field path: `type`, `parties.role`. */
  used: Record<string, readonly string[]>
  /** What the ids in the form stand for. */
  titles: Record<string, string>
}

/** What the record's original says that a field could be; where that was read. */
export type Proposed = { field: string; value: string; where: string }

type RecordFieldProps = {
  kind: RecordKind
  field: FieldOf
  /** The name in the form: `title`, `parties[0].role`. */
  path: string
  value: RecordInput[string]
  problems: FieldProblems
  addTo: string | null
  offers: Offers
  proposed: readonly Proposed[]
  /** Whether it is the first field of a row that was just added. */
  autoFocus?: boolean
}

/** Entries with more letters than this stand in one column, where they can be read. */
const LONG_NAME = 36

/** Blank rows that a list gets when more are asked for. */
const MORE_ROWS = 3

/** One field of a record's form, of any kind of control. */
export function RecordField(props: RecordFieldProps) {
  const { kind, field, path, value, problems } = props
  const label = isTopLevel(path) && isRequired(kind, field) ? `${field.label} (required)` : field.label
  const common = { name: path, label, hint: field.hint, error: problems[path] }
  switch (field.control) {
    case 'rows':
      return <Rows {...props} />
    case 'records':
    case 'lines':
      return <List {...props} />
    case 'choice':
      return (
        <SelectField
          {...common}
          choices={field.options!.map((name) => ({ value: name, name }))}
          defaultValue={value as string}
        />
      )
    case 'prose':
    case 'words':
      return (
        <TextAreaField
          {...common}
          words={field.control === 'words'}
          defaultValue={value as string}
          rows={Math.min(14, 3 + Math.floor((value as string).length / 70))}
          dir="auto"
        />
      )
    default:
      return (
        <Field {...common} hint={<HintWithReading {...props} />}>
          {(control) => (
            <OneLine {...props} text={value as string} control={{ ...control, autoFocus: props.autoFocus }} />
          )}
        </Field>
      )
  }
}

/** The hint, what the original says, and what was typed as a reader will see it: a date in words, a record by its title. */
function HintWithReading(props: RecordFieldProps) {
  const said = props.proposed.filter((it) => it.field === props.path)
  if (said.length === 0) return <HintOfField {...props} />
  return (
    <>
      <HintOfField {...props} />
      {said.map(({ value, where }) => (
        <span className="proposed" key={value}>
          Its original has <b className="reading">{dateWords(value) ?? value}</b> in {where}.{' '}
          <Button
            look="plain"
            small
            name="intent"
            value={`take:${props.path}:${value}`}
            aria-label={`Use it as the ${props.field.label.toLowerCase()}: ${value}`}
          >
            Use it
          </Button>
        </span>
      ))}
    </>
  )
}

function HintOfField({ field, value, offers }: RecordFieldProps) {
  const text = value as string
  const reading =
    field.control === 'date' ? dateWords(text) : field.control === 'record' ? offers.titles[text] : null
  if (!reading) return field.hint ? <>{field.hint}</> : null
  return (
    <>
      <b className="reading">{reading}</b>
      {field.hint && <> · {field.hint}</>}
    </>
  )
}

type ControlProps = React.ComponentProps<'input'> & React.ComponentProps<'textarea'>

/** One line of text, or as many as it has: an input would drop the line ends of what came with some. */
function OneLine({
  kind,
  field,
  path,
  text,
  control,
  offers,
  proposed,
}: RecordFieldProps & { text: string; control: object }) {
  const plain = path.replace(/\[\d+\]/g, '')
  const kinds = pickableKinds(kind, plain).join('-')
  const isProposed = proposed.some((it) => it.field === path)
  const used = isProposed ? `proposed-${path}` : offers.used[plain] ? `used-${plain}` : undefined
  const list = kinds ? `offer-${kinds}` : used
  const shared = { ...control, name: path, defaultValue: text, dir: 'auto' } as ControlProps
  if (text.includes('\n')) return <TextArea {...shared} rows={text.split('\n').length} />
  const inputMode = field.control === 'number' ? 'decimal' : undefined
  const isIdentifier = field.control === 'record' || field.control === 'records' || field.control === 'date'
  return (
    <input
      type="text"
      {...shared}
      list={list}
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={!isIdentifier}
      autoCapitalize={isIdentifier ? 'none' : undefined}
    />
  )
}

function List(props: RecordFieldProps) {
  const { field, path, value, problems, addTo, offers } = props
  const held = value as string[]
  const blanks = addTo === path ? MORE_ROWS : 1
  const entries = [...held, ...Array.from({ length: blanks }, () => '')]
  return (
    <Fieldset name={path} legend={field.label} hint={field.hint} error={problems[path]}>
      <div className={held.some(({ length }) => length > LONG_NAME) ? 'edit-list' : 'edit-list many'}>
        {entries.map((text, index) => {
          const at = `${path}[${index}]`
          const error = problems[at]
          const isFirstBlank = addTo === path && index === held.length
          const control = {
            id: fieldId(at),
            className: 'in',
            'aria-label': `${field.label} ${index + 1}`,
            'aria-invalid': error ? true : undefined,
            'aria-describedby': error
              ? `${fieldId(at)}-error`
              : offers.titles[text]
                ? `${fieldId(at)}-title`
                : undefined,
            autoFocus: isFirstBlank || undefined,
          }
          return (
            <div className="f" key={index}>
              <OneLine {...props} text={text} control={control} />
              {field.control === 'records' && offers.titles[text] && (
                <p className="hint reading" id={`${fieldId(at)}-title`}>
                  {offers.titles[text]}
                </p>
              )}
              {error && (
                <p className="err" id={`${fieldId(at)}-error`}>
                  {error}
                </p>
              )}
            </div>
          )
        })}
        <Button small name="intent" value={`add:${path}`} aria-label={`More rows for ${field.label}`}>
          More rows
        </Button>
      </div>
    </Fieldset>
  )
}

function Rows(props: RecordFieldProps) {
  const { field, path, value, problems, addTo } = props
  const held = value as RecordInput[]
  const rows: (RecordInput | null)[] = addTo === path ? [...held, null] : held
  return (
    <Fieldset name={path} legend={field.label} hint={field.hint} error={problems[path]}>
      <div className="edit-list">
        {rows.map((row, index) => (
          <Fieldset
            key={index}
            name={`${path}[${index}]`}
            legend={`${field.label} ${index + 1}`}
            error={problems[`${path}[${index}]`]}
          >
            <div className="edit-row">
              {field.fields!.map((inner, place) => (
                <RecordField
                  key={inner.name}
                  {...props}
                  field={inner}
                  path={`${path}[${index}].${inner.name}`}
                  value={row?.[inner.name] ?? blankOf(inner)}
                  autoFocus={row === null && place === 0 ? true : undefined}
                />
              ))}
              {row && (
                <Button
                  small
                  look="stop"
                  name="intent"
                  value={`remove:${path}[${index}]`}
                  aria-label={`Remove ${field.label} ${index + 1}`}
                >
                  Remove
                </Button>
              )}
            </div>
          </Fieldset>
        ))}
        <Button small name="intent" value={`add:${path}`} aria-label={`Add to ${field.label}`}>
          Add
        </Button>
      </div>
    </Fieldset>
  )
}

function blankOf(field: FieldOf): RecordInput[string] {
  return field.control === 'records' || field.control === 'lines' || field.control === 'rows'
    ? []
    : (field.options?.[0] ?? '')
}

function isTopLevel(path: string): boolean {
  return !path.includes('[')
}
