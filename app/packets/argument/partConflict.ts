import { blockText } from '../../domain/packetHistory'
import { textDifference } from '../../domain/textDifference'
import type { PartChanged } from '../changePacket.server'

/** Two versions of one part as their page shows them. What each changed is null where what both began from is not kept. */
export function partConflict({ base, theirs, mine, by, at, revision }: PartChanged) {
  const was = base && blockText(base)
  return {
    by,
    at: at?.toISOString() ?? null,
    revision,
    theirs: was === null ? null : textDifference(was, blockText(theirs)),
    mine: was === null ? null : textDifference(was, blockText(mine)),
    theirText: blockText(theirs),
  }
}
