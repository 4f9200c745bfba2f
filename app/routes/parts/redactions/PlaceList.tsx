import type { PlaceInContext } from '../../../redactions/shownRedactions'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { sheetHref, type RedactionsView } from './redactionsView'

type PlaceListProps = {
  places: readonly PlaceInContext[]
  /** Of all places, of which the first are listed. */
  count: number
  page: RedactionsView
  code?: string
}

/** Places in the words around them, each of which can be taken out alone. */
export function PlaceList({ places, count, page, code = 'CONF' }: PlaceListProps) {
  const { brief, base } = page
  return (
    <>
      <ul className="plain-list rx-places">
        {places.map(({ page: on, start, end, before, words, after }) => (
          <li key={`${on} ${start}`}>
            <a className="meta" href={sheetHref(page, on)}>
              p. {on}
            </a>{' '}
            <span className="record-words">
              {before}
              <mark>{words}</mark>
              {after}
            </span>
            <form method="post" action={`${brief.href}/redactions`} className="rx-only">
              <CsrfField />
              <input type="hidden" name="kind" value="passage" />
              <input type="hidden" name="version" value={base.number} />
              <input type="hidden" name="page" value={on} />
              <input type="hidden" name="start" value={start} />
              <input type="hidden" name="end" value={end} />
              <input type="hidden" name="code" value={code} />
              <Button small>
                Only here
                <span className="vh">
                  : {words} on page {on}
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {count > places.length && <p className="meta">and {count - places.length} more.</p>}
    </>
  )
}
