import { exhibitsWord, type Labelling } from '../../../domain/filing/exhibitLabel'
import type { HistoryStep, PacketAct, SavedRevision } from '../../../domain/packetHistory'
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
  'packet.hand-in': 'Handed it in for review',
  'packet.take-back': 'Took it back to a draft',
}

type Revision = Omit<SavedRevision, 'savedAt'> & { savedAt: Date | string }
type Act = Omit<PacketAct, 'at'> & { at: Date | string }

/** A packet's history as a page shows it. */
export type RevisionListProps = {
  /** The latest first. */
  steps: readonly HistoryStep<Revision, Act>[]
  /** Where the page begins, for the answer to stay on it; null on the first. */
  before: number | null
  /** The revision that the packet has now. */
  present: number
  compared: { from: number; to: number } | null
  mayRestore: boolean
  /** What exhibits are called. */
  word: Labelling['word']
}

/** What an act of the log did, in a few words; exhibits by the packet's own word for them. */
export function saidOf(action: string, word: Labelling['word']): string {
  return (SAID[action] ?? action)
    .replace('exhibits', exhibitsWord({ word }).toLowerCase())
    .replace(/exhibit\b/, word.toLowerCase())
}

/** Who changed the packet, when, and what was done with it; two revisions to compare, and each former one to bring back. */
export function RevisionList({ before, steps, ...shown }: RevisionListProps) {
  const isComparable = shown.compared !== null || steps.flatMap((it) => it.revisions ?? []).length > 1
  return (
    <form method="get" className="revs">
      {before !== null && <input type="hidden" name="before" value={before} />}
      <ol className="rows">
        {steps.map(({ revisions, act }, index) =>
          act ? (
            <li key={`act ${index}`}>
              <Who by={act.by} at={act.at} />
              <p>
                <ActWords act={act} />
              </p>
            </li>
          ) : (
            <li key={revisions[0]!.revision}>
              <Who by={revisions[0]!.savedBy} at={revisions[0]!.savedAt} />
              <Sitting revisions={revisions} {...shown} isComparable={isComparable} />
            </li>
          ),
        )}
      </ol>
      {isComparable && <Button look="first">Compare</Button>}
    </form>
  )
}

function Who({ by, at }: { by: string; at: Date | string }) {
  return (
    <p>
      <b>{by || 'Nobody known'}</b>{' '}
      <span className="meta">
        <InstantText at={at} />
      </span>
    </p>
  )
}

/** What was done with a packet without changing a word of it. */
export function ActWords({ act: { action, revision, amendment } }: { act: Act }) {
  if (amendment)
    return (
      <>
        Amended it: <a href={`/packets/${amendment.id}`}>{amendment.title}</a>
      </>
    )
  return revision === null ? saidOf(action, 'Exhibit') : `Sealed revision ${revision}`
}

type SittingProps = Pick<RevisionListProps, 'present' | 'compared' | 'mayRestore' | 'word'> & {
  revisions: readonly Revision[]
  /** Whether there is another revision to compare one with. */
  isComparable: boolean
}

/** The revisions of one sitting, folded where they are many. */
function Sitting({ revisions, present, compared, mayRestore, word, isComparable }: SittingProps) {
  const isCompared = (revision: number) => compared?.from === revision || compared?.to === revision
  return (
    <details open={revisions.length <= 3 || revisions.some(({ revision }) => isCompared(revision))}>
      <summary className="meta">
        {revisions.length === 1 ? '1 change' : `${revisions.length} changes`}
      </summary>
      <ul>
        {revisions.map(({ revision, action }) => (
          <li key={revision} className="rev">
            <span className="num">{revision}</span>
            <span>{saidOf(action, word)}</span>
            {isComparable && (
              <>
                <End name="from" revision={revision} compared={compared} />
                <End name="to" revision={revision} compared={compared} />
              </>
            )}
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
  )
}

type EndProps = Pick<RevisionListProps, 'compared'> & { name: 'from' | 'to'; revision: number }

/** Chooses a revision as one end of what is compared. */
function End({ name, revision, compared }: EndProps) {
  return (
    <label className="check">
      <input
        type="radio"
        name={name}
        value={revision}
        defaultChecked={compared?.[name] === revision}
        aria-label={`Compare ${name} revision ${revision}`}
      />
      {name}
    </label>
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
