import type { CatalogChange } from '../catalog/changeCatalog.server'
import type { Link } from '../domain/links'
import { referencesOf } from '../domain/recordReferences'
import type { CatalogRecord } from '../domain/records'

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
}

/**
 * Decides what the files add and change. What people made or changed in the portal stays as it is; where a file
 * disagrees, the plan says so. `gone` are records that somebody removed there.
 */
export function planWrites(
  filed: readonly FiledBody[],
  exhibits: ReadonlySet<string>,
  state: SyncState,
): SyncPlan & { gone: ReadonlySet<string> } {
  const plan: SyncPlan = { changes: [], rebooked: [], kept: [] }
  const rows = new Map(state.rows.map((row) => [row.id, row]))
  const gone = findRemovedInPortal(filed, exhibits, rows, state)
  for (const entry of filed) {
    const row = rows.get(entry.record.id)
    if (row) planHeld(entry, row, plan)
    else if (!gone.has(entry.record.id)) {
      plan.changes.push({ do: 'add', record: entry.record, origin: { from: 'content', path: entry.path } })
    } else {
      const reason = `was removed in the portal; ${entry.path} still has it.`
      plan.kept.push({ id: entry.record.id, path: entry.path, reason })
    }
  }
  return { ...plan, gone }
}

function planHeld({ record, path, bodySha256 }: FiledBody, row: HeldRow, plan: SyncPlan): void {
  const { id } = record
  if (row.origin === 'portal') {
    if (row.bodySha256 === bodySha256 && row.kind === record.kind) return
    plan.kept.push({
      id,
      path,
      reason: `was made in the portal and is kept as it is there; ${path} gives the same id.`,
    })
    return
  }
  const isInFileAs = (sha256: string | null) => sha256 === bodySha256 && row.kind === record.kind
  if (isInFileAs(row.syncedSha256)) {
    if (row.contentPath !== path) plan.rebooked.push({ id, contentPath: path })
    return
  }
  if (isInFileAs(row.bodySha256)) {
    plan.rebooked.push({ id, contentPath: path, syncedSha256: bodySha256 })
    return
  }
  if (row.bodySha256 !== row.syncedSha256) {
    plan.kept.push({
      id,
      path,
      reason: `was edited in the portal and is kept as edited; ${path} has changed too.`,
    })
    return
  }
  plan.changes.push({ do: 'update', record, origin: { from: 'content', path } })
}

/**
 * Records that their files have as at the last sync, but that the database lacks: somebody removed them in the
 * portal. One that a record about to be written names, or a packet of the files puts forward, comes back.
 */
function findRemovedInPortal(
  filed: readonly FiledBody[],
  exhibits: ReadonlySet<string>,
  rows: ReadonlyMap<string, HeldRow>,
  { lastBodies }: SyncState,
): Set<string> {
  const gone = new Set<string>()
  for (const { record, bodySha256 } of filed) {
    const isAsSynced = lastBodies.get(record.id) === bodySha256
    if (isAsSynced && !rows.has(record.id) && !exhibits.has(record.id)) gone.add(record.id)
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

/** Records that the database holds from files that have them no more. */
export function findLeaving(filed: readonly FiledBody[], { rows }: SyncState): HeldRow[] {
  const inFiles = new Set(filed.map(({ record }) => record.id))
  return rows.filter((row) => row.origin === 'content' && !inFiles.has(row.id))
}

/**
 * Decides which of them go. One that people edited, that something of theirs uses (`uses`: "a note", "the packet …"),
 * or that a record which stays names (`names`: who names whom) is kept.
 */
export function planRemovals(
  rows: readonly HeldRow[],
  uses: ReadonlyMap<string, string>,
  names: readonly { fromId: string; toId: string }[],
): SyncPlan {
  const plan: SyncPlan = { changes: [], rebooked: [], kept: [] }
  const leaving = new Map(rows.map((row) => [row.id, row]))
  const stay = (id: string, reason: string) => {
    const row = leaving.get(id)
    if (!leaving.delete(id)) return
    plan.kept.push({ id, path: row!.contentPath, reason: `is in no file any more, but ${reason}.` })
    if (row!.contentPath !== null) plan.rebooked.push({ id, contentPath: null })
  }
  for (const row of rows) if (row.bodySha256 !== row.syncedSha256) stay(row.id, 'was edited in the portal')
  for (const [id, use] of uses) stay(id, `${use} uses it`)
  for (let before = -1; before !== leaving.size;) {
    before = leaving.size
    for (const { fromId, toId } of names) if (!leaving.has(fromId)) stay(toId, `${fromId} names it`)
  }
  for (const id of leaving.keys()) plan.changes.push({ do: 'remove', id })
  return plan
}

/** Decides about links; those of `removed` records go with their ends. */
export function planLinks(
  links: readonly Link[],
  removed: ReadonlySet<string>,
  gone: ReadonlySet<string>,
  state: SyncState,
): SyncPlan {
  const plan: SyncPlan = { changes: [], rebooked: [], kept: [] }
  const held = new Map(state.links.map((link) => [tieOf(link), link]))
  const inFiles = new Set(links.map(tieOf))
  const keep = (link: Link, reason: string) => plan.kept.push({ id: link.id, path: 'links.yaml', reason })
  for (const link of links) {
    const present = held.get(tieOf(link))
    const last = state.lastReasons.get(link.id)
    if (!present) {
      if (last === link.reason || gone.has(link.from) || gone.has(link.to)) {
        keep(link, `(${described(link)}) was removed in the portal; links.yaml still has it.`)
      } else plan.changes.push({ do: 'add-link', link, origin: { from: 'content', path: 'links.yaml' } })
    } else if (present.origin === 'content' && present.reason !== link.reason && last !== link.reason) {
      const isEdited = last !== undefined && present.reason !== last
      if (isEdited)
        keep(link, `(${described(link)}) was edited in the portal and is kept; links.yaml has changed too.`)
      else plan.changes.push({ do: 'update-link', link: { ...link, id: present.id } })
    }
  }
  for (const link of state.links) {
    if (link.origin !== 'content' || inFiles.has(tieOf(link))) continue
    if (removed.has(link.from) || removed.has(link.to)) continue
    plan.changes.push({ do: 'remove-link', id: link.id })
  }
  return plan
}

function tieOf({ from, type, to }: Pick<Link, 'from' | 'type' | 'to'>): string {
  return `${from}\n${type}\n${to}`
}

function described({ from, type, to }: Pick<Link, 'from' | 'type' | 'to'>): string {
  return `${from} ${type} ${to}`
}
