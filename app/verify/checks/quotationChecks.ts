import { openText } from '../../domain/anchoring/openText'
import {
  judgeQuotation,
  SHOWN_WORDS,
  type QuotationVerdict,
  type TextToJudge,
} from '../../domain/evidencePackage/judgeQuotation'
import { shortenWords } from '../../domain/shortenWords'
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
  const found: Record<'failed' | 'open', Found[]> = { failed: [], open: [] }
  let held = 0
  for (const { exhibit, quotations } of [...items, { exhibit: '', quotations: unexhibited }]) {
    for (const quotation of quotations) {
      const { outcome, why } = await judge(quotation, originals, texts, context)
      if (outcome === 'held') held++
      else {
        const words = `“${shortenWords(quotation.text, SHOWN_WORDS)}”`
        found[outcome].push({ label: labelOf(exhibit, quotation), words, why })
      }
    }
  }
  const { failed, open } = found
  const counted = { held, of: held + failed.length + open.length }
  if (counted.of === 0) return []
  const more = { counted, findings: toFindings(failed, open) }
  if (failed.length > 0) return [fail('quotations', QUOTED, sayWhy(failed), more)]
  if (open.length > 0) return [cannotTell('quotations', QUOTED, sayWhy(open), more)]
  return [pass('quotations', QUOTED, { counted })]
}

/** Where it is quoted from, and where it is quoted: "Ex. 2, quoted in ¶ 3". */
function labelOf(exhibit: string, { where }: ManifestQuotation): string {
  if (where === undefined) return exhibit
  return exhibit === '' ? where : `${exhibit}, quoted in ${where.replace(/^The /, 'the ')}`
}

type Found = { label: string; words: string; why: string }

/**
 * Each quotation with its reason, those that fail first; a reason that they all share stands above them already. Where some
 * fail and others cannot be told, each says which it is.
 */
function toFindings(failed: readonly Found[], open: readonly Found[]): Finding[] {
  const all = [...failed, ...open]
  const isMixed = failed.length > 0 && open.length > 0
  const isShared = all.every(({ why }) => why === all[0]?.why)
  return all.map(({ label, words, why }, at): Finding => {
    const outcome = !isMixed ? '' : at < failed.length ? 'FAIL ' : 'CANNOT TELL '
    return { label, value: `${outcome}${words}${isShared ? '' : `: ${why}`}` }
  })
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
