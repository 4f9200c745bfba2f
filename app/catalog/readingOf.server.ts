import { LRUCache } from 'lru-cache'
import type {
  ExtractionProblem,
  Flag,
  OriginalFacts,
  OutlineEntry,
  PageMethod,
  SignatureReport,
} from '../domain/extraction'
import { packFrames, type PackedFrames } from '../domain/reader/pageFrames'
import type { Portal } from '../portal.server'

/** What a reading of an original says beside its text. */
export type Reading = {
  sha256: string
  number: number
  extractor: string
  madeAt: Date
  frames: PackedFrames
  outline: OutlineEntry[]
  signatures: SignatureReport[]
  flags: Flag[]
  problem: ExtractionProblem | null
}

/** Readings kept in memory; what each says is small beside its text. */
const MOST_KEPT = 200

const kept = new WeakMap<object, LRUCache<string, Reading>>()

/** What one reading of an original says beside its text: it never changes. */
export async function readingOf(
  portal: Portal,
  { sha256, extraction }: { sha256: string; extraction: number },
): Promise<Reading> {
  let cache = kept.get(portal.db)
  if (!cache) kept.set(portal.db, (cache = new LRUCache({ max: MOST_KEPT })))
  const key = `${sha256} ${extraction}`
  const known = cache.get(key)
  if (known) return known
  const reading = await findReading(portal, sha256, extraction)
  cache.set(key, reading)
  return reading
}

async function findReading(portal: Portal, sha256: string, number: number): Promise<Reading> {
  const row = await portal.db.extraction.findUniqueOrThrow({ where: { sha256_number: { sha256, number } } })
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction: row.number },
    select: { label: true, method: true, confidence: true, widthPt: true, heightPt: true },
    orderBy: { number: 'asc' },
  })
  const facts = JSON.parse(row.facts) as Partial<OriginalFacts>
  return {
    sha256,
    number: row.number,
    extractor: row.extractor,
    madeAt: row.madeAt,
    frames: packFrames(pages.map(({ method, ...page }) => ({ ...page, method: method as PageMethod }))),
    outline: facts.outline ?? [],
    signatures: facts.signatures ?? [],
    flags: JSON.parse(row.flags) as Flag[],
    problem: row.problem === null ? null : (JSON.parse(row.problem) as ExtractionProblem),
  }
}
