import type { PacketChange } from '../../../domain/packetHistory'
import { Empty } from '../../../ui/Empty'
import { WordDifference } from '../../../ui/WordDifference'

/** What differs between two revisions, thing by thing, with its words taken out and put in. */
export function PacketChanges({ changes }: { changes: readonly PacketChange[] }) {
  if (changes.length === 0) return <Empty title="The words are the same, in the same order." />
  return (
    <ol className="pk-changes">
      {changes.map(({ place, was, runs }, index) => (
        <li key={index}>
          <h3 className="h-ui">
            {place} {was && <span className="meta">was {was}</span>}
          </h3>
          <p className="record keep-lines" dir="auto">
            <WordDifference runs={runs} />
          </p>
        </li>
      ))}
    </ol>
  )
}
