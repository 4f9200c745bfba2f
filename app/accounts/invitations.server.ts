import { randomUUID } from 'node:crypto'
import { addMilliseconds, milliseconds } from 'date-fns'
import { appendAudit } from '../audit/appendAudit.server'
import { emailProblem, nameProblem, normalizeEmail, passwordProblem } from '../domain/credentials'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, COMMAND_LINE, ROLES, type Actor, type Role, type Viewer } from '../domain/roles'
import type { Transaction } from '../db/database.server'
import type { Portal } from '../portal.server'
import { hashPassword } from './passwords.server'
import { hashSecret, isSecret, newSecret } from './secrets.server'
import { startSession, type StartedSession } from './sessions.server'

/** How long a one-time link can be used. */
const LASTS_MS = milliseconds({ hours: 72 })

/** Roles that an account can have. */
export type AccountRole = Exclude<Role, 'reader'>
export const ACCOUNT_ROLES = ROLES.filter((role): role is AccountRole => role !== 'reader')

/** A one-time link that can still be used. */
export type OpenInvitation = { id: string; role: AccountRole; email: string | null; expiresAt: Date }

/**
 * Makes the one-time link by which the first owner sets up an account, and answers its path. Null once there is
 * an owner. Links of this kind made before are withdrawn, so that only the last one printed works.
 */
export async function createOwnerInvitation(portal: Portal): Promise<string | null> {
  return portal.db.$transaction(async (tx) => {
    if (await hasOwner(tx)) return null
    await tx.invitation.deleteMany({ where: { role: 'owner', email: null, usedAt: null } })
    return createInvitation(tx, portal, COMMAND_LINE, { role: 'owner', email: null })
  })
}

/** Whether somebody can manage the portal yet. */
export async function hasOwner(db: Transaction): Promise<boolean> {
  return (await db.account.count({ where: { role: 'owner', closedAt: null } })) > 0
}

/** Makes a one-time link for somebody, and answers its path. Refuses, by field, what is no address or has an account. */
export async function invite(
  portal: Portal,
  by: Viewer,
  draft: { email: string; role: string },
): Promise<Result<string, Record<string, string>>> {
  const email = normalizeEmail(draft.email)
  const role = ACCOUNT_ROLES.find((known) => known === draft.role)
  const problem = emailProblem(email)
  if (problem) return refuse({ email: problem })
  if (!role) return refuse({ role: 'Choose contributor, editor or owner.' })
  return portal.db.$transaction(async (tx) => {
    const held = await tx.account.findUnique({ where: { email }, select: { closedAt: true } })
    if (held && !held.closedAt)
      return refuse({ email: 'This address has an account. Change its role in the list.' })
    await tx.invitation.deleteMany({ where: { email, usedAt: null } })
    return ok(await createInvitation(tx, portal, actorOf(by), { role, email }))
  })
}

async function createInvitation(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  invitation: { role: AccountRole; email: string | null },
): Promise<string> {
  const secret = newSecret()
  const id = hashSecret(portal.secret, secret)
  const createdAt = portal.now()
  const expiresAt = addMilliseconds(createdAt, LASTS_MS)
  await appendAudit(tx, portal, [
    {
      actor,
      action: 'invitation.create',
      subject: 'invitation',
      subjectId: id.slice(0, 12),
      after: { ...invitation, expiresAt },
    },
  ])
  await tx.invitation.create({ data: { id, ...invitation, createdAt, expiresAt } })
  return `/setup/${secret}`
}

/** The links that wait to be used, the one that ends first at the top. */
export async function listInvitations(portal: Portal): Promise<OpenInvitation[]> {
  const rows = await portal.db.invitation.findMany({
    where: { usedAt: null, expiresAt: { gt: portal.now() } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, role, email, expiresAt }) => ({ id, role: role as AccountRole, email, expiresAt }))
}

/** Takes a link back. False where there is none to take. */
export async function withdrawInvitation(portal: Portal, by: Viewer, id: string): Promise<boolean> {
  return portal.db.$transaction(async (tx) => {
    const held = await tx.invitation.findFirst({ where: { id, usedAt: null } })
    if (!held) return false
    await appendAudit(tx, portal, [
      {
        actor: actorOf(by),
        action: 'invitation.withdraw',
        subject: 'invitation',
        subjectId: id.slice(0, 12),
        before: { role: held.role, email: held.email },
      },
    ])
    await tx.invitation.delete({ where: { id } })
    return true
  })
}

/** The invitation that a link stands for; null for one that is unknown, used or expired, or a first owner's once there is an owner. */
export async function findInvitation(portal: Portal, secret: string): Promise<OpenInvitation | null> {
  if (!isSecret(secret)) return null
  const row = await portal.db.invitation.findFirst({
    where: { id: hashSecret(portal.secret, secret), usedAt: null, expiresAt: { gt: portal.now() } },
  })
  if (!row) return null
  if (row.email === null && (await hasOwner(portal.db))) return null
  return { id: row.id, role: row.role as AccountRole, email: row.email, expiresAt: row.expiresAt }
}

export type NewAccount = { name: string; email: string; password: string; passwordAgain: string }

/** By field what is wrong, or `used` where the link was used or ran out in the meantime. */
export type SetUpRefusal = 'used' | Record<string, string>

/** Makes an account by a one-time link, uses the link up, and signs the new account in. */
export async function acceptInvitation(
  portal: Portal,
  secret: string,
  draft: NewAccount,
  userAgent: string,
): Promise<Result<StartedSession, SetUpRefusal>> {
  const invitation = await findInvitation(portal, secret)
  if (!invitation) return refuse('used')
  const name = draft.name.normalize('NFC').trim()
  const email = invitation.email ?? normalizeEmail(draft.email)
  const problems = accountProblems({ ...draft, name, email })
  if (problems) return refuse(problems)
  const passwordHash = await hashPassword(draft.password)
  return portal.db.$transaction(async (tx) => {
    const now = portal.now()
    const taken = await tx.account.findUnique({ where: { email } })
    if (taken && !taken.closedAt) return refuse({ email: 'This address has an account. Sign in instead.' })
    const used = await tx.invitation.updateMany({
      where: { id: invitation.id, usedAt: null },
      data: { usedAt: now },
    })
    if (used.count !== 1) return refuse('used')
    const { role } = invitation
    // Who comes back after the account was closed keeps the old id: what they made stays theirs.
    const account = taken
      ? await tx.account.update({
          where: { id: taken.id },
          data: { name, passwordHash, role, closedAt: null },
        })
      : await tx.account.create({
          data: { id: randomUUID(), name, email, passwordHash, role, createdAt: now },
        })
    await appendAudit(tx, portal, [
      {
        actor: { accountId: account.id, name },
        action: taken ? 'account.reopen' : 'account.create',
        subject: 'account',
        subjectId: account.id,
        after: { name, email, role },
      },
    ])
    return ok(await startSession(tx, portal, account, userAgent))
  })
}

function accountProblems(draft: NewAccount): Record<string, string> | null {
  const found = {
    name: nameProblem(draft.name),
    email: emailProblem(draft.email),
    password: passwordProblem(draft.password, draft),
    passwordAgain:
      draft.password === draft.passwordAgain ? null : 'The two passwords differ. Type the same one twice.',
  }
  const problems = Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null)
  return problems.length > 0 ? Object.fromEntries(problems) : null
}
