import { MOST_BLOCKS } from '../domain/argument/argument'
import { MOST_EXHIBITS } from '../domain/packet'
import type { PacketRefusal } from './changePacket.server'

/** What a person can do about a change that was refused, in a sentence. */
export function explainPacketRefusal(refusal: PacketRefusal): string {
  switch (refusal.reason) {
    case 'not-found':
      return 'There is no such packet that you may change. It may have been deleted or published.'
    case 'sealed':
      return 'The packet is sealed and never changes. Amend it: that makes another packet, which says what it supersedes.'
    case 'stale':
      return 'Somebody else saved this packet while you were writing. Both versions stand below: choose, and save again.'
    case 'no-such-exhibit':
      return 'That exhibit is no longer in the packet. Look at the list again.'
    case 'no-such-part':
      return 'That part of the argument was taken out. The history of the packet has it.'
    case 'part-there':
      return 'That part of the argument is there already.'
    case 'no-such-revision':
      return 'That revision is not kept. Choose another from the history.'
    case 'argument-full':
      return `An argument holds at most ${MOST_BLOCKS} parts. Start another packet.`
    case 'part-changed':
      return 'Somebody else saved this part while you were writing. Both versions stand below: choose, and save again.'
    case 'no-such-record':
      return `There is no record ${refusal.records.map((id) => `“${id}”`).join(', ')}. It may have been removed.`
    case 'full':
      return `A packet holds at most ${MOST_EXHIBITS} exhibits. Start another one.`
    case 'prefix-taken':
      return `Pages of this packet have Bates numbers with the prefix ${refusal.prefix}, and keep them. Leave the prefix as it is.`
    case 'unpublished-records':
      return `Readers may not see ${refusal.records.map((id) => `“${id}”`).join(', ')} yet, and a published packet is theirs to read. Publish these records first, or leave them out.`
  }
}
