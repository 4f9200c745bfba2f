import { openText } from '../../domain/anchoring/openText'
import { placePassage } from '../../domain/anchoring/placePassage'
import type { Anchor } from '../../domain/anchoring/anchor'
import { PAGE_BREAK, selectAcross, type PageText, type Passage } from '../../domain/passage'
import type { ExchangedTarget } from '../../domain/webAnnotation/exchangedNote'

/**
 * Where an imported note goes. *whole*: it is about the document, and says no words of it. Of the others only what is
 * *exact* is pinned to words of the document; the rest keep their own words in that state.
 */
export type ImportPlace = {
  state: Anchor['state'] | 'whole'
  passage: Passage | null
  /** Where they stand, if at all, in the text as it is now; null where `state` is *exact* or *whole*. */
  anchor: Anchor | null
  /** Words that were taken by position alone: the file does not say which they are. */
  isByPosition: boolean
}

/** Where a note goes that is about the document, and replies. */
export const WHOLE: ImportPlace = { state: 'whole', passage: null, anchor: null, isByPosition: false }

/** Says where notes from elsewhere go in a document with these pages. */
export function placeImported(pages: readonly PageText[]): (target: ExchangedTarget) => ImportPlace {
  let opened: ReturnType<typeof openText> | undefined
  return (target) => {
    const { quote } = target
    const at = target.position && placeOfPosition(pages, target.position)
    if (!quote) {
      const passage = at && selectAcross(pages, at, { page: at.endPage, end: at.end })
      return passage?.ok
        ? { state: 'exact', passage: passage.value, anchor: null, isByPosition: true }
        : WHOLE
    }
    const near = at ?? {
      page: target.page ?? 1,
      start: 0,
      endPage: target.page ?? 1,
      end: quote.exact.length,
    }
    const asked: Passage = { ...near, ...quote }
    const anchor = placePassage(asked, (opened ??= openText(pages)))
    if (anchor.state === 'exact' || anchor.state === 'moved') {
      const { page, start, end } = anchor
      const taken = selectAcross(pages, { page, start }, { page: anchor.endPage ?? page, end })
      if (taken.ok) return { state: 'exact', passage: taken.value, anchor: null, isByPosition: false }
    }
    return { state: anchor.state, passage: asked, anchor, isByPosition: false }
  }
}

/** A place in the whole text as a place on its pages; null where the text is shorter. */
function placeOfPosition(pages: readonly PageText[], position: NonNullable<ExchangedTarget['position']>) {
  const whole = pages.map(({ text }) => text).join(PAGE_BREAK)
  const units = position.unit === 'code-units' ? position : inCodeUnits(whole, position)
  const from = pageAt(pages, units.start)
  const to = pageAt(pages, units.end)
  if (!from || !to || units.end > whole.length) return null
  return { page: from.page, start: from.at, endPage: to.page, end: to.at }
}

function inCodeUnits(text: string, { start, end }: { start: number; end: number }) {
  const found = { start: text.length + 1, end: text.length + 1 }
  let [units, points] = [0, 0]
  for (const character of text) {
    if (points === start) found.start = units
    if (points === end) found.end = units
    units += character.length
    points += 1
  }
  if (points === end) found.end = units
  return found
}

function pageAt(pages: readonly PageText[], offset: number): { page: number; at: number } | null {
  let before = 0
  for (const { number, text } of pages) {
    if (offset <= before + text.length) return { page: number, at: offset - before }
    before += text.length + PAGE_BREAK.length
  }
  return null
}
