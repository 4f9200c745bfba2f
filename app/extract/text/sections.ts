import type { OutlineEntry } from '../../domain/extraction'
import { cutLong } from './textPages'

/** A section shorter than this is not a page of its own: the next joins it. */
const LEAST_UNITS = 2_000
/** A text no longer than this is one page, headings or not. */
const ONE_PAGE_UNITS = 9_000

export type SectionHeading = { title: string; level: number; start: number }

/**
 * Cuts a text into pages where its headings are, and a long section where its paragraphs end. By counting alone, so
 * that the same text gives the same pages. The outline has each heading with its page.
 */
export function cutSections(
  text: string,
  headings: readonly SectionHeading[],
): { pages: string[]; outline: OutlineEntry[] } {
  const starts = [0]
  if (text.length > ONE_PAGE_UNITS)
    for (const { start } of headings) if (start - starts.at(-1)! >= LEAST_UNITS) starts.push(start)
  const pages: { text: string; start: number }[] = []
  starts.forEach((start, at) => {
    const section = text.slice(start, starts[at + 1] ?? text.length)
    let from = start
    for (const page of cutLong(section)) {
      const place = text.indexOf(page, from)
      pages.push({ text: page.trimEnd(), start: place })
      from = place + page.length
    }
  })
  return { pages: pages.map((page) => page.text), outline: nest(headings, pages) }
}

function nest(headings: readonly SectionHeading[], pages: readonly { start: number }[]): OutlineEntry[] {
  const root: OutlineEntry[] = []
  const open: { level: number; entry: OutlineEntry }[] = []
  let page = 0
  for (const { title, level, start } of headings) {
    while (page + 1 < pages.length && pages[page + 1]!.start <= start) page++
    const entry: OutlineEntry = { title, page: page + 1, children: [] }
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    ;(open.at(-1)?.entry.children ?? root).push(entry)
    open.push({ level, entry })
  }
  return root
}
