import type { OpenText } from '../anchoring/openText'
import { placePassage } from '../anchoring/placePassage'
import { wordsAt, type PageText } from '../passage'
import { shortenWords } from '../shortenWords'
import type { ManifestQuotation } from './manifest'

/** What is said of one quotation: it stands there, it does not, or nobody can tell; and why, as the end of a sentence. */
export type QuotationVerdict = { outcome: 'held' | 'failed' | 'open'; why: string }

/** An original's text, as it was read to find quotations in. */
export type TextToJudge = {
  open: OpenText
  pages: readonly PageText[]
  /** Pages whose words are none of the file's own. */
  pictures: ReadonlySet<number>
  /** Name and release of what read it. */
  extractor: string
}

/** A quotation as a manifest has it, as far as it is looked for. */
export type JudgedQuotation = Pick<ManifestQuotation, 'text' | 'place' | 'prefix' | 'suffix'>

/** Characters of words that are enough to know them by. */
export const SHOWN_WORDS = 60

/**
 * Finds a quotation in its original's text. `extractor` is what the package's maker read it with: words that another
 * reader does not find are no failure.
 */
export function judgeQuotation(
  { text, place, prefix, suffix }: JudgedQuotation,
  extractor: string | null,
  { open, pages, pictures, ...read }: TextToJudge,
): QuotationVerdict {
  if (open.text.trim() === '' || (place && pictures.has(place.page)))
    return { outcome: 'open', why: 'its original is a picture, whose words are not read here.' }
  if (place && wordsAt(pages, place) === text) return { outcome: 'held', why: '' }
  const first = open.pages[0]!.number
  const passage = { ...(place ?? { page: first, start: 0, end: text.length }), exact: text, prefix, suffix }
  const anchor = placePassage(passage, open)
  const isSameReader = read.extractor === extractor
  if (anchor.state === 'exact') return { outcome: 'held', why: '' }
  if (anchor.state === 'ambiguous')
    return {
      outcome: 'open',
      why: 'the words stand in several places, and the manifest does not say which is meant.',
    }
  if (anchor.state === 'moved') {
    if (!place || !isSameReader) return { outcome: 'held', why: '' }
    return { outcome: 'failed', why: `the words stand elsewhere than cited, on page ${anchor.page}.` }
  }
  if (!isSameReader)
    return {
      outcome: 'open',
      why: `the words are not found in the text that ${read.extractor} reads; the manifest’s was read by ${extractor ?? 'nothing'}.`,
    }
  return anchor.state === 'altered'
    ? {
        outcome: 'failed',
        why: `the original has other words there: “${shortenWords(anchor.now, SHOWN_WORDS)}”.`,
      }
    : { outcome: 'failed', why: 'the words are not in the original.' }
}
