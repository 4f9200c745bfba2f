import { LRUCache } from 'lru-cache'
import type { PageText } from '../domain/passage'
import type { Portal } from '../portal.server'
import type { Catalog } from './catalog'
import { versionsOf } from './versions.server'

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

/**
 * Originals that a document can be read in, once each: that of the current version first, then the latest. One that
 * was not read yet is not among them.
 */
export async function originalsOf(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<HeldOriginal[]> {
  const versions = await versionsOf(portal, catalog, documentId)
  const current = versions.filter((version) => version.isCurrent)
  const found = new Map<string, HeldOriginal>()
  for (const version of [...current, ...versions]) {
    const { sha256, fileName, mediaType, sizeBytes, method, receivedAt, receivedBy, sourceUrl } = version
    const original = {
      sha256,
      documentId,
      fileName,
      mediaType,
      sizeBytes,
      method,
      receivedAt,
      receivedBy,
      sourceUrl,
    }
    if (!found.has(sha256)) found.set(sha256, original)
  }
  return [...found.values()]
}

/** Code units of text kept in memory, over all originals read lately. */
const MOST_UNITS = 32 * 1024 * 1024

const texts = new WeakMap<object, LRUCache<string, PageText[]>>()

/**
 * The pages of text of one reading of an original, in order. A reading never changes; one whose pages were lost is asked
 * for again each time, so that they show once they are rebuilt.
 */
export async function pagesOf(
  portal: Portal,
  reading: { sha256: string; extraction: number; pageCount: number },
): Promise<PageText[]> {
  let cache = texts.get(portal.db)
  if (!cache) {
    const sizeCalculation = (pages: PageText[]) => pages.reduce((sum, page) => sum + page.text.length, 1)
    cache = new LRUCache({ maxSize: MOST_UNITS, sizeCalculation })
    texts.set(portal.db, cache)
  }
  const { sha256, extraction } = reading
  const key = `${sha256} ${extraction}`
  const known = cache.get(key)
  if (known) return known
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction },
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
  if (pages.length === reading.pageCount) cache.set(key, pages)
  return pages
}
