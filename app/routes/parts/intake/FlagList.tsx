import type { Flag } from '../../../domain/extraction'
import { groupFlags } from '../../../domain/flagGroups'
import { Notice } from '../../../ui/Notice'
import { FlagGroups } from '../FlagGroups'

/** What is dangerous or dishonest in a file that came. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  const count = groupFlags(flags).length
  if (count === 0) return null
  return (
    <Notice
      tone="warn"
      title={count === 1 ? 'One thing to know of this file' : `${count} things to know of this file`}
    >
      <FlagGroups flags={flags} />
    </Notice>
  )
}
