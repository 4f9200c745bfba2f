import type { SavedRevision } from '../../../domain/packetHistory'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'

const SAID: Record<string, string> = {
  'packet.create': 'Made the packet',
  'packet.amend': 'Made it of the sealed packet',
  'packet.before': 'As it was before revisions were kept',
  'packet.sync': 'Taken from its file',
  'packet.edit': 'Edited the words',
  'packet.add': 'Added exhibits',
  'packet.order': 'Moved an exhibit',
  'packet.caption': 'Changed an exhibit',
  'packet.remove': 'Took an exhibit out',
  'packet.publish': 'Published',
  'packet.withdraw': 'Withdrew to a draft',
  'packet.add-part': 'Added to the argument',
  'packet.write-part': 'Wrote in the argument',
  'packet.move-part': 'Moved a part of the argument',
  'packet.remove-part': 'Took a part of the argument out',
  'packet.put-part-back': 'Put a part of the argument back',
  'packet.restore': 'Brought a former revision back',
}

type RevisionListProps = {
  /** The latest first; those of one sitting together. */
  sittings: readonly (readonly (Omit<SavedRevision, 'savedAt'> & { savedAt: Date | string })[])[]
  /** Where the page begins, for the answer to stay on it; null on the first. */
  before: number | null
  /** The revision that the packet has now. */
  present: number
  compared: { from: number; to: number } | null
  mayRestore: boolean
}

/** Who changed the packet, when; two revisions to compare, and each former one to bring back. */
export function RevisionList({ before, sittings, present, compared, mayRestore }: RevisionListProps) {
  const isCompared = (revision: number) => compared?.from === revision || compared?.to === revision
  return (
    <form method="get" className="revs">
      {before !== null && <input type="hidden" name="before" value={before} />}
      <ol className="rows">
        {sittings.map((group) => (
          <li key={group[0]!.revision}>
            <p>
              <b>{group[0]!.savedBy || 'Nobody known'}</b>{' '}
              <span className="meta">
                <InstantText at={group[0]!.savedAt} />
              </span>
            </p>
            <details open={group.length <= 3 || group.some(({ revision }) => isCompared(revision))}>
              <summary className="meta">
                {group.length === 1 ? '1 change' : `${group.length} changes`}
              </summary>
              <ul>
                {group.map(({ revision, action }) => (
                  <li key={revision} className="rev">
                    <span className="num">{revision}</span>
                    <span>{SAID[action] ?? action}</span>
                    <label className="check">
                      <input
                        type="radio"
                        name="from"
                        value={revision}
                        defaultChecked={compared?.from === revision}
                        aria-label={`Compare from revision ${revision}`}
                      />
                      from
                    </label>
                    <label className="check">
                      <input
                        type="radio"
                        name="to"
                        value={revision}
                        defaultChecked={compared?.to === revision}
                        aria-label={`Compare to revision ${revision}`}
                      />
                      to
                    </label>
                    {mayRestore && revision !== present && (
                      <Button
                        small
                        look="plain"
                        form={`back-${revision}`}
                        aria-label={`Bring revision ${revision} back`}
                      >
                        Bring back
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
      <Button look="first">Compare</Button>
    </form>
  )
}

/** A button of a list that is itself a form needs one of its own beside it. */
export function RestoreForms({ revisions }: { revisions: readonly number[] }) {
  return revisions.map((revision) => (
    <form key={revision} method="post" id={`back-${revision}`}>
      <CsrfField />
      <input type="hidden" name="revision" value={revision} />
    </form>
  ))
}
