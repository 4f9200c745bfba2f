import type { Brief } from '../../catalog/brief'
import { typeset } from '../../domain/typeset'
import { DateText } from '../../ui/DateText'
import { SideSection } from './SideSection'

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
    <SideSection title={title} first={first}>
      <ul className="rows">
        {records.map(({ id, href, title, date }) => (
          <li key={id}>
            <a href={href}>{typeset(title)}</a>
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
    </SideSection>
  )
}
