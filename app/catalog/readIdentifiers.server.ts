import { LRUCache } from 'lru-cache'
import { identifiersInVersion, type FoundIdentifier } from '../domain/filing/foundIdentifiers'
import { identifiersOnPages, type PageIdentifiers } from '../domain/filing/personalIdentifiers'
import type { Portal } from '../portal.server'

type Reading = { sha256: string; extraction: number; pageCount: number }

/** What `readIdentifiers` answers by. */
export const keyOfReading = ({ sha256, extraction }: Omit<Reading, 'pageCount'>) => `${sha256} ${extraction}`

/** Pages with something on them, kept in memory over all readings that were looked at lately. */
const MOST_PAGES = 200_000
/** Readings whose texts are in memory at a time. */
const AT_A_TIME = 20

const known = new WeakMap<object, LRUCache<string, PageIdentifiers[]>>()

/**
 * What looks like personal data on the pages of readings, by `keyOfReading`. A reading never changes, so each is looked at once while the portal runs; not one whose pages were lost. */
export async function readIdentifiers(
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
    const pages = cache.get(keyOfReading(reading))
    if (pages) found.set(keyOfReading(reading), pages)
    else unread.set(keyOfReading(reading), reading)
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
      const texts = rows.filter((row) => keyOfReading(row) === keyOfReading(reading))
      const pages = await lookInTurns(texts)
      found.set(keyOfReading(reading), pages)
      if (texts.length === reading.pageCount) cache.set(keyOfReading(reading), pages)
    }
  }
  return found
}

/** What looks like personal data in the versions of a document that are readers' as soon as it is published. */
export async function identifiersInOriginals(portal: Portal, documentId: string): Promise<FoundIdentifier[]> {
  const rows = await portal.db.version.findMany({
    where: { documentId, withheld: false },
    orderBy: { number: 'desc' },
    select: { number: true, sha256: true, extraction: true, reading: { select: { pageCount: true } } },
  })
  const readings = rows.map(({ sha256, extraction, reading }) => ({ sha256, extraction, ...reading }))
  const read = await readIdentifiers(portal, readings)
  return rows.flatMap((row) =>
    identifiersInVersion(documentId, row.number, read.get(keyOfReading(row)) ?? []),
  )
}

/** Pages that are looked at in one go: some milliseconds, after which whoever waits has a turn. */
const IN_ONE_GO = 10

async function lookInTurns(texts: readonly { number: number; text: string }[]): Promise<PageIdentifiers[]> {
  const found: PageIdentifiers[] = []
  for (let at = 0; at < texts.length; at += IN_ONE_GO) {
    found.push(...identifiersOnPages(texts.slice(at, at + IN_ONE_GO)))
    await new Promise(setImmediate)
  }
  return found
}
