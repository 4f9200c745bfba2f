import { Fragment, type ReactNode } from 'react'
import type { Flag } from '../../domain/extraction'
import { groupFlags, type PageRun } from '../../domain/flagGroups'

/** Words of one finding that are shown at once; more fold away. */
const SHOWN_WORDS = 3

type FlagGroupsProps = {
  flags: readonly Flag[]
  /** Where a page is read; pages are named without a link where none is given. */
  hrefOf?: (page: number) => string
}

/** What is dangerous or dishonest in a file: each finding once, with its pages and the words that it concerns. */
export function FlagGroups({ flags, hrefOf }: FlagGroupsProps) {
  return (
    <ul className="plain-list in-flags">
      {groupFlags(flags).map(({ detail, pages, words }, index) => (
        <li key={index}>
          {pages.length > 0 && <Pages runs={pages} hrefOf={hrefOf} />}
          {detail}
          {words.length > 0 && words.length <= SHOWN_WORDS && <Words words={words} />}
          {words.length > SHOWN_WORDS && (
            <details>
              <summary>The words, in {words.length} places</summary>
              <Words words={words} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Words({ words }: { words: readonly string[] }) {
  return words.map((each) => (
    <Fragment key={each}>
      {' '}
      <q className="record-words">{each}</q>
    </Fragment>
  ))
}

/** "Pages 1–3, 7: " */
function Pages({ runs, hrefOf }: { runs: readonly PageRun[]; hrefOf?: (page: number) => string }) {
  const isOne = runs.length === 1 && runs[0]!.first === runs[0]!.last
  const named = runs.map(({ first, last }): ReactNode => {
    const words = first === last ? String(first) : `${first}–${last}`
    return hrefOf ? <a href={hrefOf(first)}>{words}</a> : words
  })
  return (
    <span className="num">
      <b>{isOne ? 'Page' : 'Pages'}</b>{' '}
      {named.map((each, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          {each}
        </Fragment>
      ))}
      :{' '}
    </span>
  )
}
