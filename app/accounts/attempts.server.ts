import { addMilliseconds, minutesToMilliseconds, subMilliseconds } from 'date-fns'
import type { Portal } from '../portal.server'
import { hashSecret } from './secrets.server'

/** How long attempts are remembered from the first of them, in milliseconds. */
const WINDOW_MS = minutesToMilliseconds(15)

/** Attempts in a window: wrong passwords on one account from anywhere, and from one address; exports without an account. */
const MOST = { account: 10, address: 40, export: 20 } as const
export type Limited = keyof typeof MOST

/**
 * Counts an attempt by `who`, before it is let go on, so that many at once gain nothing. Answers when the next may be made,
 * or null when this one may go on. Counts are kept in the database: all processes of a portal share them, and a restart
 * forgives nothing.
 */
export async function countAttempt(portal: Portal, of: Limited, who: string): Promise<Date | null> {
  const now = portal.now()
  const id = idOf(portal, of, who)
  await portal.db.attempt.deleteMany({ where: { since: { lte: subMilliseconds(now, WINDOW_MS) } } })
  const { count, since } = await portal.db.attempt.upsert({
    where: { id },
    create: { id, count: 1, since: now },
    update: { count: { increment: 1 } },
  })
  return count > MOST[of] ? addMilliseconds(since, WINDOW_MS) : null
}

/** Counts an attempt to give a password. A right one takes its own count back: `forgivePassword`. */
export async function countPassword(portal: Portal, email: string, address: string): Promise<Date | null> {
  // The address first: what it may not try any more makes no rows for accounts that somebody made up.
  return (await countAttempt(portal, 'address', address)) ?? (await countAttempt(portal, 'account', email))
}

/** Forgets the attempts on an account, and one from this address, because the password was right. */
export async function forgivePassword(portal: Portal, email: string, address: string): Promise<void> {
  await portal.db.attempt.deleteMany({ where: { id: idOf(portal, 'account', email) } })
  await portal.db.attempt.updateMany({
    where: { id: idOf(portal, 'address', address) },
    data: { count: { decrement: 1 } },
  })
}

function idOf(portal: Portal, of: Limited, who: string): string {
  return hashSecret(portal.secret, `attempt ${of} ${who}`)
}
