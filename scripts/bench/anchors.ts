import search from 'approx-string-match'
import { openTextInSteps } from '../../app/domain/anchoring/openText'
import { placeAll } from '../../app/domain/anchoring/placeAll'
import type { PageText, Passage } from '../../app/domain/passage'
import { ALTERATIONS } from '../anchors/alterations'
import { Chance } from '../anchors/chance'
import { pagesOf, PAGE_END, readTexts } from '../anchors/corpus'
import { quoteFrom } from '../anchors/quotations'
import { revise, type Edit } from '../anchors/revision'
import { cut, put, SENTENCES } from '../anchors/sameWordsCases'
import { deletedSuite, keptSuite } from '../anchors/suites'
import { percentile, type Bench, type Row } from './bench'

const PAGES = 500
const PAGE_UNITS = 2_600
const ANCHORS = 1_000
const RUNS = 5
const MOST_MS = 2_000
const MOST_STEP_MS = 50
/** Passages that the peer searches for; its time for all of them is scaled from these. */
const PEER_SAMPLE = 20
/** Share of a quotation that the peer may find changed: what annotators that use it allow. */
const PEER_ERRORS = 0.5

/**
 * A thousand passages placed in a text of 500 pages after an edit: sentences put in all over it, one passage in ten
 * altered, one in twenty taken out. The peer looks for each quotation by approximate matching over the whole text, as
 * annotators do that keep no index.
 */
export const bench: Bench = {
  name: 'anchors',
  bar: `1,000 anchors on ${PAGES} pages ≤ ${MOST_MS / 1000} s, no step > ${MOST_STEP_MS} ms; 0 deleted found, ≥ 99.5 % kept found`,
  async run() {
    const { passages, pages } = makeRevision()
    const times: number[] = []
    const longest: number[] = []
    for (let turn = 0; turn < RUNS; turn++) {
      const { totalMs, longestStepMs } = time(() => placeAll(passages, pages))
      times.push(totalMs)
      longest.push(longestStepMs)
    }
    const opening = time(() => openTextInSteps(pages)).totalMs
    const peer = peerMs(passages, pages)
    const texts = readTexts()
    const [deleted, kept] = [deletedSuite(texts), keptSuite(texts)]
    const peerName = `approx-string-match, ${PEER_SAMPLE} of them, scaled`
    const median = percentile(times, 0.5)
    const step = percentile(longest, 0.5)
    return [
      row(
        `${ANCHORS} anchors on ${PAGES} pages`,
        median,
        'ms',
        `≤ ${MOST_MS} ms`,
        median <= MOST_MS,
        peerName,
        peer,
      ),
      row('of this, opening the text', opening, 'ms', '', true),
      row('longest step without a rest', step, 'ms', `≤ ${MOST_STEP_MS} ms`, step <= MOST_STEP_MS),
      row(
        'deleted quotes called exact or moved',
        deleted.wrong.length,
        `of ${deleted.quotes}`,
        '0',
        deleted.isMet,
      ),
      row('kept quotes not found in place', kept.wrong.length, `of ${kept.quotes}`, '≤ 0.5 %', kept.isMet),
    ]
  },
}

/** A long text of sentences that were never written, passages of it, and its pages after an edit. */
function makeRevision(): { passages: Passage[]; pages: PageText[] } {
  const chance = new Chance(500)
  const text = longText(chance)
  const quotations = Array.from({ length: ANCHORS }, () => quoteFrom(text, chance))
  const edits: Edit[] = []
  quotations.forEach(({ from, until }, index) => {
    if (index % 20 === 0) edits.push(cut(from, until - from))
    else if (index % 10 === 1) {
      const edit = ALTERATIONS['word changed']!(text, from, until, chance)
      if (edit) edits.push(edit)
    }
  })
  for (const { index } of text.matchAll(/\n\n/g))
    if (chance.isOneIn(10)) edits.push(put(index, `\n\n${chance.of(SENTENCES)}`))
  return {
    passages: quotations.map(({ selector }) => selector),
    pages: pagesOf(revise(text, { edits }).text),
  }
}

/** Sentences whose words are drawn from the corpus's texts, so that they are as common as in real ones. */
function longText(chance: Chance): string {
  const words = [...readTexts().values()].join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
  const page = () => {
    let text = ''
    while (text.length < PAGE_UNITS) {
      const sentence = Array.from({ length: chance.between(6, 30) }, () => chance.of(words)).join(' ')
      text += sentence + (chance.isOneIn(6) ? '.\n\n' : chance.isOneIn(4) ? '.\n' : '. ')
    }
    return text.trim()
  }
  return Array.from({ length: PAGES }, page).join(PAGE_END)
}

/** Drives steps to their end: how long all took, and the longest one. */
function time(make: () => Generator<void, unknown>): { totalMs: number; longestStepMs: number } {
  const startedAt = performance.now()
  const steps = make()
  let longestStepMs = 0
  for (let at = startedAt; !steps.next().done;) {
    const now = performance.now()
    longestStepMs = Math.max(longestStepMs, now - at)
    at = now
  }
  return { totalMs: performance.now() - startedAt, longestStepMs }
}

function peerMs(passages: readonly Passage[], pages: readonly PageText[]): number {
  const text = pages.map((page) => page.text).join('\n')
  const sample = passages.filter((_, index) => index % (ANCHORS / PEER_SAMPLE) === 0)
  const startedAt = performance.now()
  for (const { exact } of sample) search(text, exact, Math.floor(exact.length * PEER_ERRORS))
  return ((performance.now() - startedAt) * passages.length) / sample.length
}

function row(
  name: string,
  measured: number,
  unit: string,
  bar: string,
  pass: boolean,
  peer = '',
  peerMeasured: number | null = null,
): Row {
  return {
    name,
    measured,
    unit,
    peer,
    peerMeasured,
    ratio: peerMeasured && measured / peerMeasured,
    bar,
    pass,
  }
}
