import type { CatalogChange } from '../catalog/changeCatalog.server'
import { referencesOf, type CatalogRecord, type Link } from '../domain/records'

/** A record as the content files have it. */
export type FiledBody = { record: CatalogRecord; path: string; bodySha256: string }

/** A record as the database has it. */
export type HeldRow = {
  id: string
  kind: string
  origin: string
  contentPath: string | null
  syncedSha256: string | null
  bodySha256: string
}

export type HeldLink = Link & { origin: string }

/** What a sync left as it was although the files say otherwise, and why. */
export type Kept = { id: string; path: string | null; reason: string }

export type SyncPlan = {
  changes: CatalogChange[]
  /** Records whose file moved, or now says what the portal already had: only the book-keeping changes. */
  rebooked: { id: string; contentPath: string | null; syncedSha256?: string }[]
  kept: Kept[]
}

export type SyncState = {
  rows: readonly HeldRow[]
  links: readonly HeldLink[]
  /** What each file said at the last sync, by record id: the hash of its body. */
  lastBodies: ReadonlyMap<string, string>
  /** What links.yaml said at the last sync, by link id: its reason. */
  lastReasons: ReadonlyMap<string, string>
  /** What in the portal uses a record that left the files: "a note", "the packet …". None where it may go. */
  usesOf: (ids: string[]) => Promise<ReadonlyMap<string, string>>
  /** Who names whom, among records that this sync does not rewrite: from, to. */
  namesOf: (ids: string[]) => Promise<readonly { fromId: string; toId: string }[]>
}

/**
 * Decides what a sync does. What people made or changed in the portal stays as it is; where a file disagrees, the
 * plan says so. Records that something in the portal still uses are not removed.
 */
export async function planSync(
  filed: readonly FiledBody[],
  links: readonly Link[],
  state: SyncState,
): Promise<SyncPlan> {
  const plan: SyncPlan = { changes: [], rebooked: [], kept: [] }
  const rows = new Map(state.rows.map((row) => [row.id, row]))
  const gone = findRemovedInPortal(filed, rows, state)
  const rewritten = new Set<string>()

  for (const entry of filed) {
    const row = rows.get(entry.record.id)
    if (row) {
      if (planHeld(entry, row, plan)) rewritten.add(row.id)
    } else if (!gone.has(entry.record.id)) {
      plan.changes.push({ do: 'add', record: entry.record, origin: { from: 'content', path: entry.path } })
    } else {
      const reason = `was removed in the portal; ${entry.path} still has it.`
      plan.kept.push({ id: entry.record.id, path: entry.path, reason })
    }
  }
  const removed = await planRemovals(filed, rows, rewritten, state, plan)
  planLinks(links, removed, gone, state, plan)
  return plan
}

/** Whether the row is to be rewritten from its file. */
function planHeld({ record, path, bodySha256 }: FiledBody, row: HeldRow, plan: SyncPlan): boolean {
  const { id } = record
  if (row.origin === 'portal') {
    if (row.bodySha256 === bodySha256 && row.kind === record.kind) return false
    plan.kept.push({
      id,
      path,
      reason: `was made in the portal and is kept as it is there; ${path} gives the same id.`,
    })
    return false
  }
  const isInFileAs = (sha256: string | null) => sha256 === bodySha256 && row.kind === record.kind
  if (isInFileAs(row.syncedSha256)) {
    if (row.contentPath !== path) plan.rebooked.push({ id, contentPath: path })
    return false
  }
  if (isInFileAs(row.bodySha256)) {
    plan.rebooked.push({ id, contentPath: path, syncedSha256: bodySha256 })
    return false
  }
  if (row.bodySha256 !== row.syncedSha256) {
    plan.kept.push({
      id,
      path,
      reason: `was edited in the portal and is kept as edited; ${path} has changed too.`,
    })
    return false
  }
  plan.changes.push({ do: 'update', record, origin: { from: 'content', path } })
  return true
}

/**
 * Records that their files have as at the last sync, but that the database lacks: somebody removed them in the
 * portal. One that a record about to be written names comes back.
 */
function findRemovedInPortal(
  filed: readonly FiledBody[],
  rows: ReadonlyMap<string, HeldRow>,
  { lastBodies }: SyncState,
): Set<string> {
  const gone = new Set<string>()
  for (const { record, bodySha256 } of filed) {
    if (!rows.has(record.id) && lastBodies.get(record.id) === bodySha256) gone.add(record.id)
  }
  if (gone.size === 0) return gone
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const { record, bodySha256 } of filed) {
      const row = rows.get(record.id)
      const isWritten = row ? row.syncedSha256 !== bodySha256 : !gone.has(record.id)
      if (isWritten) for (const { to } of referencesOf(record)) gone.delete(to)
    }
  }
  return gone
}

async function planRemovals(
  filed: readonly FiledBody[],
  rows: ReadonlyMap<string, HeldRow>,
  rewritten: ReadonlySet<string>,
  state: SyncState,
  plan: SyncPlan,
): Promise<Set<string>> {
  const inFiles = new Set(filed.map(({ record }) => record.id))
  const leaving = new Map<string, HeldRow>()
  for (const row of rows.values())
    if (row.origin === 'content' && !inFiles.has(row.id)) leaving.set(row.id, row)
  if (leaving.size === 0) return new Set()

  const stay = (id: string, reason: string) => {
    const row = leaving.get(id)!
    leaving.delete(id)
    plan.kept.push({ id, path: row.contentPath, reason: `is in no file any more, but ${reason}.` })
    if (row.contentPath !== null) plan.rebooked.push({ id, contentPath: null })
  }
  const all = [...leaving.keys()]
  for (const row of [...leaving.values()]) {
    if (row.bodySha256 !== row.syncedSha256) stay(row.id, 'was edited in the portal')
  }
  for (const [id, use] of await state.usesOf(all)) if (leaving.has(id)) stay(id, `${use} uses it`)
  const names = (await state.namesOf(all)).filter(({ fromId }) => !rewritten.has(fromId))
  for (let before = -1; before !== leaving.size;) {
    before = leaving.size
    for (const { fromId, toId } of names) {
      if (leaving.has(toId) && !leaving.has(fromId)) stay(toId, `${fromId} names it`)
    }
  }
  for (const id of leaving.keys()) plan.changes.push({ do: 'remove', id })
  return new Set(leaving.keys())
}

function planLinks(
  links: readonly Link[],
  removed: ReadonlySet<string>,
  gone: ReadonlySet<string>,
  state: SyncState,
  plan: SyncPlan,
) {
  const held = new Map(state.links.map((link) => [tieOf(link), link]))
  const inFiles = new Set(links.map(tieOf))
  for (const link of links) {
    const present = held.get(tieOf(link))
    const last = state.lastReasons.get(link.id)
    if (!present) {
      if (last === link.reason || gone.has(link.from) || gone.has(link.to)) {
        plan.kept.push({
          id: link.id,
          path: 'links.yaml',
          reason: `(${described(link)}) was removed in the portal.`,
        })
      } else plan.changes.push({ do: 'add-link', link, origin: { from: 'content', path: 'links.yaml' } })
    } else if (present.origin === 'content' && present.reason !== link.reason) {
      if (last === undefined || present.reason === last) {
        plan.changes.push({ do: 'update-link', link: { ...link, id: present.id } })
      } else if (last !== link.reason) {
        const reason = `(${described(link)}) has another reason in the portal, which is kept; links.yaml has changed too.`
        plan.kept.push({ id: link.id, path: 'links.yaml', reason })
      }
    }
  }
  for (const link of state.links) {
    if (link.origin !== 'content' || inFiles.has(tieOf(link))) continue
    if (!removed.has(link.from) && !removed.has(link.to))
      plan.changes.push({ do: 'remove-link', id: link.id })
  }
}

function tieOf({ from, type, to }: Pick<Link, 'from' | 'type' | 'to'>): string {
  return `${from}\n${type}\n${to}`
}

function described({ from, type, to }: Pick<Link, 'from' | 'type' | 'to'>): string {
  return `${from} ${type} ${to}`
}
