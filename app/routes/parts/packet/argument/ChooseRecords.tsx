import type { BlockChoice } from '../../../../packets/argument/blockChoices'
import { fieldId } from '../../../../ui/Field'

/** A list of records to choose from, each with a note where notes are kept. */
export function ChooseRecords({
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
