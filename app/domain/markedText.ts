import type { Anchor } from './anchoring/anchor'
import { pagesOfPlace, type Place } from './passage'

/** A passage on the sheet: where it is, how well it was found again, and the number of its note. */
export type Mark = {
  start: number
  /** Infinity where the passage goes on after the page. */
  end: number
  state: 'exact' | 'moved' | 'altered' | 'ambiguous'
  /** "3", or "3a" and "3b" for the places of one that is ambiguous. */
  label: string
  noteId: string
}

/** A stretch of text under the same marks, and the marks that end with it. */
export type Run = { text: string; start: number; marks: Mark[]; ending: Mark[] }

/** The places at which an anchor is shown; none for what is lost. */
export function placesOfAnchor(anchor: Anchor): Place[] {
  switch (anchor.state) {
    case 'lost':
      return []
    case 'ambiguous':
      return anchor.places
    default:
      return [{ page: anchor.page, start: anchor.start, endPage: anchor.endPage, end: anchor.end }]
  }
}

/**
 * The marks of a note on one page: one, or one with a letter for each place of an ambiguous passage. A passage that
 * runs on to the next page is marked to the end of this one.
 */
export function marksOf(noteId: string, number: number, anchor: Anchor, page: number): Mark[] {
  if (anchor.state === 'lost') return []
  const { state } = anchor
  return placesOfAnchor(anchor).flatMap((place, index, all) => {
    if (!pagesOfPlace(place).includes(page)) return []
    const start = place.page === page ? place.start : 0
    const end = (place.endPage ?? place.page) === page ? place.end : Infinity
    const label = all.length > 1 ? `${number}${String.fromCharCode(97 + index)}` : String(number)
    return [{ start, end, state, label, noteId }]
  })
}

/**
 * Cuts a stretch of text where marks begin and end, so that each run has the same marks throughout. The runs' texts
 * joined are the text again. Marks may overlap and may reach beyond the stretch; one is shown as ending in the last
 * run that it touches here.
 */
export function cutRuns(text: string, start: number, marks: readonly Mark[]): Run[] {
  const end = start + text.length
  const touching = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = new Set([start, end])
  for (const mark of touching) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  const at = [...cuts].sort((a, b) => a - b)
  const runs: Run[] = []
  for (let index = 0; index + 1 < at.length; index++) {
    const [from, to] = [at[index]!, at[index + 1]!]
    const under = touching.filter((mark) => mark.start < to && mark.end > from)
    runs.push({
      text: text.slice(from - start, to - start),
      start: from,
      marks: under,
      ending: under.filter((mark) => mark.end === to),
    })
  }
  return runs
}

/** The class of a run: the state that most needs to be seen wins where marks overlap. */
export function runClass(marks: readonly Mark[]): string | undefined {
  for (const state of ['altered', 'ambiguous', 'moved', 'exact'] as const) {
    if (marks.some((mark) => mark.state === state)) return `a-${state}`
  }
  return undefined
}
