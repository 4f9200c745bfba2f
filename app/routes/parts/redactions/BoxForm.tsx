import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { SelectField } from '../../../ui/SelectField'
import type { DrawnBox } from './drawnBox'
import { REASON_CHOICES, type RedactionsView } from './redactionsView'

type BoxFormProps = { page: RedactionsView; box: DrawnBox; onBox: (box: DrawnBox) => void }

const SIDES: { name: keyof DrawnBox; label: string }[] = [
  { name: 'left', label: 'From the left, %' },
  { name: 'top', label: 'From the top, %' },
  { name: 'width', label: 'Width, %' },
  { name: 'height', label: 'Height, %' },
]

/** A box by its numbers, which the picture fills in as it is drawn. What is sent are shares of the page. */
export function BoxForm({ page, box, onBox }: BoxFormProps) {
  const { brief, base, sheet } = page
  return (
    <form method="post" action={`${brief.href}/redactions`} className="rx-box">
      <CsrfField />
      <input type="hidden" name="kind" value="box" />
      <input type="hidden" name="version" value={base.number} />
      <input type="hidden" name="page" value={sheet.number} />
      <input type="hidden" name="unit" value="percent" />
      <fieldset>
        <legend>A box on this page</legend>
        <p className="meta">
          All words that it touches are taken out whole, and the picture beneath it is gone.
        </p>
        <div className="rx-sides">
          {SIDES.map(({ name, label }) => (
            <label key={name} className="rx-side-field">
              {label}
              <input
                className="in num"
                type="number"
                name={name}
                min={0}
                max={100}
                step="any"
                required
                value={box[name]}
                onChange={({ target }) => onBox({ ...box, [name]: Number(target.value) || 0 })}
              />
            </label>
          ))}
        </div>
        <div className="rx-box-do">
          <SelectField
            name="code"
            label="Reason"
            id="box-code"
            choices={REASON_CHOICES}
            defaultValue="CONF"
          />
          <Button look="first">Take out what is under it</Button>
        </div>
      </fieldset>
    </form>
  )
}
