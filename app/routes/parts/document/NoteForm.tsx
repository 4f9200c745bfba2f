import { useState, type ReactNode } from 'react'
import {
  FIELDS_OF_KIND,
  KIND_NAMES,
  NOTE_KINDS,
  VISIBILITY_NAMES,
  type NoteKind,
  type SaidField,
  type Visibility,
} from '../../../domain/annotation'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { fieldId } from '../../../ui/Field'
import { fieldsOf } from '../../../ui/fieldsOf'
import { SelectField, type Choice } from '../../../ui/SelectField'
import { TextAreaField } from '../../../ui/TextAreaField'
import { TextField } from '../../../ui/TextField'
import { useReadAgain } from '../useReadAgain'

/** A passage as a selection gives it: code units into the page's text. */
export type SelectedPassage = {
  page: number
  start: number
  /** The page that it ends on, where it runs over a page break. */
  endPage?: number | null
  /** Into the text of the page that it ends on. */
  end: number
  exact: string
}

export type { NoteKind } from '../../../domain/annotation'

/** One place where pasted words stand, as the server found it. */
export type PlaceChoice = { page: number; start: number; before: string; after: string }

export type NoteFormData = {
  errors?: Readonly<Record<string, string>>
  /** What was given, by field. */
  values?: Readonly<Record<string, string>>
  places?: readonly PlaceChoice[]
}

type NoteFieldsProps = NoteFormData & {
  /** Parts the ids of two such forms on one page. */
  prefix: string
  visibilities: readonly Visibility[]
  speakers: readonly Choice[]
  /** Hears of another kind as it is chosen. */
  onKind?: (kind: NoteKind) => void
}

/** Words, kind, speaker and readers of a note: all but its passage. */
export function NoteFields({
  prefix,
  visibilities,
  speakers,
  onKind,
  errors = {},
  values = {},
}: NoteFieldsProps) {
  const [kind, setKind] = useState<NoteKind>((values.kind as NoteKind | undefined) ?? 'note')
  const field = fieldsOf(values, errors, prefix)
  return (
    <>
      <fieldset className="f kinds">
        <legend>What it is</legend>
        {NOTE_KINDS.map((value) => (
          <label className="check" key={value}>
            <input
              type="radio"
              name="kind"
              value={value}
              defaultChecked={kind === value}
              onChange={() => {
                setKind(value)
                onKind?.(value)
              }}
            />
            {KIND_NAMES[value]}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        {...field('body')}
        label={BODY_LABELS[kind]}
        hint="Markdown: *emphasis*, **strong**, [a link](https://…), > a quotation."
        rows={4}
      />
      <div className="said-fields">
        <ForKinds field="speaker">
          <SelectField
            {...field('speaker')}
            label="Who said it"
            hint={<MissingSpeaker of="For a statement." />}
            choices={[{ value: '', name: 'Choose' }, ...speakers]}
          />
        </ForKinds>
        <ForKinds field="saidOn">
          <TextField
            {...field('saidOn')}
            label={kind === 'statement' ? 'When' : 'When, if it is about a date'}
            hint="As closely as the source gives it: 2014-06-05, 2014-06 or 2014."
          />
        </ForKinds>
        <ForKinds field="occasion">
          <TextField {...field('occasion')} label="On what occasion" />
        </ForKinds>
        <ForKinds field="askedOf">
          <SelectField
            {...field('askedOf')}
            label="Of whom it is asked"
            hint={<MissingSpeaker of="For a demand." />}
            choices={[{ value: '', name: 'Choose' }, ...speakers]}
          />
        </ForKinds>
        <ForKinds field="dueOn">
          <TextField
            {...field('dueOn')}
            label="Due when"
            hint="As closely as the source gives it. Leave empty where it names no day."
          />
        </ForKinds>
      </div>
      <TextField {...field('tags')} label="Tags" hint="Parted by commas." autoComplete="off" />
      <SelectField
        {...field('visibility')}
        label="Who may read it"
        choices={visibilities.map((value) => ({ value, name: VISIBILITY_NAMES[value] }))}
        defaultValue={values.visibility ?? 'team'}
      />
    </>
  )
}

/** Where to add who is not in the list: in another window, so that the selected words wait; the list has them then. */
function MissingSpeaker({ of }: { of: string }) {
  const readAgain = useReadAgain()
  const onceBack = () => window.addEventListener('focus', readAgain, { once: true })
  return (
    <>
      {of} Not in the list? Add{' '}
      <a href="/records/new/person" target="_blank" onClick={onceBack}>
        a person
      </a>{' '}
      or{' '}
      <a href="/records/new/organization" target="_blank" onClick={onceBack}>
        an organization
      </a>{' '}
      in another window; then choose here.
    </>
  )
}

const BODY_LABELS: Record<NoteKind, string> = {
  note: 'Note',
  highlight: 'Note, if any',
  statement: 'Note, if any',
  demand: 'Note, if any',
  claim: 'The proposition, in one sentence',
}

/** A field that some kinds have. The stylesheet shows it with theirs; a browser that knows no :has shows it always. */
function ForKinds({ field, children }: { field: SaidField; children: ReactNode }) {
  const kinds = NOTE_KINDS.filter((kind) => FIELDS_OF_KIND[kind].includes(field))
  return <div className={['by-kind', ...kinds.map((kind) => `for-${kind}`)].join(' ')}>{children}</div>
}

/** The words that the note will be pinned to: those selected, or a place for pasting them. */
export function PassageFields({
  prefix,
  passage,
  errors = {},
  values = {},
  places = [],
}: NoteFormData & { prefix: string; passage: SelectedPassage | null }) {
  if (passage) {
    return (
      <>
        <blockquote className="note-w">“{passage.exact}”</blockquote>
        {(['page', 'start', 'endPage', 'end', 'exact'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={passage[name] ?? ''} />
        ))}
      </>
    )
  }
  return (
    <>
      <TextAreaField
        {...fieldsOf(values, errors, prefix)('words')}
        label="The exact words"
        hint="Copy them from the text of the document and paste them here."
        rows={3}
        words
        required
      />
      {places.length > 0 && (
        <fieldset className="f" id={fieldId('at')}>
          <legend>Which place is meant?</legend>
          {places.map(({ page, start, before, after }, index) => (
            <label className="check" key={`${page}:${start}`}>
              <input
                type="radio"
                name="at"
                value={`${page}:${start}`}
                required
                defaultChecked={index === 0}
              />
              <span>
                Page {page}: …{before}
                <mark>{values.words}</mark>
                {after}…
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

type NoteFormProps = NoteFieldsProps & {
  passage: SelectedPassage | null
  original: string | null
  /** Where there is something to go back to without saving. */
  onCancel?: () => void
}

/** The inside of a form that pins a note to words; the form around it is the page's or the dialog's. */
export function NoteFormBody({ passage, original, onCancel, ...form }: NoteFormProps) {
  return (
    <>
      <CsrfField />
      {original && <input type="hidden" name="original" value={original} />}
      {form.errors && <ErrorSummary errors={form.errors} title="The note was not saved" labels={LABELS} />}
      <PassageFields {...form} passage={passage} />
      <NoteFields {...form} />
      <div className="btns">
        <Button look="first">Save</Button>
        {onCancel && (
          <Button type="button" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </>
  )
}

const LABELS = {
  words: 'The exact words',
  body: 'Note',
  speaker: 'Who said it',
  saidOn: 'When',
  occasion: 'On what occasion',
  askedOf: 'Of whom it is asked',
  dueOn: 'Due when',
  tags: 'Tags',
  visibility: 'Who may read it',
  at: 'Which place is meant',
}
