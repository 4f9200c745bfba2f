import type { ReactNode } from 'react'
import { labelOf } from '../domain/fieldText'
import { FIELDS_OF } from '../domain/recordFields'
import type { FieldProblems, RecordInput } from '../domain/recordInput'
import type { RecordKind } from '../domain/records'
import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { ErrorSummary } from './ErrorSummary'
import { NewNames, newNameLabels, type AskedName } from './NewNames'
import { RecordField, type Offers, type Proposed } from './RecordField'
import { StandingFields, type StandingFieldsProps } from './StandingFields'
import { useOffers } from './useOffers'

/** What a record's form shows: the same whether it was just opened, had a row added, or was refused. */
export type RecordFormState = {
  kind: RecordKind
  input: RecordInput
  problems: FieldProblems
  /** The list that gets blank rows, and the focus, because its button was pressed. */
  addTo: string | null
  offers: Offers
  /** Names in the form that no record has. */
  asked: readonly AskedName[]
  /** What looks like personal data and would be published; null where nothing does. */
  identifiers: (StandingFieldsProps & { intent: string }) | null
  /** What the record's original says of it, by field, with where that was read. */
  proposed: readonly Proposed[]
}

type RecordFormProps = RecordFormState & {
  /** Hidden fields that say what is edited. */
  hidden: Readonly<Record<string, string>>
  /** Fields before the record's own: the id of a new record. */
  before?: ReactNode
  /** Buttons, and what stands beside them. */
  children: ReactNode
}

/** The form of a record of any kind. Rows are added and removed by submit buttons, so it works without JavaScript. */
export function RecordForm({
  kind,
  input,
  problems,
  addTo,
  offers: given,
  asked,
  identifiers,
  proposed,
  hidden,
  before,
  children,
}: RecordFormProps) {
  const [offers, onInput] = useOffers(given)
  const labels = Object.fromEntries(Object.keys(problems).map((path) => [path, labelOf(kind, path)]))
  return (
    <form method="post" className="form edit-form" onInput={onInput}>
      {/* Enter in a field presses the first button of a form: let that be saving, not adding a row. */}
      <button className="vh" name="intent" value="save" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <CsrfField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={problems} labels={{ ...labels, ...newNameLabels(asked) }} />
      {identifiers && (
        <StandingFields {...identifiers}>
          <Button name="intent" value={identifiers.intent}>
            {identifiers.intent === 'publish' ? 'They may stand: publish' : 'They may stand: save'}
          </Button>
        </StandingFields>
      )}
      <NewNames asked={asked} problems={problems} />
      {before}
      {FIELDS_OF[kind].map((field) => (
        <RecordField
          key={field.name}
          kind={kind}
          field={field}
          path={field.name}
          value={input[field.name]!}
          problems={problems}
          addTo={addTo}
          offers={offers}
          proposed={proposed}
        />
      ))}
      <OfferLists offers={offers} proposed={proposed} />
      {children}
    </form>
  )
}

/** What pickers complete from: one list for each set of kinds, and one for each field whose used values are offered. */
function OfferLists({ offers, proposed }: { offers: Offers; proposed: readonly Proposed[] }) {
  const proposedFields = [...new Set(proposed.map(({ field }) => field))]
  return (
    <>
      {Object.entries(offers.records).map(([kinds, { options }]) => (
        <datalist key={kinds} id={`offer-${kinds}`}>
          {options.map(({ value, about }) => (
            <option key={value} value={value} label={about ? `${value}, ${about}` : undefined} />
          ))}
        </datalist>
      ))}
      {proposedFields.map((name) => (
        <datalist key={name} id={`proposed-${name}`}>
          {proposed
            .filter(({ field }) => field === name)
            .map(({ value, where }) => (
              <option key={value} value={value} label={`${value}: ${where}`} />
            ))}
        </datalist>
      ))}
      {Object.entries(offers.used).map(([name, values]) => (
        <datalist key={name} id={`used-${name}`}>
          {values.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ))}
    </>
  )
}
