import { memo } from 'react'
import { formatEdtf } from '../../domain/edtf'
import type { Lens } from '../../search/axis/planLens'
import { hrefFromList } from '../../search/neighbours'
import { kindOfKey } from '../../search/timelineEntry'
import { timelineHref, type TimelineQuery } from '../../search/timelineQuery'
import { Kind } from '../../ui/Kind'

type LensSectionProps = { lens: Lens; query: TimelineQuery; list: string }

/** A month of the axis day by day. */
export const LensSection = memo(function LensSection({ lens, query, list }: LensSectionProps) {
  const listHref = timelineHref(query, { view: 'list', from: lens.date, to: lens.date, order: 'oldest' })
  return (
    <section className="sec lens" id="day-by-day">
      <header>
        <h2>{lens.label}, day by day</h2>
        <p>The shaded stretch above. Gaps between days are to be read, not scaled.</p>
      </header>
      {lens.days.length === 0 ? (
        <p>No record falls here.</p>
      ) : (
        <ol className="lens-row">
          {lens.days.map(({ date, records }) => (
            <li key={date}>
              <Day date={date} />
              {records.map((record) => (
                <div key={record.id}>
                  <Kind kind={kindOfKey(record.kind)} />
                  <p>
                    <a href={hrefFromList(record, list)}>{record.title}</a>
                  </p>
                  {record.summary && <p className="meta">{record.summary}</p>}
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
      <p className="meta">
        {lens.left > 0 && `${lens.left} more. `}
        <a href={listHref}>{lens.label} as a list</a>
      </p>
    </section>
  )
})

function Day({ date }: { date: string }) {
  const words = formatEdtf(date)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return <span className="lens-date">{words}</span>
  const [day, month] = words.split(' ')
  return (
    <time dateTime={date}>
      <b>{day}</b> {month}
    </time>
  )
}
