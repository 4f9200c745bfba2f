import { Notice } from '../../ui/Notice'
import { UnverifiedMark } from '../../ui/UnverifiedMark'

type Marked = { confidence: 'verified' | 'unverified'; unverified: readonly string[]; note?: string }

/** The caveat of a record and what no source confirmed, at its head: never folded away. */
export function RecordMarks({ record }: { record: Marked }) {
  const isMarked = record.confidence === 'unverified' || record.unverified.length > 0
  if (!isMarked && !record.note) return null
  return (
    <Notice tone={undefined}>
      {isMarked && (
        <p>
          <UnverifiedMark fields={record.unverified} />
        </p>
      )}
      {record.note && <p>{record.note}</p>}
    </Notice>
  )
}
