import type { SelectHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field'

type Select = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'className'>
export type Choice = { value: string; name: string }

/** One of a few choices. */
export function SelectField({
  name,
  label,
  hint,
  error,
  id,
  choices,
  ...select
}: FieldProps & Select & { choices: readonly Choice[] }) {
  return (
    <Field name={name} label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <select {...select} {...control}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
