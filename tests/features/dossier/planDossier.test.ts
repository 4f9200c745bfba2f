import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../app/dossier/dossierPlan'
import { aPlan, aRecord, heldOriginal, LETTER_RECORDS } from '../../aDossier'

describe('planDossier', () => {
  it('quotes the words with their speaker and where they were read', () => {
    const words = sheetWords(aPlan())
    expect(words).toContain('There is no basis for this.')
    expect(words).toContain('Verizon. Read in source 1.')
    expect(words).toContain(
      'Carrier objects. A newspaper, 5 June 2014; read in an archived copy, November 2026.',
    )
  })

  it('marks what no source confirmed', () => {
    expect(sheetWords(aPlan())).toContain('Unverified. No source read for this record confirms it.')
  })

  it('makes each pin cite a live reference to its exhibit and page', () => {
    const [paragraph] = aPlan({ packet: { introduction: 'It says so {Ex. 1 at 2}.' } }).introduction
    expect(paragraph).toEqual({
      kind: 'paragraph',
      number: 1,
      runs: [{ text: 'It says so ' }, { text: 'Ex. 1 at 2', cite: { exhibit: 1, page: 2 } }, { text: '.' }],
    })
  })

  it('finds a cite of an exhibit that the packet does not have, and makes the dossier a draft', () => {
    const plan = aPlan({ packet: { introduction: 'See {Ex. 2}.' } })
    expect(plan.findings).toContainEqual({
      rule: 'cite',
      says: 'The introduction cites {Ex. 2}, but the packet has 1 exhibit. Correct the number.',
      cite: 'house rule: the readiness gate',
      blocks: true,
      href: '/packets/a-packet/edit',
    })
    expect([plan.isDraft, plan.problems]).toEqual([true, []])
  })

  it('finds a cite beyond the last page of a bound original', () => {
    const originals = { letter: [heldOriginal(new Uint8Array([1]), 2)] }
    const { findings } = aPlan({ packet: { introduction: 'See {Ex. 1 at 3}.' }, originals })
    expect(findings.filter(({ rule }) => rule === 'cite').map(({ says }) => says)).toEqual([
      'The introduction cites Ex. 1 at 3, but that exhibit has 2 pages. Correct the page.',
    ])
  })

  it('lists a record that is not there, and keeps the numbers of the others', () => {
    const plan = aPlan({ packet: { exhibits: [{ record: 'gone' }, { record: 'letter' }] } })
    expect(plan.problems.map(({ code }) => code)).toEqual(['record-not-found'])
    expect(plan.exhibits.map(({ number }) => number)).toEqual([2])
  })

  it('lists an empty packet', () => {
    expect(aPlan({ packet: { exhibits: [] } }).problems.map(({ code }) => code)).toEqual(['no-exhibits'])
  })

  it('keeps HTML of an introduction as words', () => {
    const [paragraph] = aPlan({ packet: { introduction: 'A <b>bold</b> claim' } }).introduction
    expect(wordsOf(paragraph!).join('')).toBe('A <b>bold</b> claim')
  })

  it('draws the chosen window of a series, with every value in a table', () => {
    const plan = aPlan({
      records: A_SERIES,
      packet: {
        exhibits: [{ record: 'index', chart: { services: ['fios'], from: '2014-05', to: '2014-07' } }],
      },
    })
    const kinds = plan.exhibits[0]!.sheet.map(({ kind }) => kind)
    expect(kinds).toContain('chart')
    const table = plan.exhibits[0]!.sheet.find((block) => block.kind === 'table')
    expect(table?.rows).toEqual([
      ['May 2014', '1.90'],
      ['June 2014', '1.58 or 1.59'],
      ['July 2014', 'none'],
    ])
    expect(plan.cover.subtitle).toBe('Evidence packet: one exhibit, one chart')
  })

  it('says which source gives which of two values', () => {
    const plan = aPlan({
      records: A_SERIES,
      packet: {
        exhibits: [{ record: 'index', chart: { services: ['fios'], from: '2014-05', to: '2014-07' } }],
      },
    })
    expect(sheetWords(plan)).toContain('FiOS, June 2014: 1.58 in source 1; 1.59 in source 2.')
  })

  it('lists a chart whose window holds no value', () => {
    const plan = aPlan({
      records: A_SERIES,
      packet: { exhibits: [{ record: 'index', chart: { services: ['fios'], from: '1999', to: '1999' } }] },
    })
    expect(plan.problems.map(({ code }) => code)).toEqual(['chart-not-drawn'])
  })

  it.each([
    ['index', 'Not a file received: values of the record', 'Values of the record: Exhibit 1.'],
    [
      'letter.1',
      'Words of “A letter to Netflix”, of which none is held.',
      'Words of documents of which no original is held: Exhibit 1.',
    ],
    ['letter', 'None held.', 'No original is held for Exhibit 1'],
  ])('says what %s rests on that has no original of its own', (record, slip, custody) => {
    const plan = aPlan({ records: A_SERIES, packet: { exhibits: [{ record }] } })
    const original = plan.exhibits[0]!.slip.find(({ label }) => label === 'Original')
    expect(original?.value[0]?.text).toContain(slip)
    expect(plan.proofs.flatMap(({ blocks }) => blocks.flatMap(wordsOf)).join(' ')).toContain(custody)
  })

  it('writes letters with accents in one form', () => {
    const decomposed = 'Cafe\u0301'
    expect(aPlan({ packet: { title: decomposed } }).title).toBe('Caf\u00e9')
  })

  it('gives the same plan for the same input', () => {
    expect(JSON.stringify(aPlan())).toBe(JSON.stringify(aPlan()))
  })
})

const A_SERIES = [
  ...LETTER_RECORDS,
  aRecord({ kind: 'source', id: 'press', title: 'Index falls', publisher: 'A magazine' }),
  aRecord({ kind: 'series', id: 'index', title: 'Speed index' }),
  aRecord({ kind: 'point', id: 'p1', period: '2014-05', value: 1.9, sources: ['report'] }),
  aRecord({
    kind: 'point',
    id: 'p2',
    period: '2014-06',
    value: 1.58,
    sources: ['report'],
    conflictingValues: [{ value: 1.59, sources: ['press'] }],
  }),
]

function sheetWords(plan: ReturnType<typeof aPlan>): string {
  return plan.exhibits[0]!.sheet.map((block) => wordsOf(block).join('')).join('\n')
}
