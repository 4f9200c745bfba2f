import { diffArrays } from 'diff'
import type { WordChange } from './anchoring/anchor'
import type { PageText } from './passage'

/** A stretch in which two versions differ, with some of the words that they share on either side. */
export type VersionChange = {
  /** The page in each version, from 1; null where that version has nothing there. */
  fromPage: number | null
  toPage: number | null
  /** Up to CONTEXT_WORDS shared words before it, and after. */
  before: string
  runs: WordChange[]
  after: string
}

export type VersionDifference = {
  changes: VersionChange[]
  /** Changes beyond MOST_CHANGES, which are counted and not listed. */
  unlisted: number
  words: { same: number; added: number; removed: number }
}

const CONTEXT_WORDS = 12
/** Changes listed: beyond these nobody reads them one by one. */
const MOST_CHANGES = 1_000
/** Versions that share a smaller part of their paragraphs are held against each other page by page, as two scans of one book. */
const LEAST_SHARED = 0.1
/** Paragraphs of both together below which that is not asked. */
const SHORT = 400
/** Paragraphs that may differ before that is done as well: the work grows with the square of it. */
const MOST_PARAGRAPH_EDITS = 2_000
/** Words that may differ within one stretch before it is shown as replaced whole, and within all stretches together. */
const MOST_WORD_EDITS = 400
const MOST_WORD_EDITS_IN_ALL = 20_000

type Paragraph = { page: number; words: string[]; key: string }
/** Paragraphs of both that belong together; those of `from` and `to` are the same where `isSame`. */
type Stretch = { isSame: boolean; from: Paragraph[]; to: Paragraph[] }

/**
 * What differs between two versions of a text, word by word. Paragraphs are aligned first, wherever they stand, then
 * the words of those that differ; so the work stays bounded for a text of many hundred pages. White space and line
 * breaks are no difference. `from` is the version that changed, `to` what it became.
 */
export function compareVersions(from: readonly PageText[], to: readonly PageText[]): VersionDifference {
  const stretches = alignParagraphs(paragraphsOf(from), paragraphsOf(to))
  const words = { same: 0, added: 0, removed: 0 }
  const all: VersionChange[] = []
  let left = MOST_WORD_EDITS_IN_ALL
  for (const [at, { isSame, from: gone, to: come }] of stretches.entries()) {
    if (isSame) {
      words.same += countWords(come)
      continue
    }
    const runs = compareWords(wordsOf(gone), wordsOf(come), Math.min(left, MOST_WORD_EDITS))
    for (const { kind, text } of runs) {
      const count = text.split(' ').length
      words[kind] += count
      if (kind !== 'same') left = Math.max(0, left - count)
    }
    if (runs.every(({ kind }) => kind === 'same')) continue
    all.push({
      fromPage: gone[0]?.page ?? null,
      toPage: come[0]?.page ?? null,
      before: wordsOf(stretches[at - 1]?.to.slice(-1) ?? [])
        .slice(-CONTEXT_WORDS)
        .join(' '),
      runs,
      after: wordsOf(stretches[at + 1]?.to.slice(0, 1) ?? [])
        .slice(0, CONTEXT_WORDS)
        .join(' '),
    })
  }
  return { changes: all.slice(0, MOST_CHANGES), unlisted: Math.max(0, all.length - MOST_CHANGES), words }
}

function paragraphsOf(pages: readonly PageText[]): Paragraph[] {
  return pages.flatMap(({ number, text }) =>
    text.split(/\n\s*\n/).flatMap((paragraph) => {
      const words = paragraph.split(/\s+/).filter(Boolean)
      return words.length === 0 ? [] : [{ page: number, words, key: words.join(' ') }]
    }),
  )
}

function alignParagraphs(from: Paragraph[], to: Paragraph[]): Stretch[] {
  const known = new Set(from.map(({ key }) => key))
  const shared = to.filter(({ key }) => known.has(key)).length
  const isShort = from.length + to.length < SHORT
  if (!isShort && shared < LEAST_SHARED * Math.min(from.length, to.length)) return alignPages(from, to)
  const parts = diffArrays(
    from.map(({ key }) => key),
    to.map(({ key }) => key),
    { maxEditLength: MOST_PARAGRAPH_EDITS },
  )
  if (!parts) return alignPages(from, to)
  const stretches: Stretch[] = []
  let [fromAt, toAt] = [0, 0]
  for (const { added, removed, count } of parts) {
    const isSame = !added && !removed
    const last = stretches.at(-1)
    const open = last && !last.isSame && !isSame ? last : { isSame, from: [], to: [] }
    if (open !== last) stretches.push(open)
    if (!added) open.from.push(...from.slice(fromAt, (fromAt += count)))
    if (!removed) open.to.push(...to.slice(toAt, (toAt += count)))
  }
  return stretches
}

/** Two texts that share next to nothing: each page against the page of its number. */
function alignPages(from: Paragraph[], to: Paragraph[]): Stretch[] {
  const [ofFrom, ofTo] = [byPage(from), byPage(to)]
  const numbers = [...new Set([...ofFrom.keys(), ...ofTo.keys()])].sort((a, b) => a - b)
  return numbers.map((page) => ({ isSame: false, from: ofFrom.get(page) ?? [], to: ofTo.get(page) ?? [] }))
}

function byPage(paragraphs: Paragraph[]): Map<number, Paragraph[]> {
  const found = new Map<number, Paragraph[]>()
  for (const paragraph of paragraphs)
    found.set(paragraph.page, [...(found.get(paragraph.page) ?? []), paragraph])
  return found
}

function compareWords(from: string[], to: string[], mostEdits: number): WordChange[] {
  const known = new Set(from)
  const isShared = to.some((word) => known.has(word))
  const parts = isShared ? diffArrays(from, to, { maxEditLength: mostEdits }) : undefined
  if (!parts) {
    const whole: WordChange[] = [
      { kind: 'removed', text: from.join(' ') },
      { kind: 'added', text: to.join(' ') },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(' '),
  }))
}

function wordsOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.flatMap(({ words }) => words)
}

function countWords(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { words }) => sum + words.length, 0)
}
