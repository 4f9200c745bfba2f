import type { TextareaHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field'
import { TextArea } from './TextArea'

type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id' | 'className' | 'value'>

type TextAreaFieldProps = FieldProps &
  Area & {
    /** Set in the record's serif: for words that somebody said or that will be printed. */
    words?: boolean
  }

/** Several lines of text. */
export function TextAreaField({ name, label, hint, error, id, words, ...area }: TextAreaFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} id={id}>
      {(control) => <TextArea {...area} {...control} className={words ? 'in words' : 'in'} />}
    </Field>
  )
}
