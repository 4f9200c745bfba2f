import { useEffect, useRef } from 'react'
import { fieldId } from './Field'
import { State } from './State'

type ErrorSummaryProps = {
  /** By field name; `form` is for what belongs to no field. */
  errors: Readonly<Record<string, string | undefined>>
  /** What did not happen: "Not saved". */
  title?: string
  /** Names of fields as their labels have them, where the field's own name would not do. */
  labels?: Readonly<Record<string, string>>
  /** What becomes of what was given: no page gives a file or a password back. */
  kept?: string
}

/** Stands at the top of a form that was refused: what is wrong, each with a link to its field. Takes the focus. */
export function ErrorSummary({
  errors,
  title = 'Not saved',
  labels = {},
  kept = 'What you gave is kept.',
}: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null)
  const given = Object.entries(errors).filter(([, message]) => message)
  const signature = given.join('\n')
  useEffect(() => {
    if (signature) summary.current?.focus()
  }, [signature])
  if (given.length === 0) return null
  const fields = given.filter(([name]) => name !== 'form')
  const count = fields.length === 1 ? '1 field needs a change' : `${fields.length} fields need a change`
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={summary}>
      <State is="fail">{fields.length > 0 ? `${title}: ${count}` : title}</State>
      {errors.form && <p>{errors.form}</p>}
      {fields.length > 0 && (
        <ul className="err-list">
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{labels[name] ?? name}</a>: {message}
            </li>
          ))}
        </ul>
      )}
      <p className="meta">{kept}</p>
    </div>
  )
}
