import { appendAudit } from '../audit/appendAudit.server'
import { passwordProblem } from '../domain/credentials'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Transaction } from '../db/database.server'
import type { Portal } from '../portal.server'
import { countPassword, forgivePassword } from './attempts.server'
import { ACCOUNT_ROLES, hasOwner, type AccountRole } from './invitations.server'
import { hashPassword, verifyPassword } from './passwords.server'

/** Somebody with an account, as owners see them. */
export type Member = {
  id: string
  name: string
  email: string
  role: AccountRole
  createdAt: Date
  closedAt: Date | null
  /** When one of their browsers was last seen; null where none is signed in. */
  lastSeenAt: Date | null
}

/** `last-owner`: nobody would be left to manage the portal. */
export type PeopleRefusal = 'no-such-account' | 'unknown-role' | 'last-owner'

class LastOwner extends Error {}

/** Everyone who has or had an account, open ones first, then by name. */
export async function listPeople(portal: Portal): Promise<Member[]> {
  const rows = await portal.db.account.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } } },
  })
  return rows
    .map(({ id, name, email, role, createdAt, closedAt, sessions }) => ({
      ...{ id, name, email, createdAt, closedAt },
      role: role as AccountRole,
      lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    }))
    .sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null))
}

/** The account of somebody signed in; null for readers. */
export async function findOwnAccount(portal: Portal, viewer: Viewer) {
  if (!viewer.accountId) return null
  return portal.db.account.findFirst({
    where: { id: viewer.accountId, closedAt: null },
    select: { id: true, name: true, email: true, role: true, createdAt: true },
  })
}

/** Gives an account another role, from its next request on. Refuses to leave the portal without an owner. */
export async function changeRole(
  portal: Portal,
  by: Viewer,
  accountId: string,
  text: string,
): Promise<Result<AccountRole, PeopleRefusal>> {
  const role = ACCOUNT_ROLES.find((known) => known === text)
  if (!role) return refuse('unknown-role')
  return changeAccount(portal, by, accountId, 'account.role', async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { role } })
    return { after: { role }, value: role }
  })
}

/**
 * Closes an account: its browsers are signed out and its tokens end at once, and would not come back with the account;
 * what it made stays under its name.
 */
export async function closeAccount(
  portal: Portal,
  by: Viewer,
  accountId: string,
): Promise<Result<Date, PeopleRefusal>> {
  return changeAccount(portal, by, accountId, 'account.close', async (tx) => {
    const closedAt = portal.now()
    await tx.account.update({ where: { id: accountId }, data: { closedAt } })
    await tx.session.deleteMany({ where: { accountId } })
    await tx.apiToken.deleteMany({ where: { accountId } })
    return { after: { closedAt }, value: closedAt }
  })
}

async function changeAccount<Value>(
  portal: Portal,
  by: Viewer,
  accountId: string,
  action: string,
  change: (tx: Transaction) => Promise<{ after: object; value: Value }>,
): Promise<Result<Value, PeopleRefusal>> {
  try {
    return await portal.db.$transaction(async (tx) => {
      const held = await tx.account.findFirst({
        where: { id: accountId, closedAt: null },
        select: { role: true },
      })
      if (!held) return refuse('no-such-account')
      const { after, value } = await change(tx)
      const actor = actorOf(by)
      await appendAudit(tx, portal, [
        { actor, action, subject: 'account', subjectId: accountId, before: { role: held.role }, after },
      ])
      // Counted after the log's head is taken: two owners who remove each other at once queue there.
      if (!(await hasOwner(tx))) throw new LastOwner()
      return ok(value)
    })
  } catch (error) {
    if (error instanceof LastOwner) return refuse('last-owner')
    throw error
  }
}

/**
 * Changes one's own password and signs every other browser out. The present password is asked for again, and
 * guesses at it are counted like those at sign-in. Refusals are words by field.
 */
export async function changePassword(
  portal: Portal,
  viewer: Viewer,
  sessionId: string,
  draft: { present: string; password: string; passwordAgain: string; address: string },
): Promise<Result<{ signedOut: number }, Record<string, string>>> {
  const accountId = viewer.accountId ?? ''
  const account = await portal.db.account.findFirst({ where: { id: accountId, closedAt: null } })
  if (!account) return refuse({ present: 'Sign in again.' })
  if (await countPassword(portal, account.email, draft.address)) {
    return refuse({ present: 'Too many wrong passwords. Wait fifteen minutes and try again.' })
  }
  if (!(await verifyPassword(draft.present, account.passwordHash)))
    return refuse({ present: 'This is not your present password.' })
  await forgivePassword(portal, account.email, draft.address)
  const problem = passwordProblem(draft.password, account)
  if (problem) return refuse({ password: problem })
  if (draft.password !== draft.passwordAgain)
    return refuse({ passwordAgain: 'The two passwords differ. Type the same one twice.' })
  const passwordHash = await hashPassword(draft.password)
  return portal.db.$transaction(async (tx) => {
    await appendAudit(tx, portal, [
      {
        actor: { accountId, name: account.name },
        action: 'account.password',
        subject: 'account',
        subjectId: accountId,
      },
    ])
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
    const { count } = await tx.session.deleteMany({ where: { accountId, NOT: { id: sessionId } } })
    return ok({ signedOut: count })
  })
}
