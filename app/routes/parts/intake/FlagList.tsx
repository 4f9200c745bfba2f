import type { Flag } from '../../../domain/extraction'
import { Notice } from '../../../ui/Notice'

/** What is dangerous or dishonest in a file, each with the words that it concerns. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        flags.length === 1 ? 'One thing to know of this file' : `${flags.length} things to know of this file`
      }
    >
      <ul className="plain-list in-flags">
        {flags.map(({ kind, page, words, detail }, index) => (
          <li key={`${kind}-${index}`}>
            {page !== null && <b className="num">Page {page}: </b>}
            {detail}
            {words && (
              <>
                {' '}
                <q className="record-words">{words}</q>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
