import { PAGE_BREAK, type PageText, type Place } from '../passage'
import { Folding, type Folded } from './fold'
import { SeedIndex } from './seedIndex'
import { runSteps } from './steps'

/** A text made ready once for placing any number of passages. */
export type OpenText = {
  /** All pages in order, with a separator between each two. */
  text: string
  folded: Folded
  seeds: SeedIndex
  pages: readonly { number: number; start: number; length: number }[]
}

/** Code units folded between two pauses: a few milliseconds' work. */
const STEP = 65_536

/** Makes a text ready at once. */
export function openText(pages: readonly PageText[]): OpenText {
  return runSteps(openTextInSteps(pages))
}

/** Makes a text ready in short steps, so that whoever drives them can rest between any two. */
export function* openTextInSteps(pages: readonly PageText[]): Generator<void, OpenText> {
  const text = pages.map((page) => page.text).join(PAGE_BREAK)
  let start = 0
  const map = pages.map(({ number, text: { length } }) => {
    const page = { number, start, length }
    start += length + PAGE_BREAK.length
    return page
  })
  yield
  const folding = new Folding(text)
  yield
  while (!folding.isOver) {
    folding.run(STEP)
    yield
  }
  const folded = folding.done()
  yield
  const seeds = yield* SeedIndex.build(folded.key)
  return { text, folded, seeds, pages: map }
}

/** The pages that a text was made of. */
export function pagesOf({ text, pages }: OpenText): PageText[] {
  return pages.map(({ number, start, length }) => ({ number, text: text.slice(start, start + length) }))
}

/** Where a place of the pages is in the joined text, or null where the text has no such page or it is shorter. */
export function offsetOf({ pages }: OpenText, number: number, at: number): number | null {
  const page = pages.find((it) => it.number === number)
  return page && at <= page.length ? page.start + at : null
}

/** The place of a stretch of the joined text. A separator at either end is left out. */
export function placeOf({ pages }: OpenText, start: number, end: number): Place {
  const first = pages[pageAt(pages, start)]!
  const last = pages[pageAt(pages, Math.max(start, end - 1))]!
  return {
    page: first.number,
    start: start - first.start,
    endPage: last === first ? null : last.number,
    end: Math.min(end - last.start, last.length),
  }
}

/** The index of the page that holds an offset. */
export function pageAt(pages: OpenText['pages'], at: number): number {
  let low = 0
  let high = pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pages[middle]!.start <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The first unit of the key that comes from `at` or later in the text. */
export function keyAt({ starts }: Folded, at: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}
