import { openText } from '../../domain/anchoring/openText'
import {
  judgeQuotation,
  shortenQuoted,
  type QuotationVerdict,
  type TextToJudge,
} from '../../domain/evidencePackage/judgeQuotation'
import type { ManifestOriginal, ManifestQuotation } from '../../domain/evidencePackage/manifest'
import { fileAt } from '../bagFiles'
import { cannotTell, fail, pass, type Check, type Finding } from '../report'
import type { Verification } from '../verifyPackage'

const QUOTED = 'Each quotation is in its original, at the page and offsets cited'

/** Finds every quotation again in its original's text, read anew from the bytes. */
export async function checkQuotations(context: Verification): Promise<Check[]> {
  const { items, unexhibited = [] } = context.manifest
  const originals = new Map(items.flatMap((item) => item.originals).map((it) => [it.sha256, it]))
  const texts = new Map<string, Promise<OpenedText>>()
  const found: (Found & { words: string })[] = []
  const counts = { held: 0, failed: 0, open: 0 }
  const whys: Record<'failed' | 'open', Found[]> = { failed: [], open: [] }
  for (const { exhibit, quotations } of [...items, { exhibit: '', quotations: unexhibited }]) {
    for (const quotation of quotations) {
      const label = labelOf(exhibit, quotation)
      const { outcome, why } = await judge(quotation, originals, texts, context)
      counts[outcome]++
      if (outcome === 'held') continue
      whys[outcome].push({ label, why })
      found.push({ label, words: `“${shortenQuoted(quotation.text)}”`, why })
    }
  }
  const of = counts.held + counts.failed + counts.open
  if (of === 0) return []
  const findings = found.map(toFinding)
  const counted = { held: counts.held, of }
  if (counts.failed > 0) return [fail('quotations', QUOTED, sayWhy(whys.failed), { counted, findings })]
  if (counts.open > 0) return [cannotTell('quotations', QUOTED, sayWhy(whys.open), { counted, findings })]
  return [pass('quotations', QUOTED, { counted })]
}

/** Where it is quoted from, and where it is quoted: "Ex. 2, quoted in ¶ 3". */
function labelOf(exhibit: string, { where }: ManifestQuotation): string {
  if (where === undefined) return exhibit
  return exhibit === '' ? where : `${exhibit}, quoted in ${where.replace(/^The /, 'the ')}`
}

type Found = { label: string; why: string }

/** A quotation with its reason; a reason that they all share stands above them already. */
function toFinding({ label, words, why }: Found & { words: string }, _at: number, all: Found[]): Finding {
  const isShared = all.every((other) => other.why === why)
  return { label, value: isShared ? words : `${words}: ${why}` }
}

/** The first reason, and of how many quotations it is. */
function sayWhy(found: readonly Found[]): string {
  const { label, why } = found[0]!
  const same = found.filter((it) => it.why === why).length
  return `${same > 1 ? `${same} quotations, the first in ${label}` : label}: ${why}`
}

/** A text made ready for finding, with how it was read; or why there is none. */
type OpenedText = { kind: 'open'; text: TextToJudge } | { kind: 'none'; why: string }

async function judge(
  quotation: ManifestQuotation,
  originals: ReadonlyMap<string, ManifestOriginal>,
  texts: Map<string, Promise<OpenedText>>,
  context: Verification,
): Promise<QuotationVerdict> {
  if (quotation.original === null) return { outcome: 'open', why: whyUnheld(quotation) }
  const original = originals.get(quotation.original)
  if (!original)
    return { outcome: 'failed', why: 'the manifest names an original for it that it does not list.' }
  let text = texts.get(original.sha256)
  if (!text) texts.set(original.sha256, (text = openOriginal(original, context)))
  const opened = await text
  if (opened.kind === 'none') return { outcome: 'open', why: opened.why }
  return judgeQuotation(quotation, original.extractor, opened.text)
}

/** Why the manifest names no original for words. */
function whyUnheld({ state }: ManifestQuotation): string {
  return state === 'unread'
    ? 'no original of its document is in the package, so that the words cannot be found in it.'
    : 'whoever made the package did not find these words in the text of what is cited for them.'
}

async function openOriginal(
  original: ManifestOriginal,
  { bag, hashes, platform }: Verification,
): Promise<OpenedText> {
  const file = fileAt(bag, original.path)
  const found = file && (await hashes.of(file))
  if (!file || found?.sha256 !== original.sha256)
    return { kind: 'none', why: 'its original’s bytes are not the right ones.' }
  const read = await platform.readText(file, original.mediaType)
  return read.kind === 'unreadable'
    ? { kind: 'none', why: read.why }
    : { kind: 'open', text: { ...read, open: openText(read.pages) } }
}
