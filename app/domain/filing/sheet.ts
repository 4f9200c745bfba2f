import type { VenueProfile } from './venue'

/** The sheet that a dossier is set on: lengths in points, places from the upper left. */
export type Sheet = {
  paper: 'letter' | 'a4'
  width: number
  height: number
  left: number
  right: number
  top: number
  /** The lowest line of text ends above this. */
  bottom: number
  /** Baseline of the footer. */
  footer: number
  /** Of text, and from one of its baselines to the next. */
  size: number
  leading: number
  /** From one baseline of the argument to the next. */
  bodyLeading: number
}

const PAPERS = { letter: { width: 612, height: 792 }, a4: { width: 595.28, height: 841.89 } }
/** From the lowest line of text to the edge of the paper: footer and Bates numbers stand in it. */
const FOOT = 80
const FOOTER = 57
/** Lines of type are set this much of its size apart where no rule asks for more. */
const LEADING = 1.375

/**
 * The sheet that a venue's rules ask for. The house style is Letter, with print within 6½ by 9½ in and type of 12 points
 * (47 CFR 1.49(a)), which most forums take.
 */
export function sheetOf(venue: VenueProfile | null): Sheet {
  const paper = venue?.paper?.value ?? 'letter'
  const { width, height } = PAPERS[paper]
  const side = Math.max(venue?.marginSidePt?.value ?? 72, 56)
  const size = Math.max(venue?.sizePt?.value ?? 12, 12)
  const leading = Math.round(size * LEADING * 4) / 4
  return {
    paper,
    width,
    height,
    left: side,
    right: width - side,
    top: Math.max(venue?.marginTopPt?.value ?? 58, 58),
    bottom: height - Math.max(FOOT, (venue?.marginTopPt?.value ?? 0) + 12),
    footer: height - FOOTER,
    size,
    leading,
    bodyLeading: Math.max(venue?.leadingPt?.value ?? leading, leading),
  }
}
