import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import type { Link } from '../domain/links'
import { Catalog } from './catalog'
import { catalogRevision } from './recordGuard.server'
import { recordOf } from './recordRow'

/**
 * Readers see what is published; whoever has an account sees drafts too. *public*: what a public filing of a draft may
 * have: drafts, and nothing that quotes what was redacted.
 */
type Audience = 'readers' | 'staff' | 'public'

const VISIBLE = {
  readers: { state: 'published', withheld: false },
  staff: {},
  public: { withheld: false },
} as const

type Held = {
  catalogs: Map<Audience, Promise<Catalog>>
  revision: number
  checkedAt: number
  /** What was asked before this says nothing of what is there now. */
  forgottenAt: number
}
const held = new WeakMap<object, Held>()

/** How long a revision is believed before it is asked for again, in milliseconds: another process may have changed it. */
const BELIEVED_MS = 200

/**
 * The catalog as this viewer may see it, at the present revision. It is kept in memory until the revision
 * moves; a change by this process is seen at once, one by another process within a fifth of a second.
 */
export function readCatalog(portal: Portal, viewer: Viewer): Promise<Catalog> {
  return readFor(portal, viewer.role === 'reader' ? 'readers' : 'staff')
}

/** The catalog as `readCatalog` gives it, without what quotes redacted words, whoever asks. */
export function readPublicCatalog(portal: Portal, viewer: Viewer): Promise<Catalog> {
  return readFor(portal, viewer.role === 'reader' ? 'readers' : 'public')
}

async function readFor(portal: Portal, audience: Audience): Promise<Catalog> {
  const mine = await present(portal)
  let catalog = mine.catalogs.get(audience)
  if (!catalog) {
    catalog = loadCatalog(portal, audience, mine.revision)
    mine.catalogs.set(audience, catalog)
    catalog.catch(() => mine.catalogs.delete(audience))
  }
  return catalog
}

/** Makes the next read ask for the revision. Called by whatever changed the catalog, after its transaction. */
export function forgetCatalog(portal: Portal): void {
  const mine = held.get(portal.db)
  if (mine) Object.assign(mine, { checkedAt: 0, forgottenAt: performance.now() })
}

async function present(portal: Portal): Promise<Held> {
  const mine = held.get(portal.db)
  const at = performance.now()
  if (mine && at - mine.checkedAt < BELIEVED_MS) return mine
  const revision = await catalogRevision(portal.db)
  const latest = held.get(portal.db)
  // Answers may overtake each other: an older one neither brings an older catalog back nor vouches for this one.
  if (latest && at < latest.forgottenAt) return present(portal)
  if (latest && latest.revision > revision && latest.checkedAt >= at) return latest
  if (latest?.revision === revision) {
    latest.checkedAt = at
    return latest
  }
  const fresh = { catalogs: new Map(), revision, checkedAt: at, forgottenAt: 0 }
  held.set(portal.db, fresh)
  return fresh
}

async function loadCatalog(portal: Portal, audience: Audience, revision: number): Promise<Catalog> {
  const where = VISIBLE[audience]
  const [rows, links] = await Promise.all([
    portal.db.record.findMany({
      where,
      select: {
        id: true,
        kind: true,
        body: true,
        state: true,
        origin: true,
        revision: true,
        updatedAt: true,
      },
    }),
    portal.db.link.findMany({
      where: { from: where, to: where },
      select: { id: true, fromId: true, toId: true, type: true, reason: true },
      orderBy: { id: 'asc' },
    }),
  ])
  const stored = rows.map((row) => ({
    record: recordOf(row),
    standing: {
      state: row.state as 'draft' | 'published',
      origin: row.origin as 'content' | 'portal',
      revision: row.revision,
      updatedAt: row.updatedAt,
    },
  }))
  const ties = links.map(
    (row) => ({ id: row.id, from: row.fromId, to: row.toId, type: row.type, reason: row.reason }) as Link,
  )
  return new Catalog(revision, stored, ties, audience === 'staff')
}
