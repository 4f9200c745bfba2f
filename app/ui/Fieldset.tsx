import type { ReactNode } from 'react'
import { fieldId } from './Field'
import { Icon } from './Icon'

type FieldsetProps = {
  /** Under what name an error summary finds it. */
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: string
  children: ReactNode
}

/** Controls that answer one question together. */
export function Fieldset({ name, legend, hint, error, children }: FieldsetProps) {
  const id = fieldId(name)
  return (
    <fieldset
      className="f"
      id={id}
      tabIndex={error ? -1 : undefined}
      aria-describedby={error && `${id}-error`}
    >
      <legend className="lab">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="s-fail" />
          <span>{error}</span>
        </p>
      )}
      {children}
    </fieldset>
  )
}
