import { appendAudit } from '../audit/appendAudit.server'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Role, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { hashSecret, isSecret, newSecret } from './secrets.server'

/** Tokens that one account may have: more are not told apart by name. */
const MOST_TOKENS = 20
/** The longest name, in code units. */
const MOST_NAME = 80
/** How often use is written down, in milliseconds: each request would be a write for each read. */
const TOUCH_MS = 60 * 60_000
/** What a token begins with, so that one that was published by mistake is found by its look. */
const PREFIX = 'throughline_'

/** A token as its owner sees it; the token itself is shown once, when it is made. */
export type ShownToken = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** The tokens of an account, the last made first. */
export function listTokens(portal: Portal, accountId: string): Promise<ShownToken[]> {
  return portal.db.apiToken.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  })
}

/** Makes a token for the viewer's own account and answers it, this once. Refuses with words for the field. */
export async function makeToken(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  given: string,
): Promise<Result<string, string>> {
  const name = given.replace(/\p{Cc}/gu, ' ').trim()
  if (name === '') return refuse('Say what it is for: “Saturday’s capture script”.')
  if (name.length > MOST_NAME) return refuse(`Keep this to ${MOST_NAME} characters.`)
  const { accountId } = viewer
  const secret = newSecret()
  const id = hashSecret(portal.secret, secret)
  return portal.db.$transaction(async (tx) => {
    if ((await tx.apiToken.count({ where: { accountId } })) >= MOST_TOKENS)
      return refuse(`You have ${MOST_TOKENS} tokens. Revoke one that you no longer use.`)
    await tx.apiToken.create({ data: { id, accountId, name, createdAt: portal.now() } })
    await appendAudit(tx, portal, [
      {
        actor: actorOf(viewer),
        action: 'token.make',
        subject: 'account',
        subjectId: accountId,
        after: { token: id.slice(0, 12), name },
      },
    ])
    return ok(PREFIX + secret)
  })
}

/** Ends a token of the viewer's at once. False where the viewer has no such token. */
export async function revokeToken(portal: Portal, viewer: Viewer, id: string): Promise<boolean> {
  const { accountId } = viewer
  if (!accountId) return false
  return portal.db.$transaction(async (tx) => {
    const held = await tx.apiToken.findFirst({ where: { id, accountId } })
    if (!held) return false
    await appendAudit(tx, portal, [
      {
        actor: actorOf(viewer),
        action: 'token.revoke',
        subject: 'account',
        subjectId: accountId,
        before: { token: id.slice(0, 12), name: held.name },
      },
    ])
    await tx.apiToken.deleteMany({ where: { id, accountId } })
    return true
  })
}

/** Whose token this is; null for one that is unknown, revoked or of a closed account. Role and name are read anew each time. */
export async function findTokenOwner(
  portal: Portal,
  token: string,
): Promise<Exclude<Viewer, { role: 'reader' }> | null> {
  const secret = token.startsWith(PREFIX) ? token.slice(PREFIX.length) : ''
  if (!isSecret(secret)) return null
  const row = await portal.db.apiToken.findFirst({
    where: { id: hashSecret(portal.secret, secret), account: { closedAt: null } },
    include: { account: { select: { id: true, name: true, role: true } } },
  })
  if (!row) return null
  const now = portal.now()
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= TOUCH_MS)
    await portal.db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  const { account } = row
  return { role: account.role as Exclude<Role, 'reader'>, accountId: account.id, name: account.name }
}
