import type { Brief } from '../../catalog/brief'
import { DateText } from '../../ui/DateText'

/** A list of records at the side of a page. */
export function SideList({
  title,
  records,
  first,
}: {
  title: string
  records: readonly Brief[]
  first?: boolean
}) {
  if (records.length === 0) return null
  return (
    <section className={first ? 'side-sec first' : 'side-sec'}>
      <h2>{title}</h2>
      <ul className="rows">
        {records.map(({ id, href, title, date }) => (
          <li key={id}>
            <a href={href}>{title}</a>
            {date && (
              <>
                <br />
                <span className="meta">
                  <DateText edtf={date} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
