import { typeset } from '../../domain/typeset'
import type { Tie } from '../../catalog/ties'
import { DateText } from '../../ui/DateText'

/** Links of a record with their type and reason, in both directions. */
export function TieList({ ties }: { ties: readonly Tie[] }) {
  return (
    <ul className="rows">
      {ties.map(({ linkId, says, other, reason }) => (
        <li key={linkId}>
          <i>{says}</i> <a href={other.href}>{typeset(other.title)}</a>
          {other.date && (
            <span className="meta">
              {' '}
              <DateText edtf={other.date} />
            </span>
          )}
          <br />
          <span className="meta">{typeset(reason)}</span>
        </li>
      ))}
    </ul>
  )
}
