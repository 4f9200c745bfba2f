import { LRUCache } from 'lru-cache'
import type { PageText } from '../domain/passage'
import type { Portal } from '../portal.server'
import type { Catalog } from './catalog'

/** An original that is held for a document, and where it came from. */
export type HeldOriginal = {
  sha256: string
  documentId: string
  fileName: string
  mediaType: string
  sizeBytes: number
  method: string
  receivedAt: Date
  /** Null where nobody was signed in. */
  receivedBy: string | null
  sourceUrl: string | null
}

const byCatalog = new WeakMap<Catalog, Promise<Map<string, HeldOriginal[]>>>()

/**
 * Originals held for a document, the latest first. They are read once for each revision of the catalog, which every
 * new original raises, so that a page without one asks the database nothing.
 */
export async function originalsOf(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<HeldOriginal[]> {
  let all = byCatalog.get(catalog)
  if (!all) {
    all = readOriginals(portal)
    byCatalog.set(catalog, all)
    all.catch(() => byCatalog.delete(catalog))
  }
  return catalog.find('document', documentId) ? ((await all).get(documentId) ?? []) : []
}

async function readOriginals(portal: Portal): Promise<Map<string, HeldOriginal[]>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { not: null } },
    include: {
      original: { select: { mediaType: true, sizeBytes: true } },
      receivedBy: { select: { name: true } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
  })
  const found = new Map<string, HeldOriginal[]>()
  for (const { documentId, sha256, fileName, method, receivedAt, receivedBy, sourceUrl, original } of rows) {
    if (documentId === null || found.get(documentId)?.some((held) => held.sha256 === sha256)) continue
    const held = {
      sha256,
      documentId,
      fileName,
      ...original,
      method,
      receivedAt,
      receivedBy: receivedBy?.name ?? null,
      sourceUrl,
    }
    found.set(documentId, [...(found.get(documentId) ?? []), held])
  }
  return found
}

/** Code units of text kept in memory, over all originals read lately. */
const MOST_UNITS = 32 * 1024 * 1024

const texts = new WeakMap<object, LRUCache<string, PageText[]>>()

/** The pages of text of an original in its latest reading, in order. They are read anew for another revision of the catalog. */
export async function pagesOf(portal: Portal, catalog: Catalog, sha256: string): Promise<PageText[]> {
  let cache = texts.get(portal.db)
  if (!cache) {
    const sizeCalculation = (pages: PageText[]) => pages.reduce((sum, page) => sum + page.text.length, 1)
    cache = new LRUCache({ maxSize: MOST_UNITS, sizeCalculation })
    texts.set(portal.db, cache)
  }
  const key = `${catalog.revision} ${sha256}`
  const known = cache.get(key)
  if (known) return known
  const reading = await portal.db.extraction.findFirst({
    where: { sha256 },
    select: { number: true },
    orderBy: { number: 'desc' },
  })
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction: reading?.number ?? 0 },
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
  cache.set(key, pages)
  return pages
}
