import type { SeriesPage } from '../../measurements/seriesPage'
import { Button } from '../../ui/Button'

/** Which lines a chart shows. A plain form: the choice is in the address. */
export function SubjectChooser({
  subjects,
  chosen,
}: {
  subjects: SeriesPage['subjects']
  chosen: readonly string[]
}) {
  const drawable = subjects.filter(({ count }) => count > 1)
  if (drawable.length < 2) return null
  return (
    <details className="choose">
      <summary>Choose what is drawn, up to four</summary>
      <form action="#chart">
        <fieldset className="choices">
          <legend className="vh">Lines of the chart</legend>
          {drawable.map(({ key, label, count }) => (
            <label key={key}>
              <input type="checkbox" name="subject" value={key} defaultChecked={chosen.includes(key)} />{' '}
              {label} <span className="meta num">{count}</span>
            </label>
          ))}
        </fieldset>
        <Button small>Draw</Button>
      </form>
    </details>
  )
}
