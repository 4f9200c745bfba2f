import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import { exhibitName, type Labelling } from '../domain/filing/exhibitLabel'
import { commentBody } from '../domain/packetComment'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { labellingFor } from './packetLabelling.server'
import { findPacket, type StoredPacket } from './readPackets.server'

/** What a comment is about: the packet, one of its exhibits, or one paragraph of its argument, by their ids. */
export type CommentTarget = { about: 'packet' | 'exhibit' | 'paragraph'; targetId: string }

export type PacketComment = CommentTarget & {
  id: string
  /** "Ex. 3", "¶ 4", as it is called now; what it was called then, where it is gone. Empty for the packet. */
  targetName: string
  body: string
  by: string
  createdAt: string
  /** Null while it is open. */
  resolvedBy: string | null
}

/** A comment's form, as typed. */
export type CommentInput = { target: string; body: string }

export type CommentRefusal = { reason: 'not-found' } | { reason: 'no-such-target' } | { reason: 'empty' }

/** Writes to the team about a packet. Refuses an exhibit or a paragraph that it does not have. */
export async function commentOnPacket(
  portal: Portal,
  viewer: Viewer & { accountId: string },
  packetId: string,
  target: CommentTarget,
  text: string,
): Promise<Result<{ id: string }, CommentRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  const targetName = nameOf(stored, target, await labellingFor(portal, stored.packet))
  if (targetName === null) return refuse({ reason: 'no-such-target' } as const)
  const body = commentBody.safeParse(text)
  if (!body.success) return refuse({ reason: 'empty' } as const)
  const id = randomUUID()
  const data = { ...target, targetName, body: body.data, authorId: viewer.accountId, createdAt: portal.now() }
  await portal.db.$transaction(async (tx) => {
    await tx.packetComment.create({ data: { id, packetId, ...data } })
    const change = { actor: actorOf(viewer), subject: 'packet', subjectId: packetId }
    await appendAudit(tx, portal, [
      { ...change, action: 'packet.comment', after: { comment: id, ...target } },
    ])
  })
  return ok({ id })
}

/** Says that a comment is settled, or opens it again. Answers on which page of `listComments` it stands from then on. */
export async function resolveComment(
  portal: Portal,
  viewer: Viewer & { accountId: string },
  packetId: string,
  id: string,
  isResolved: boolean,
): Promise<Result<{ page: number }, { reason: 'not-found' }>> {
  if (!(await findPacket(portal, viewer, packetId))) return refuse({ reason: 'not-found' } as const)
  return portal.db.$transaction(async (tx) => {
    const { count } = await tx.packetComment.updateMany({
      where: { id, packetId, resolvedAt: isResolved ? null : { not: null } },
      data: isResolved
        ? { resolvedAt: portal.now(), resolvedById: viewer.accountId }
        : { resolvedAt: null, resolvedById: null },
    })
    const page = await pageOfComment(tx, packetId, id)
    if (page === null) return refuse({ reason: 'not-found' } as const)
    if (count === 0) return ok({ page })
    const action = isResolved ? 'packet.resolve-comment' : 'packet.reopen-comment'
    const change = { actor: actorOf(viewer), subject: 'packet', subjectId: packetId }
    await appendAudit(tx, portal, [{ ...change, action, after: { comment: id } }])
    return ok({ page })
  })
}

/** Comments on a page of them. */
const COMMENTS_PER_PAGE = 50

/** One page of what the team wrote about a packet; `open` counts the open ones on all of them. */
export type CommentPage = { comments: PacketComment[]; open: number; page: number; pages: number }

/**
 * What the team wrote about a packet, the open ones before those that are settled, each in the order of writing. The first
 * page has the newest, and a page that is not there is the last. Readers without an account get none.
 */
export async function listComments(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  page = 1,
): Promise<CommentPage> {
  if (viewer.accountId === null) return { comments: [], open: 0, page: 1, pages: 1 }
  const packetId = stored.packet.id
  const [open, all] = await Promise.all([
    portal.db.packetComment.count({ where: { packetId, resolvedAt: null } }),
    portal.db.packetComment.count({ where: { packetId } }),
  ])
  const labelling = await labellingFor(portal, stored.packet)
  const pages = Math.max(1, Math.ceil(all / COMMENTS_PER_PAGE))
  const shown = Math.min(Math.max(1, Math.floor(page) || 1), pages)
  const first = (shown - 1) * COMMENTS_PER_PAGE
  const window = async (resolvedAt: null | { not: null }, skip: number, take: number) => {
    if (take <= 0) return []
    const where = { packetId, resolvedAt }
    const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
    const rows = await portal.db.packetComment.findMany({ where, include: WITH_PEOPLE, orderBy, skip, take })
    return rows.reverse().map((row) => commentOf(row, stored, labelling))
  }
  const opened = await window(null, first, Math.min(COMMENTS_PER_PAGE, open - first))
  const settled = await window({ not: null }, Math.max(0, first - open), COMMENTS_PER_PAGE - opened.length)
  return { comments: [...opened, ...settled], open, page: shown, pages }
}

/** The page of `listComments` that a comment stands on; null where the packet has no such one. */
async function pageOfComment(tx: Transaction, packetId: string, id: string): Promise<number | null> {
  const comment = await tx.packetComment.findFirst({ where: { id, packetId } })
  if (!comment) return null
  const { createdAt, resolvedAt } = comment
  const isNewer = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
  const open = { packetId, resolvedAt: null }
  const before =
    resolvedAt === null
      ? await tx.packetComment.count({ where: { ...open, ...isNewer } })
      : (await tx.packetComment.count({ where: open })) +
        (await tx.packetComment.count({ where: { packetId, resolvedAt: { not: null }, ...isNewer } }))
  return Math.floor(before / COMMENTS_PER_PAGE) + 1
}

const WITH_PEOPLE = {
  author: { select: { name: true } },
  resolvedBy: { select: { name: true } },
} as const

type CommentRow = Pick<PacketComment, 'id' | 'targetId' | 'targetName' | 'body'> & {
  about: string
  createdAt: Date
  resolvedAt: Date | null
  author: { name: string }
  resolvedBy: { name: string } | null
}

function commentOf(row: CommentRow, stored: StoredPacket, labelling: Labelling): PacketComment {
  const { id, body, createdAt, author, resolvedAt, resolvedBy } = row
  const target = { about: row.about as CommentTarget['about'], targetId: row.targetId }
  return {
    ...{ id, ...target, body, by: author.name, createdAt: createdAt.toISOString() },
    targetName: nameOf(stored, target, labelling) ?? `${row.targetName}, taken out since`,
    resolvedBy: resolvedAt ? (resolvedBy?.name ?? 'somebody') : null,
  }
}

/** What a comment on a packet may be about, for a choice: the packet, its exhibits, its paragraphs. */
export function commentTargets(
  stored: StoredPacket,
  labelling: Labelling,
): { value: string; name: string }[] {
  const exhibits = stored.exhibitIds.map((id) => ({ about: 'exhibit', targetId: id }) as const)
  const paragraphs = stored.packet.argument.flatMap(({ id, kind }) =>
    kind === 'paragraph' ? [{ about: 'paragraph', targetId: id } as const] : [],
  )
  const named = [...exhibits, ...paragraphs].map((target) => ({
    value: `${target.about} ${target.targetId}`,
    name: nameOf(stored, target, labelling) ?? '',
  }))
  return [{ value: 'packet', name: 'The packet' }, ...named]
}

/** Null where the packet has no such exhibit or paragraph. */
function nameOf(
  { packet, exhibitIds }: StoredPacket,
  { about, targetId }: CommentTarget,
  labelling: Labelling,
): string | null {
  if (about === 'packet') return ''
  if (about === 'exhibit') {
    const at = exhibitIds.indexOf(targetId)
    return at === -1 ? null : exhibitName(labelling, at + 1)
  }
  const paragraphs = packet.argument.filter(({ kind }) => kind === 'paragraph')
  const at = paragraphs.findIndex(({ id }) => id === targetId)
  return at === -1 ? null : `¶ ${at + 1}`
}
