import { appendAudit } from '../audit/appendAudit.server'
import { normalizeEmail } from '../domain/credentials'
import { ok, refuse, type Result } from '../domain/result'
import type { Portal } from '../portal.server'
import { countPassword, forgivePassword } from './attempts.server'
import { verifyPassword } from './passwords.server'
import { startSession, type StartedSession } from './sessions.server'

export type SignInAttempt = {
  email: string
  password: string
  /** Where the request came from, as the server sees it. */
  address: string
  userAgent: string
}

/** `too-many` until an instant; `wrong` says neither which of the two was wrong nor whether the account exists. */
export type SignInRefusal = { reason: 'wrong' } | { reason: 'too-many'; retryAt: Date }

/** Signs someone in by address and password. Refusals take as long for accounts that do not exist. */
export async function signIn(
  portal: Portal,
  attempt: SignInAttempt,
): Promise<Result<StartedSession, SignInRefusal>> {
  const email = normalizeEmail(attempt.email)
  const retryAt = await countPassword(portal, email, attempt.address)
  if (retryAt) return refuse({ reason: 'too-many', retryAt })
  // A text with a NUL is nobody's address, and PostgreSQL takes none.
  const account = email.includes('\u0000')
    ? null
    : await portal.db.account.findFirst({ where: { email, closedAt: null } })
  const isRight = await verifyPassword(attempt.password, account?.passwordHash ?? null)
  if (!account || !isRight) {
    await recordFailure(portal, account?.id ?? 'unknown')
    return refuse({ reason: 'wrong' })
  }
  await forgivePassword(portal, email, attempt.address)
  return portal.db.$transaction(async (tx) => {
    // Looking at a password takes time, in which the account may be closed, or given another one.
    const { id, passwordHash } = account
    if ((await tx.account.count({ where: { id, passwordHash, closedAt: null } })) === 0)
      return refuse({ reason: 'wrong' as const })
    return ok(await startSession(tx, portal, account, attempt.userAgent))
  })
}

/** The address that was tried is not kept: people type passwords into that field. */
function recordFailure(portal: Portal, subjectId: string): Promise<void> {
  return portal.db.$transaction((tx) =>
    appendAudit(tx, portal, [
      {
        actor: { accountId: null, name: 'nobody signed in' },
        action: 'session.refuse',
        subject: 'account',
        subjectId,
      },
    ]),
  )
}
