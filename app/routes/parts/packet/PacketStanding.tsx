import type { PacketPage } from '../../../dossier/packetPage.server'
import { REVIEW_WORDS } from '../../../domain/filing/review'
import { State } from '../../../ui/State'

/** How far a packet is between draft and seal, and who sees it. */
export function PacketStanding({
  packet: { state, review },
}: {
  packet: Pick<PacketPage, 'state' | 'review'>
}) {
  if (review === 'draft' && state === 'published') return 'Published'
  const words = `${REVIEW_WORDS[review]}, ${state === 'draft' ? 'seen by its author and editors' : 'published'}`
  return review === 'sealed' ? words : <State is="wait">{words}</State>
}
