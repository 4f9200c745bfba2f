import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field'

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'className'>

/** One line of text, in whatever input type is given. */
export function TextField({ name, label, hint, error, id, ...input }: FieldProps & Input) {
  return (
    <Field name={name} label={label} hint={hint} error={error} id={id}>
      {(control) => <input type="text" {...input} {...control} />}
    </Field>
  )
}
