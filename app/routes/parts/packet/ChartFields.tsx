import type { ExhibitInput, FieldErrors } from '../../../packets/packetForm'
import { EXHIBIT_LABELS } from '../../../packets/packetLabels'
import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { TextField } from '../../../ui/TextField'

type ChartFieldsProps = {
  services: readonly { key: string; label: string }[]
  input: ExhibitInput
  errors: FieldErrors
}

/** What the chart of a series draws. */
export function ChartFields({ services, input, errors }: ChartFieldsProps) {
  const field = labelledFieldsOf(input, errors, EXHIBIT_LABELS)
  const chosen = input.services.split(' ')
  const inOrder = [...services].sort((a, b) => rank(chosen, a.key) - rank(chosen, b.key))
  return (
    <fieldset className="f" aria-describedby={errors.services ? 'services-error' : undefined}>
      <legend className="lab part">Chart</legend>
      <p className="hint">
        The chart is about the first service chosen; others are drawn beside it, and a table gives the values
        drawn. Where none is chosen, those with the most values are drawn.
      </p>
      <div className="pk-services">
        {inOrder.map(({ key, label }) => (
          <label className="check" key={key}>
            <input type="checkbox" name="services" value={key} defaultChecked={chosen.includes(key)} />{' '}
            {label}
          </label>
        ))}
      </div>
      {errors.services && (
        <p className="err" id="services-error">
          {errors.services}
        </p>
      )}
      <TextField {...field('from')} hint="A month or a year: 2013-10." />
      <TextField {...field('to')} />
    </fieldset>
  )
}

function rank(chosen: string[], key: string): number {
  const at = chosen.indexOf(key)
  return at === -1 ? chosen.length : at
}
