import type { WordChange } from '../../../domain/anchoring/anchor'
import { countOf } from '../../../domain/labels'
import type { VersionChange, VersionDifference } from '../../../domain/versionDifference'
import { State } from '../../../ui/State'

type VersionChangesProps = { difference: VersionDifference; from: number; to: number; href: string }

/** What differs between two versions, stretch by stretch, with the shared words on either side. */
export function VersionChanges({ difference, from, to, href }: VersionChangesProps) {
  const { changes, unlisted, words } = difference
  return (
    <>
      <p className="cmp-sum">
        {changes.length === 0 ? (
          <State is="pass">The words are the same, in the same order</State>
        ) : (
          <>
            <b>{countOf(changes.length + unlisted, 'place')}</b>: <del>{countOf(words.removed, 'word')}</del>{' '}
            taken out, <ins>{countOf(words.added, 'word')}</ins> put in, {countOf(words.same, 'word')} the
            same.
          </>
        )}
      </p>
      <ol className="plain-list">
        {changes.map((change, index) => (
          <li key={index} className="cmp-page">
            <h2 className="cmp-place">{placeOf(change, from, to, href)}</h2>
            <p className="cmp-text">
              {change.before && <span className="cmp-same">… {change.before} </span>}
              <Runs runs={change.runs} />
              {change.after && <span className="cmp-same"> {change.after} …</span>}
            </p>
          </li>
        ))}
      </ol>
      {unlisted > 0 && <p className="meta">And {countOf(unlisted, 'place')} more, which are not listed.</p>}
    </>
  )
}

function Runs({ runs }: { runs: readonly WordChange[] }) {
  return runs.map(({ kind, text }, index) => {
    const gap = index > 0 ? ' ' : ''
    if (kind === 'same') return gap + text
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <span key={index}>
        {gap}
        <Mark>{text}</Mark>
      </span>
    )
  })
}

function placeOf({ fromPage, toPage }: VersionChange, from: number, to: number, href: string) {
  const ends = [
    { page: fromPage, version: from },
    { page: toPage, version: to },
  ].filter(({ page }) => page !== null)
  return ends.map(({ page, version }, index) => (
    <span key={version}>
      {index > 0 && ' → '}
      <a href={`${href}/versions/${version}?page=${page}#p${page}`}>
        version {version}, page {page}
      </a>
    </span>
  ))
}
