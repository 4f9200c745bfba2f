import { countOf } from '../../../domain/labels'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { PlaceList } from './PlaceList'
import { sheetHref, type RedactionsView } from './redactionsView'

/** What the patterns and the file's own flags propose; a person decides. */
export function ProposalList({ page }: { page: RedactionsView }) {
  const { brief, base, proposals, hidden } = page
  return (
    <section className="side-sec" aria-labelledby="rx-proposed">
      <h2 id="rx-proposed">Proposed</h2>
      {proposals.length === 0 && hidden.length === 0 && (
        <p className="meta">No pattern of personal data finds anything that is still there.</p>
      )}
      {proposals.map(({ pattern, name, code, count, places }) => (
        <details key={pattern} className="rx-proposal">
          <summary>
            {name}: {countOf(count, 'place')}
          </summary>
          <PlaceList places={places} count={count} page={page} code={code} />
          <form method="post" action={`${brief.href}/redactions`}>
            <CsrfField />
            <input type="hidden" name="kind" value="pattern" />
            <input type="hidden" name="version" value={base.number} />
            <input type="hidden" name="pattern" value={pattern} />
            <input type="hidden" name="code" value={code} />
            <Button>Take out all, as {code}</Button>
          </form>
        </details>
      ))}
      {hidden.map(({ page: on, words, detail }, index) => (
        <details key={index} className="rx-proposal">
          <summary>{on !== null && <a href={sheetHref(page, on)}>Page {on}</a>} Hidden words</summary>
          <p>{detail} Whoever copies the text has them.</p>
          <p className="record-words">{words}</p>
        </details>
      ))}
    </section>
  )
}
