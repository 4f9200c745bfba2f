import { canonicalJson } from '../domain/canonicalJson'
import type { Anchor } from '../domain/anchoring/anchor'
import { wordDifference } from '../domain/anchoring/wordDifference'
import type { Place } from '../domain/passage'

/** Where a note stands in one version of its document, as the database keeps it (`Placement`). */
export type KeptPlace = {
  version: number
  state: string
  isTypography: boolean
  page: number | null
  start: number | null
  endPage: number | null
  end: number | null
  /** The words that stand there. */
  found: string | null
  /** JSON of the places that an ambiguous one may mean. */
  places: string | null
}

/** The columns that a row of `Placement` is read by. */
export const KEPT_PLACE = {
  version: true,
  state: true,
  isTypography: true,
  page: true,
  start: true,
  endPage: true,
  end: true,
  found: true,
  places: true,
} as const

/** What a row says of a note with the words `exact`. Null for a row that does not say where: the words are to be sought anew. */
export function anchorOfKept(kept: KeptPlace, exact: string): Anchor | null {
  if (kept.state === 'lost') return { state: 'lost' }
  if (kept.state === 'ambiguous')
    return kept.places === null ? null : { state: 'ambiguous', places: JSON.parse(kept.places) as Place[] }
  const { page, start, end, isTypography, found } = kept
  if (page === null || start === null || end === null) return null
  const place = { page, start, endPage: kept.endPage === page ? null : kept.endPage, end }
  if (kept.state === 'exact' || kept.state === 'moved') return { state: kept.state, isTypography, ...place }
  if (kept.state !== 'altered' || found === null) return null
  return { state: 'altered', ...place, now: found, difference: wordDifference(exact, found) }
}

/** The columns that keep an anchor of a note with the words `exact`. */
export function columnsOfAnchor(anchor: Anchor, exact: string | null) {
  if (anchor.state === 'lost') return { state: anchor.state, ...NOWHERE }
  if (anchor.state === 'ambiguous')
    return { state: anchor.state, ...NOWHERE, places: canonicalJson(anchor.places) }
  const { state, page, start, end } = anchor
  const place = { state, page, start, endPage: anchor.endPage ?? page, end, places: null }
  return anchor.state === 'altered'
    ? { ...place, isTypography: false, found: anchor.now }
    : { ...place, isTypography: anchor.isTypography, found: exact }
}

const NOWHERE = {
  isTypography: false,
  page: null,
  start: null,
  endPage: null,
  end: null,
  found: null,
  places: null,
}
