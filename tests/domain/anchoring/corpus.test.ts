import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { CORPUS, lettersOf, pagesOf, readCorpus, readTexts, wordsIn } from '../../../scripts/anchors/corpus'
import { makeCorpus } from '../../../scripts/anchors/makeCorpus'
import {
  falselyQuotable,
  ownMethod,
  runCorpus,
  STATES,
  type Outcome,
} from '../../../scripts/anchors/scoreCorpus'

const corpus = readCorpus()

describe('the corpus of annotated revisions', () => {
  it('has at least 2,000 cases, and some of each state', () => {
    expect(corpus.cases.length).toBeGreaterThanOrEqual(2_000)
    for (const state of STATES)
      expect(corpus.cases.filter((it) => it.expected.state === state).length).toBeGreaterThanOrEqual(100)
  })

  it('is what its script writes', () => {
    for (const [name, text] of makeCorpus(readTexts()))
      expect(readFileSync(join(CORPUS, name), 'utf8') === text, name).toBe(true)
  })

  it('gives each case a name of its own and a quotation of 5 to 150 code units that stands in its text', () => {
    expect(new Set(corpus.cases.map(({ id }) => id)).size).toBe(corpus.cases.length)
    for (const { id, kind, text, selector } of corpus.cases) {
      expect(selector.exact.length, id).toBeGreaterThanOrEqual(5)
      expect(selector.exact.length, id).toBeLessThanOrEqual(150)
      if (kind !== 'another document')
        expect(wordsIn(corpus.texts.get(text)!, selector), id).toBe(selector.exact)
    }
  })

  it('has the letters of each exact and moved quotation at its place, and no lost one anywhere', () => {
    for (const it of corpus.cases) {
      const { state, place } = it.expected
      const revised = corpus.revised(it)
      const words = lettersOf(it.selector.exact)
      if (state === 'exact' || state === 'moved')
        expect(lettersOf(wordsIn(revised, place!)), it.id).toBe(words)
      if (state === 'lost') expect(lettersOf(revised).includes(words), it.id).toBe(false)
    }
  })

  it('has pages for every place', () => {
    for (const it of corpus.cases) {
      const { place } = it.expected
      if (place)
        expect(pagesOf(corpus.revised(it)).length, it.id).toBeGreaterThanOrEqual(place.endPage ?? place.page)
    }
  })
})

describe('placePassage, on the corpus', () => {
  let outcomes: Outcome[]
  beforeAll(() => {
    outcomes = runCorpus(corpus, ownMethod())
  })

  it('calls no altered and no lost words exact or moved', () => {
    expect(falselyQuotable(outcomes).map((it) => it.case.id)).toEqual([])
  })

  it('gives at least 98 % of the cases the right state at the right place', () => {
    const right = outcomes.filter((it) => it.isRightPlace).length
    expect(right / outcomes.length).toBeGreaterThanOrEqual(0.98)
  })

  it.each(STATES)('finds at least 95 %% of what is %s', (state) => {
    const having = outcomes.filter((it) => it.case.expected.state === state)
    expect(having.filter((it) => it.isRightPlace).length / having.length).toBeGreaterThanOrEqual(0.95)
  })
})
