import type { Finding } from './finding'
import type { Sheet } from './sheet'
import type { VenueProfile } from './venue'

/** What a packet's texts come to, for the limits of its venue. */
export type Extent = {
  packetId: string
  venue: VenueProfile | null
  /** Words of the argument, and of the summary. Contents, exhibits, forms and tables of hashes do not count. */
  words: { argument: number; summary: number }
  wordsOfPage: number
  hasSignature: boolean
  /** As the export is called. */
  fileName: string
}

/** Where on the form of a packet's words a finding is settled. */
const FIELD_OF: Partial<Record<string, string>> = {
  'limits.summary': '#field-summary',
  'limits.summary-length': '#field-summary',
  signature: '#field-signature',
}

const CHARACTER_EM = 0.45
const CHARACTERS_OF_WORD = 6

/**
 * How many words a full page of argument holds, about: text of ordinary English in a book face, at the type and leading of
 * the sheet. Pages are counted when they are set; until then a limit of pages is held against this.
 */
export function wordsOfPage({ left, right, top, bottom, size, bodyLeading }: Sheet): number {
  const wordsOfLine = (right - left) / (size * CHARACTER_EM) / CHARACTERS_OF_WORD
  return Math.round(wordsOfLine * Math.floor((bottom - top) / bodyLeading))
}

/** Words in a text, as word processors count them. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** What of a venue's limits on length, summary, signature and file names a packet does not keep. */
export function limitFindings(extent: Extent): Finding[] {
  const { venue, words, packetId, fileName } = extent
  if (!venue) return []
  const [pages, summaryPages] = [words.argument, words.summary].map((it) =>
    Math.ceil(it / extent.wordsOfPage),
  ) as [number, number]
  const findings: Finding[] = []
  const find = (rule: string, says: string, { cite, mark }: { cite: string; mark: 'A' | 'B' }) =>
    findings.push({
      rule,
      says: mark === 'B' ? `${says} Check before filing: the rule was not read at its source.` : says,
      cite,
      blocks: true,
      href: `/packets/${packetId}/edit${FIELD_OF[rule] ?? ''}`,
    })
  const { mostPages, mostWords, summaryOverPages, summaryMost, signatureBlock, fileNamePattern } = venue
  const counted = venue.counting ? ` What counts: ${venue.counting.value}` : ''
  if (mostPages && pages > mostPages.value)
    find(
      'limits.pages',
      `The argument has ${words.argument} words, about ${pages} pages; it may have ${mostPages.value}.${counted}`,
      mostPages,
    )
  if (mostWords && words.argument > mostWords.value)
    find(
      'limits.words',
      `The argument has ${words.argument} words; it may have ${mostWords.value}.${counted}`,
      mostWords,
    )
  if (summaryOverPages && pages > summaryOverPages.value && words.summary === 0)
    find(
      'limits.summary',
      `The argument has about ${pages} pages, and over ${summaryOverPages.value} it needs a summary. Write one.`,
      summaryOverPages,
    )
  const most = summaryMost?.value.filter(({ over }) => pages > over).at(-1)
  if (summaryMost && most && summaryPages > most.most)
    find(
      'limits.summary-length',
      `The summary has about ${summaryPages} pages; of an argument of over ${most.over} it may have ${most.most}.`,
      summaryMost,
    )
  if (signatureBlock && !extent.hasSignature)
    find('signature', `The signature block is empty. It needs: ${signatureBlock.value}`, signatureBlock)
  if (fileNamePattern && !new RegExp(`^(?:${fileNamePattern.value})$`, 'u').test(fileName))
    find('limits.file-name', `The file would be called “${fileName}”, which is not taken.`, fileNamePattern)
  return findings
}
