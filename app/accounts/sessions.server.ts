import { addMilliseconds, differenceInMilliseconds, milliseconds, min } from 'date-fns'
import { appendAudit } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import type { Role, Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { hashSecret, isSecret, newSecret } from './secrets.server'

/** A browser that is not used for so long is signed out. */
export const IDLE_MS = milliseconds({ days: 14 })
/** And one that is used all the time, after so long. */
const LONGEST_MS = milliseconds({ days: 90 })
/** How often use is written down: each page would be a write for each read. */
const TOUCH_MS = milliseconds({ hours: 1 })

/** A session that was just begun. `secret` goes into the cookie and is kept nowhere. */
export type StartedSession = { secret: string; expiresAt: Date }

/** Someone signed in: who, the token that their forms carry, and which of their sessions this is. */
export type SignedIn = {
  viewer: Exclude<Viewer, { role: 'reader' }>
  csrfToken: string
  sessionId: string
  /** The new end of the session where this use moved it; the cookie then has to follow. */
  extendedTo: Date | null
}

/** Begins a session in a transaction that is under way, and writes it to the log. */
export async function startSession(
  tx: Transaction,
  portal: Portal,
  account: { id: string; name: string },
  userAgent: string,
): Promise<StartedSession> {
  const secret = newSecret()
  const now = portal.now()
  const expiresAt = addMilliseconds(now, IDLE_MS)
  const id = hashSecret(portal.secret, secret)
  await appendAudit(tx, portal, [
    {
      actor: { accountId: account.id, name: account.name },
      action: 'session.start',
      subject: 'account',
      subjectId: account.id,
      after: { session: id.slice(0, 12) },
    },
  ])
  await tx.session.deleteMany({ where: { accountId: account.id, expiresAt: { lte: now } } })
  await tx.session.create({
    data: {
      id,
      accountId: account.id,
      csrfToken: newSecret(),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      userAgent: describeBrowser(userAgent),
    },
  })
  return { secret, expiresAt }
}

/**
 * Whose cookie this is; null for one that is unknown, ended, expired or of a closed account. Each use moves the
 * end of the session, to no later than 90 days after it began.
 */
export async function findSession(portal: Portal, secret: string): Promise<SignedIn | null> {
  if (!isSecret(secret)) return null
  const now = portal.now()
  const session = await portal.db.session.findFirst({
    where: { id: hashSecret(portal.secret, secret), expiresAt: { gt: now }, account: { closedAt: null } },
    include: { account: { select: { id: true, name: true, role: true } } },
  })
  if (!session) return null
  const { account } = session
  const isDue = differenceInMilliseconds(now, session.lastSeenAt) >= TOUCH_MS
  const extendedTo = isDue
    ? min([addMilliseconds(now, IDLE_MS), addMilliseconds(session.createdAt, LONGEST_MS)])
    : null
  // Not updateMany by chance: a session ended since is not brought back, and is no fault.
  if (extendedTo) {
    await portal.db.session.updateMany({
      where: { id: session.id },
      data: { lastSeenAt: now, expiresAt: extendedTo },
    })
  }
  return {
    viewer: { role: account.role as Exclude<Role, 'reader'>, accountId: account.id, name: account.name },
    csrfToken: session.csrfToken,
    sessionId: session.id,
    extendedTo,
  }
}

/** One browser that is signed in, as its owner sees it. */
export type OpenSession = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** The browsers in which an account is signed in, last used first. */
export function listSessions(portal: Portal, accountId: string): Promise<OpenSession[]> {
  return portal.db.session.findMany({
    where: { accountId, expiresAt: { gt: portal.now() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  })
}

/** Signs a browser of the viewer's out at once. False where the viewer has no such session. */
export async function endSession(portal: Portal, viewer: Viewer, sessionId: string): Promise<boolean> {
  const { accountId } = viewer
  if (!accountId) return false
  return portal.db.$transaction(async (tx) => {
    const held = await tx.session.findFirst({ where: { id: sessionId, accountId }, select: { id: true } })
    if (!held) return false
    await appendAudit(tx, portal, [
      {
        actor: { accountId, name: viewer.name },
        action: 'session.end',
        subject: 'account',
        subjectId: accountId,
        before: { session: sessionId.slice(0, 12) },
      },
    ])
    await tx.session.deleteMany({ where: { id: sessionId, accountId } })
    return true
  })
}

/** Enough of a User-Agent to know one's browser by; what a client sends is not to be trusted with a column. */
function describeBrowser(userAgent: string): string {
  return userAgent.replace(/\p{Cc}/gu, ' ').slice(0, 300)
}
