import { countOf } from '../../../domain/labels'
import { Notice } from '../../../ui/Notice'
import type { FirstOf, Named } from '../../../redactions/redactionsPage.server'
import type { RedactionsView } from './redactionsView'

/** What else holds the redacted words: what is withheld with them, and what a person has to change. */
export function StandsElsewhere({ page }: { page: RedactionsView }) {
  const { withheldNotes, withheldRecords, standing, common, moreCommon, same } = page
  if (withheldNotes + withheldRecords.length + standing.count + common.length + same.length === 0) return null
  return (
    <section aria-labelledby="rx-else" className="rx-below">
      <h2 className="h-sec" id="rx-else">
        Where else they stand
      </h2>
      {standing.count > 0 && (
        <Notice tone="warn" title="Public records and packets that have these words, or runs of them">
          <p>They are not changed by themselves. Edit or withdraw each that should not be public.</p>
          <First of={standing} />
        </Notice>
      )}
      {common.length > 0 && (
        <div>
          <p>Single words in so many public records that by themselves they tell nothing of this document:</p>
          {common.map(({ word, records }) => (
            <details key={word} className="asks">
              <summary>
                {word}, in {countOf(records.count, 'record')}
              </summary>
              <First of={records} />
            </details>
          ))}
          {moreCommon > 0 && <p>and {countOf(moreCommon, 'word')} more.</p>}
        </div>
      )}
      {same.length > 0 && (
        <Notice tone="warn" title="Other documents of the same bytes">
          <p>Readers are shown nothing of these bytes there, until each is redacted itself.</p>
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

function First({ of: { named, count } }: { of: FirstOf }) {
  const more = count - named.length
  return (
    <>
      <Names of={named} />
      {more > 0 && <p>and {more.toLocaleString('en')} more.</p>}
    </>
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
