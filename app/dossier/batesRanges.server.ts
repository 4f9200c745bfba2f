import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import type { Transaction } from '../db/database.server'
import { HOUSE_PREFIX, type BatesRange } from '../domain/filing/bates'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'
import { numberedIn, type DossierPlan } from './dossierPlan'

/** The numbers that originals were given, by their SHA-256; those without any are left out. */
export async function findBates(
  db: Transaction,
  sha256s: readonly string[],
  prefix = HOUSE_PREFIX,
): Promise<Map<string, BatesRange>> {
  const rows = await db.batesRange.findMany({ where: { prefix, sha256: { in: [...sha256s] } } })
  return new Map(rows.map(({ sha256, first }) => [sha256, { prefix, first }]))
}

/**
 * Gives what a packet's dossier needs its numbers in the packet's matter. From then on the packet keeps its prefix: a
 * page has one number for ever. Writes a row of the log where anything was given or kept.
 */
export async function numberPacket(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  { id, batesPrefix }: { id: string; batesPrefix: string },
  plan: DossierPlan,
): Promise<void> {
  const wanted = numberedIn(plan)
  if (wanted.length === 0) return
  const given = await assignBates(tx, portal, await asNumbered(tx, wanted), batesPrefix)
  const { count } = await tx.packet.updateMany({
    where: { id, batesPrefix, numberedAt: null },
    data: { numberedAt: portal.now() },
  })
  if (count + given.length === 0) return
  const after = { prefix: batesPrefix, given }
  await appendAudit(tx, portal, [{ actor, action: 'packet.number', subject: 'packet', subjectId: id, after }])
}

/** Numbers as they were given: `pages` of them, the first being `first`. */
type GivenRange = { sha256: string; first: number; pages: number }

/**
 * Gives each of these originals that has none its numbers, one for each page, in this order, behind the last that were
 * given in the matter. What was given stays given: numbers are never used twice, and a gap is no fault. Answers what was
 * given now.
 */
export async function assignBates(
  tx: Transaction,
  portal: Portal,
  originals: readonly { sha256: string; pages: number }[],
  prefix = HOUSE_PREFIX,
): Promise<GivenRange[]> {
  // Two exports at once would give the same numbers to different pages.
  await lockCatalog(tx)
  const held = await findBates(
    tx,
    originals.map(({ sha256 }) => sha256),
    prefix,
  )
  const wanted = new Map(originals.map(({ sha256, pages }) => [sha256, pages]))
  const missing = [...wanted].filter(([sha256, pages]) => pages > 0 && !held.has(sha256))
  if (missing.length === 0) return []
  const last = await tx.batesRange.findFirst({ where: { prefix }, orderBy: { first: 'desc' } })
  let first = last ? last.first + last.pages : 1
  const given: GivenRange[] = []
  for (const [sha256, pages] of missing) {
    const range = { sha256, first, pages }
    await tx.batesRange.create({ data: { id: randomUUID(), prefix, ...range, assignedAt: portal.now() } })
    given.push(range)
    first += pages
  }
  return given
}

/** What numbers are given to: the original itself, also where a copy of it is bound in, so that both have the same. */
async function asNumbered(
  db: Transaction,
  originals: readonly { sha256: string; pages: number }[],
): Promise<{ sha256: string; pages: number }[]> {
  const copies = await db.copy.findMany({
    where: { sha256: { in: originals.map(({ sha256 }) => sha256) } },
    select: { sha256: true, madeOf: true },
  })
  const madeOf = new Map(copies.map((copy) => [copy.sha256, copy.madeOf]))
  return originals.map(({ sha256, pages }) => ({ sha256: madeOf.get(sha256) ?? sha256, pages }))
}
