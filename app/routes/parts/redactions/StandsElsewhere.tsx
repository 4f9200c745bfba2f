import { Fragment } from 'react'
import { countOf } from '../../../domain/labels'
import { Notice } from '../../../ui/Notice'
import type { RedactionsView } from './redactionsView'

type Named = { href: string; name: string }

/** What else holds the redacted words: what is withheld with them, and what a person has to change. */
export function StandsElsewhere({ page }: { page: RedactionsView }) {
  const { withheldNotes, withheldRecords, standing, moreStanding, common, same } = page
  if (withheldNotes + withheldRecords.length + standing.length + common.length + same.length === 0)
    return null
  return (
    <section aria-labelledby="rx-else" className="rx-below">
      <h2 className="h-sec" id="rx-else">
        Where else they stand
      </h2>
      {standing.length > 0 && (
        <Notice tone="warn" title="Public records that have these words, or runs of them">
          <p>They are not changed by themselves. Edit or withdraw each that should not be public.</p>
          <Names of={standing} />
          {moreStanding > 0 && <p>and {moreStanding.toLocaleString('en')} more.</p>}
        </Notice>
      )}
      {common.length > 0 && (
        <p>
          In many public records too, so that by themselves they tell nothing of this document:{' '}
          {common.map(({ words, count }, index) => (
            <Fragment key={words}>
              {index > 0 && ', '}
              <a href={`/timeline?q=${encodeURIComponent(`"${words}"`)}`}>{words}</a> in {count}
            </Fragment>
          ))}
          .
        </p>
      )}
      {same.length > 0 && (
        <Notice tone="warn" title="Other documents of the same bytes">
          <p>They are shown as they are. Redact them too.</p>
          <Names of={same} />
        </Notice>
      )}
      {withheldNotes > 0 && (
        <p>
          {countOf(withheldNotes, 'note')} {withheldNotes === 1 ? 'quotes' : 'quote'} what was redacted, and{' '}
          {withheldNotes === 1 ? 'is' : 'are'} withheld from readers.
        </p>
      )}
      {withheldRecords.length > 0 && (
        <>
          <p>Statements and demands that are withheld from readers:</p>
          <Names of={withheldRecords} />
        </>
      )}
    </section>
  )
}

function Names({ of }: { of: readonly Named[] }) {
  return (
    <ul className="plain-list">
      {of.map(({ href, name }) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
