import { LRUCache } from 'lru-cache'
import { openTextInSteps } from '../domain/anchoring/openText'
import { inSlices } from '../annotations/inSlices.server'
import type { Portal } from '../portal.server'
import type { ReadText } from './argument/quotedInArgument'
import type { HeldOriginal } from './planExhibit'
import { heldKey } from './readinessOf'

/** Characters kept ready over all texts that were looked at lately: some thousand pages. */
const MOST_CHARACTERS = 3_000_000

const ready = new WeakMap<object, LRUCache<string, ReadText>>()

/** The texts of held originals in their latest readings, by `heldKey`. A reading never changes, so each is made ready once. */
export async function readTexts(
  portal: Portal,
  held: ReadonlyMap<string, readonly Pick<HeldOriginal, 'sha256'>[]>,
): Promise<Map<string, ReadText>> {
  if (held.size === 0) return new Map()
  const versions = await portal.db.version.findMany({
    where: { documentId: { in: [...held.keys()] } },
    orderBy: { number: 'asc' },
    select: { documentId: true, sha256: true, extraction: true },
  })
  const found = new Map<string, ReadText>()
  for (const { documentId, sha256, extraction } of versions) {
    if (!held.get(documentId)?.some((original) => original.sha256 === sha256)) continue
    const text = await readText(portal, { sha256, extraction })
    if (!text) continue
    // The latest version of the same bytes has the latest reading of them.
    found.set(heldKey(documentId, sha256), text)
  }
  return found
}

/** The text of one reading of an original; null where it has no words. */
export async function readText(
  { db }: Portal,
  { sha256, extraction }: { sha256: string; extraction: number },
): Promise<ReadText | null> {
  const cache = cacheOf(db)
  const key = `${sha256} ${extraction}`
  const known = cache.get(key)
  if (known) return known
  const pages = await db.page.findMany({
    where: { sha256, extraction },
    orderBy: { number: 'asc' },
    select: { number: true, text: true, method: true },
  })
  if (pages.every((page) => page.text.trim() === '')) return null
  const ocrPages = pages.filter(({ method }) => method === 'ocr').map(({ number }) => number)
  const text = { open: await inSlices(openTextInSteps(pages)), ocrPages: new Set(ocrPages) }
  cache.set(key, text)
  return text
}

function cacheOf(db: object): LRUCache<string, ReadText> {
  const known = ready.get(db)
  if (known) return known
  const fresh = new LRUCache<string, ReadText>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ open }) => open.text.length + 1,
  })
  ready.set(db, fresh)
  return fresh
}
