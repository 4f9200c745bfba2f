import type { WordChange } from '../../../../domain/anchoring/anchor'
import { InstantText } from '../../../../ui/InstantText'
import { Notice } from '../../../../ui/Notice'
import { WordDifference } from '../../../../ui/WordDifference'

type PartConflictProps = {
  by: string
  at: string | null
  /** What each changed of the version that both began from; null where that is not kept. */
  theirs: WordChange[] | null
  mine: WordChange[] | null
  theirText: string
}

/** Two versions of one part beside each other. The form beneath holds one's own, to be mended and saved over theirs. */
export function PartConflict({ by, at, theirs, mine, theirText }: PartConflictProps) {
  return (
    <Notice tone="warn" title="Not saved yet" alert>
      <p>
        <bdi>{by || 'Somebody'}</bdi> saved this part while you were writing
        {at && (
          <>
            , on <InstantText at={at} />
          </>
        )}
        . Nothing of either version is lost: the form holds yours. Take over from theirs what should stay,
        then save; or go back to keep theirs.
      </p>
      <div className="version-two">
        <div>
          <h2 className="h-ui">Saved now</h2>
          <p className="record keep-lines" dir="auto">
            {theirs ? <WordDifference runs={theirs} /> : theirText}
          </p>
        </div>
        {mine && (
          <div>
            <h2 className="h-ui">Yours</h2>
            <p className="record keep-lines" dir="auto">
              <WordDifference runs={mine} />
            </p>
          </div>
        )}
      </div>
    </Notice>
  )
}
