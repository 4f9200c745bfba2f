import type { ExtractionProblem, Flag, SignatureReport } from '../../domain/extraction'

/** Pages that one file may have: the largest filings known have a few thousand. */
export const MOST_PAGES = 5_000

/** Why a PDF gives no pages, in a sentence for whoever sent it. */
export const PROBLEMS = {
  encrypted: 'The PDF takes a password. Save a copy without one and send that.',
  damaged: 'The PDF is damaged: its pages cannot be found. Check that it opens, or ask for it again.',
  'too-many-pages': `The PDF has more than ${MOST_PAGES.toLocaleString('en-US')} pages. Split it into volumes and send each.`,
  'too-costly': 'The PDF unpacks to more than a document can hold. Print it to a new PDF and send that.',
} satisfies Partial<Record<ExtractionProblem['reason'], string>>

export function damagedPage(page: number): Flag {
  return { kind: 'damaged', page, words: null, detail: `Page ${page} cannot be read.` }
}

export function costlyPage(page: number): Flag {
  const detail = `Page ${page} draws more than a page can show; its text was not read.`
  return { kind: 'too-costly', page, words: null, detail }
}

export function unreadable(page: number): Flag {
  const detail = `The text that page ${page} carries is no words: its letters have no usable mapping.`
  return { kind: 'unreadable-text', page, words: null, detail }
}

/** A file that is encrypted and opens without a password, as files do whose maker only wanted them not to be changed. */
export function unlocked(filter: string, isSurveyed: boolean): Flag {
  const opens = 'The file is encrypted with an empty password, so that it opens for everybody.'
  const missed = ' What it may do, words that are hidden in it, and its signatures could not be looked for.'
  const detail = isSurveyed ? opens : opens + missed
  return { kind: 'encrypted-part', page: null, words: filter, detail }
}

export function brokenSignature({ signer }: SignatureReport): Flag {
  const detail = `The file was changed where it was signed${signer ? ` by ${signer}` : ''}: its bytes are not those that were signed.`
  return { kind: 'signature-broken', page: null, words: signer, detail }
}
