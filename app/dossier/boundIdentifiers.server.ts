import { LRUCache } from 'lru-cache'
import { identifiersOnPages, type PageIdentifiers } from '../domain/filing/personalIdentifiers'
import type { Portal } from '../portal.server'
import type { HeldOriginal } from './planExhibit'
import { heldKey, type OriginalIdentifiers } from './readinessOf'
import type { RedactedCopy } from './redactedCopies.server'

/**
 * What looks like personal data on the pages of held originals, by `heldKey`; those without any are left out. Where a redacted copy is there it is looked at in place of the original, in both editions: what it lacks
 * somebody has decided about (FRCP 5.2(f) takes the whole one under seal).
 */
export async function findIdentifiers(
  portal: Portal,
  held: ReadonlyMap<string, readonly HeldOriginal[]>,
  copies: ReadonlyMap<string, ReadonlyMap<string, RedactedCopy>>,
): Promise<Map<string, OriginalIdentifiers>> {
  const versions = await portal.db.version.findMany({
    where: { documentId: { in: [...held.keys()] } },
    orderBy: { number: 'asc' },
    select: {
      ...{ documentId: true, number: true, sha256: true, extraction: true, redactionOf: true },
      reading: { select: { pageCount: true } },
    },
  })
  // The latest version of the same bytes has the latest reading of them.
  const latest = new Map(versions.map((version) => [`${version.documentId} ${version.sha256}`, version]))
  const looked = [...held].flatMap(([documentId, originals]) =>
    originals.flatMap(({ sha256 }) => {
      const copy = copies.get(documentId)?.get(sha256)?.sha256
      const version = latest.get(`${documentId} ${copy ?? sha256}`)
      return version ? [{ key: heldKey(documentId, sha256), version }] : []
    }),
  )
  const read = await readIdentifiers(
    portal,
    looked.map(({ version: { sha256, extraction, reading } }) => ({ sha256, extraction, ...reading })),
  )
  return new Map(
    looked.flatMap(({ key, version }) => {
      const pages = read.get(keyOf(version)) ?? []
      return pages.length > 0
        ? [[key, { sha256: version.sha256, pages, version: version.redactionOf ?? version.number }]]
        : []
    }),
  )
}

type Reading = { sha256: string; extraction: number; pageCount: number }

const keyOf = ({ sha256, extraction }: Omit<Reading, 'pageCount'>) => `${sha256} ${extraction}`

/** Pages with something on them, kept in memory over all readings that were looked at lately. */
const MOST_PAGES = 200_000
/** Readings whose texts are in memory at a time. */
const AT_A_TIME = 20

const known = new WeakMap<object, LRUCache<string, PageIdentifiers[]>>()

/** A reading never changes, so each is looked at once while the portal runs; not one whose pages were lost. */
async function readIdentifiers(
  portal: Portal,
  readings: readonly Reading[],
): Promise<Map<string, PageIdentifiers[]>> {
  let cache = known.get(portal.db)
  if (!cache) {
    cache = new LRUCache({ maxSize: MOST_PAGES, sizeCalculation: (pages) => pages.length + 1 })
    known.set(portal.db, cache)
  }
  const found = new Map<string, PageIdentifiers[]>()
  const unread = new Map<string, Reading>()
  for (const reading of readings) {
    const pages = cache.get(keyOf(reading))
    if (pages) found.set(keyOf(reading), pages)
    else unread.set(keyOf(reading), reading)
  }
  const waiting = [...unread.values()]
  for (let at = 0; at < waiting.length; at += AT_A_TIME) {
    const some = waiting.slice(at, at + AT_A_TIME)
    const rows = await portal.db.page.findMany({
      where: { OR: some.map(({ sha256, extraction }) => ({ sha256, extraction })) },
      orderBy: [{ sha256: 'asc' }, { number: 'asc' }],
      select: { sha256: true, extraction: true, number: true, text: true },
    })
    for (const reading of some) {
      const texts = rows.filter((row) => keyOf(row) === keyOf(reading))
      const pages = identifiersOnPages(texts)
      found.set(keyOf(reading), pages)
      if (texts.length === reading.pageCount) cache.set(keyOf(reading), pages)
    }
  }
  return found
}
