import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Anchor } from '../../app/domain/anchoring/anchor'
import { PAGE_BREAK, type PageText, type Passage, type Place } from '../../app/domain/passage'
import { applyEdits, type StoredEdit } from './revision'

/** Where the corpus of annotated revisions stands. Its README says what is in it. */
export const CORPUS = 'tests/fixtures/anchors'
/** Ends a page in a stored text. */
export const PAGE_END = '\f'

/** What became of a passage, by the making of the case: `place` is null for *ambiguous* and *lost*. */
export type Expected = { state: Anchor['state']; place: Place | null }

/** One case. The revised text is a stored revision, or the original with these edits; see the README. */
export type CorpusCase = {
  id: string
  kind: string
  text: string
  revision?: string
  edits?: StoredEdit[]
  selector: Passage
  expected: Expected
}

export type StoredRevision = { id: string; text: string; how: string; edits: StoredEdit[] }

export type Corpus = {
  texts: ReadonlyMap<string, string>
  cases: readonly CorpusCase[]
  /** The revised text of a case, its pages parted by form feeds. */
  revised(it: CorpusCase): string
}

/** Reads the corpus from its folder. */
export function readCorpus(folder = CORPUS): Corpus {
  const texts = readTexts(folder)
  const revisions = new Map(
    readLines<StoredRevision>(join(folder, 'revisions.jsonl')).map((it) => [
      it.id,
      applyEdits(texts.get(it.text)!, it.edits),
    ]),
  )
  const files = readdirSync(join(folder, 'cases')).sort()
  return {
    texts,
    cases: files.flatMap((file) => readLines<CorpusCase>(join(folder, 'cases', file))),
    revised: (it) =>
      it.revision ? revisions.get(it.revision)! : applyEdits(texts.get(it.text)!, it.edits ?? []),
  }
}

/** The original texts by name. */
export function readTexts(folder = CORPUS): Map<string, string> {
  const files = readdirSync(join(folder, 'texts')).sort()
  return new Map(
    files.map((file) => [file.replace('.txt', ''), readFileSync(join(folder, 'texts', file), 'utf8')]),
  )
}

function readLines<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

/** A stored text as pages. */
export function pagesOf(text: string): PageText[] {
  return text.split(PAGE_END).map((page, index) => ({ number: index + 1, text: page }))
}

/** The place of a stretch of a stored text. */
export function placeIn(text: string, start: number, end: number): Place {
  const page = text.slice(0, start).split(PAGE_END).length
  const endPage = text.slice(0, Math.max(start, end - 1)).split(PAGE_END).length
  const base = (at: number) => text.lastIndexOf(PAGE_END, at - 1) + 1
  return {
    page,
    start: start - base(start),
    ...(endPage !== page && { endPage }),
    end: end - base(Math.max(start, end - 1)),
  }
}

/** The words at a place of a stored text, pages joined as a passage joins them. */
export function wordsIn(text: string, place: Place): string {
  return text.slice(...stretchIn(text, place)).replaceAll(PAGE_END, PAGE_BREAK)
}

/** Where a place is in a stored text. */
export function stretchIn(text: string, { page, start, endPage, end }: Place): [number, number] {
  const pages = text.split(PAGE_END)
  const base = (number: number) => pages.slice(0, number - 1).reduce((sum, it) => sum + it.length + 1, 0)
  return [base(page) + start, base(endPage ?? page) + end]
}

/**
 * The letters and digits of a text, for checking a case by other means than those that place passages: whatever is
 * printed between them, and in compatible form.
 */
export function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}
