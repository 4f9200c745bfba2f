import type { ReactNode } from 'react'
import { Icon } from './Icon'

/** What a control needs so that label, hint and error belong to it. */
export type Control = {
  id: string
  name: string
  className: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was given, and what would be right. */
  error?: string
  /** Where two forms of one page share a name. */
  id?: string
}

/** The id of a field's control, which an error summary links to. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** A labelled control: label above, hint beneath, error beneath the hint. */
export function Field({ children, ...field }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { name, label, hint, error, id = fieldId(name) } = field
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const control: Control = {
    id,
    name,
    className: 'in',
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  }
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      {children(control)}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="s-fail" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
