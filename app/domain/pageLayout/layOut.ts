import { regionsOf } from './columns'
import { fragmentsOf, type Fragment, type PlacedRun } from './fragment'
import { linesOf } from './lines'
import { peelMargins } from './margins'
import type { TextRun } from './textRun'

/** Count of the rules by which a page's text is put in order; a change that gives another text counts on. */
export const READING_ORDER = 1

/** A stretch of a page's text that one run has: `text.slice(start, end)` is the run's text from `from` on. */
export type RunSpan = { start: number; end: number; run: number; from: number }

/**
 * A page's text in reading order, and which run each stretch of it is. What lies between spans is white that the page
 * shows and the file does not write: a blank, a line end, an empty line where a paragraph or a column ends. The spans
 * are in the text's order and never overlap; blanks at a line's ends are dropped.
 */
export type LaidOutPage = { text: string; spans: RunSpan[] }

const BLANK_AT_START = /^\s/
const BLANK_AT_END = /\s$/

/** A gap between two runs wider than this share of their size is a blank that the file left out. */
const BLANK_GAP = 0.18
/** Lines further apart than this many type sizes are two paragraphs … */
const PARAGRAPH_GAP = 1.9
/** … unless most lines of their region are as far apart: a transcript is set with every second line left white. */
const PITCH_GAP = 1.35

/**
 * Puts the runs of a page (`runsOf`) in reading order. Upright text comes first, then each turned one by itself, so that
 * a stamp that runs up the margin is not strewn among the lines. The same runs always give the same text.
 */
export function layOut(runs: readonly TextRun[]): LaidOutPage {
  const page = new Writing(runs)
  for (const turn of turnsOf(runs)) {
    for (const region of inOrder(fragmentsOf(runs, turn))) page.addRegion(linesOf(region))
  }
  return { text: page.text, spans: page.spans }
}

/** The turns that a page's runs have, the one with most letters first. */
function turnsOf(runs: readonly TextRun[]): TextRun['turn'][] {
  const letters = [0, 0, 0, 0]
  for (const run of runs) letters[run.turn]! += run.text.length
  return ([0, 1, 2, 3] as const)
    .filter((turn) => letters[turn]! > 0)
    .sort((a, b) => letters[b]! - letters[a]!)
}

/** Running heads and feet are taken off only where there are columns, which they would else be read with. */
function inOrder(fragments: Fragment[]): Fragment[][] {
  const { head, body, foot } = peelMargins(fragments)
  const regions = regionsOf(body)
  return regions.length === 1 ? [fragments] : [...head, ...regions, ...foot]
}

class Writing {
  text = ''
  readonly spans: RunSpan[] = []

  constructor(private readonly runs: readonly TextRun[]) {}

  addRegion(lines: Fragment[][]): void {
    const pitch = PITCH_GAP * usualPitch(lines)
    let last: Fragment | null = null
    for (const line of lines) {
      const main = line.reduce((most, it) => (it.letters > most.letters ? it : most))
      if (this.text !== '') {
        const reach = last ? Math.max(PARAGRAPH_GAP * Math.max(main.size, last.size), pitch) : 0
        this.text += last && main.baseline - last.baseline <= reach ? '\n' : '\n\n'
      }
      this.#addLine(line.flatMap((it) => it.runs))
      last = main
    }
  }

  #addLine(line: PlacedRun[]): void {
    line.forEach((run, at) => this.#addRun(line[at - 1], run, at === line.length - 1))
  }

  #addRun(previous: PlacedRun | undefined, run: PlacedRun, isLast: boolean): void {
    const isSpaced = previous === undefined || BLANK_AT_END.test(this.text.slice(-1))
    const body = isSpaced ? run.text.trimStart() : run.text
    const from = run.text.length - body.length
    const kept = isLast ? body.trimEnd() : body
    if (!isSpaced && this.#hasBlankBetween(previous, run)) this.text += ' '
    this.spans.push({ start: this.text.length, end: this.text.length + kept.length, run: run.index, from })
    this.text += kept
  }

  #hasBlankBetween(previous: PlacedRun, run: PlacedRun): boolean {
    if (BLANK_AT_START.test(run.text)) return false
    const gap = Math.max(run.left - previous.right, previous.left - run.right)
    if (gap > BLANK_GAP * Math.max(previous.size, run.size)) return true
    const between = run.index === previous.index + 2 ? this.runs[previous.index + 1]!.text : ''
    return between !== '' && between.trim() === ''
  }
}

/** How far apart a region's lines mostly are, in points. */
function usualPitch(lines: Fragment[][]): number {
  const pitches = lines.slice(1).map((line, at) => line[0]!.baseline - lines[at]![0]!.baseline)
  return pitches.sort((a, b) => a - b)[(pitches.length - 1) >> 1] ?? 0
}
