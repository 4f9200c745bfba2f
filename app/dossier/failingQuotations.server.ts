import { LRUCache } from 'lru-cache'
import type { Catalog } from '../catalog/catalog'
import { currentVersions, type ShownVersion } from '../catalog/versions.server'
import { pagesOf } from '../domain/anchoring/openText'
import { judgeQuotation, type TextToJudge } from '../domain/evidencePackage/judgeQuotation'
import type { ExhibitFields } from '../domain/packet'
import type { Statement } from '../domain/records'
import type { Portal } from '../portal.server'
import { documentOf, statementsOf } from './package/planItem'
import { readText } from './readTexts.server'

/** Why the package's verifier will fail a statement's words; null where it will not. */
type Why = string | null

/** What was found of words lately, by the reading that they were looked for in: neither ever changes. */
const judged = new WeakMap<object, LRUCache<string, { why: Why }>>()
/** Words of which that is kept. */
const MOST_JUDGED = 20_000
/** Quotations that are looked for in one go: each may take some milliseconds, after which whoever waits has a turn. */
const IN_ONE_GO = 8

/**
 * Why whoever verifies a packet's evidence package is told FAIL of statements that its exhibits quote, by their ids: those
 * whose words the present text of their document does not have. It is judged as the verifier judges; what it cannot tell is
 * left out, such as words of a picture.
 */
export async function failingQuotations(
  portal: Portal,
  catalog: Catalog,
  exhibits: readonly Pick<ExhibitFields, 'record' | 'production'>[],
): Promise<Map<string, string>> {
  const quoted = quotedOf(catalog, exhibits)
  const versions = await currentVersions(portal, catalog, [...quoted.keys()])
  const failing = new Map<string, string>()
  for (const [document, statements] of quoted) {
    const version = versions.get(document)
    // Words that were recognised here are not read by the verifier.
    if (!version || version.isOcr) continue
    const whys = await judgeAll(portal, version, [...statements])
    for (const [id, why] of whys) failing.set(id, why)
  }
  return failing
}

/** The statements that exhibits quote, by the document that they are from. Of a withheld exhibit nothing is quoted. */
function quotedOf(
  catalog: Catalog,
  exhibits: readonly Pick<ExhibitFields, 'record' | 'production'>[],
): Map<string, Set<Statement>> {
  const quoted = new Map<string, Set<Statement>>()
  for (const { record: id, production } of exhibits) {
    const record = production === 'withheld' ? null : catalog.get(id)
    const document = documentOf(record)
    if (!record || document === null) continue
    const known = quoted.get(document) ?? new Set()
    for (const statement of statementsOf(catalog, record)) known.add(statement)
    if (known.size > 0) quoted.set(document, known)
  }
  return quoted
}

/** Why the verifier fails statements in one reading, by their ids. Nothing is said, nor kept, of a reading without words. */
async function judgeAll(
  portal: Portal,
  { sha256, extraction, extractor }: ShownVersion,
  statements: readonly Statement[],
): Promise<Map<string, string>> {
  const known = knownOf(portal.db)
  const keyOf = ({ text }: Statement) => `${sha256} ${extraction} ${text}`
  const fresh = statements.filter((statement) => !known.has(keyOf(statement)))
  const read = fresh.length > 0 && (await readText(portal, { sha256, extraction }))
  const text = read && { open: read.open, pages: pagesOf(read.open), pictures: NO_PICTURES, extractor }
  const whys = new Map<string, string>()
  for (const [at, statement] of statements.entries()) {
    const key = keyOf(statement)
    const judgement = known.get(key) ?? (text ? { why: whyFailed(statement.text, text) } : null)
    if (judgement) known.set(key, judgement)
    if (judgement?.why) whys.set(statement.id, judgement.why)
    if (fresh.length > 0 && at % IN_ONE_GO === IN_ONE_GO - 1) await new Promise(setImmediate)
  }
  return whys
}

const NO_PICTURES: ReadonlySet<number> = new Set()

/** A statement names no place: its words may stand anywhere. */
function whyFailed(text: string, read: TextToJudge): Why {
  const unplaced = { text, place: null, prefix: '', suffix: '' }
  const { outcome, why } = judgeQuotation(unplaced, read.extractor, read)
  return outcome === 'failed' ? why : null
}

function knownOf(db: object): LRUCache<string, { why: Why }> {
  const known = judged.get(db) ?? new LRUCache({ max: MOST_JUDGED })
  judged.set(db, known)
  return known
}
