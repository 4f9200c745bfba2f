import type { Transaction } from '../db/database.server'
import { mayShow, packetsShowing } from './packetsShowing.server'

/** Why a record stays published: with it, what stands in the way. */
export type WithdrawRefusal =
  /** Published records name it. */
  | { because: 'named-by'; ids: string[] }
  /** Published packets put it forward, or show it in their argument. */
  | { because: 'in-packets'; packets: { id: string; title: string }[] }

/** Where readers would miss a record that was withdrawn; null where nowhere. */
export async function missedWithout(tx: Transaction, id: string): Promise<WithdrawRefusal | null> {
  const naming = await tx.reference.findMany({
    where: { toId: id, from: { state: 'published' } },
    distinct: ['fromId'],
    orderBy: { fromId: 'asc' },
  })
  if (naming.length > 0) return { because: 'named-by', ids: naming.map(({ fromId }) => fromId) }
  const packets = await packetsShowing(tx, new Set([id]), { state: 'published', ...mayShow(id) })
  return packets.length > 0 ? { because: 'in-packets', packets } : null
}

/** Why a record stays published, for whoever wanted to withdraw it. */
export function explainWithdrawal(refusal: WithdrawRefusal): string {
  return refusal.because === 'named-by'
    ? `Not withdrawn: published records name it. Withdraw or change them first: ${listed(refusal.ids)}.`
    : `Not withdrawn: published packets show it. Take it out of them, or withdraw them, first: ${listed(refusal.packets.map(({ title }) => `“${title}”`))}.`
}

function listed(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' and others' : '')
}
