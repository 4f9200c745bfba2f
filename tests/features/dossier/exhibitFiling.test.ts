import { describe, expect, it } from 'vitest'
import { wordsOf, type DossierPlan } from '../../../app/dossier/dossierPlan'
import { aPlan, aRecord, anOriginal, heldOriginal, LETTER_RECORDS, readPdf, setDossier } from '../../aDossier'

const RECORDS = [
  ...LETTER_RECORDS,
  aRecord({ kind: 'document', id: 'order', title: '결정', date: '2015-03-12' }),
  aRecord({ kind: 'document', id: 'order-en', title: 'The order in English', date: '2015-04-01' }),
  aRecord({
    kind: 'document',
    id: 'memo',
    title: 'A memorandum',
    date: '2014-06-06',
    summary: 'Its secret.',
  }),
]
const EXHIBITS = [
  {
    record: 'letter',
    pages: '2, 4-5',
    basis: '902(11)',
    recipient: 'Netflix',
    caption: 'Three of its pages',
  },
  { record: 'memo', production: 'withheld', withheldFor: 'attorney-client privilege' },
  { record: 'order', language: 'ko' },
  {
    record: 'order-en',
    translationOf: 'order',
    translator: 'Kim Min-ji',
    declaredOn: '2026-11-02',
  },
]
const slipOf = (plan: DossierPlan, index: number) =>
  plan.exhibits[index]!.slip.map(({ label, value }) => `${label}: ${value.map(({ text }) => text).join('')}`)
const factsOf = (plan: DossierPlan, index: number, labels: string[]) =>
  slipOf(plan, index).filter((line) => labels.some((label) => line.startsWith(`${label}:`)))

describe('exhibits as a filing wants them', async () => {
  const bytes = await anOriginal(['one', 'two', 'three', 'four', 'five', 'six'].map((it) => `Page ${it}.`))
  const letter = { ...heldOriginal(bytes, 6), bates: { prefix: 'NNP', first: 11 } }
  const planned = (packet: object = {}) =>
    aPlan({
      records: RECORDS,
      originals: { letter: [letter] },
      sheetBates: new Map([['sheet:memo', { prefix: 'NNP', first: 30 }]]),
      packet: {
        labelScheme: 'letters',
        introduction: 'It says so {Ex. A at 2}, and {Ex. 3}.',
        summary: 'In short: {Ex. A at 1}.',
        signature: 'Ada Counsel\nFor the filer',
        exhibits: EXHIBITS,
        ...packet,
      },
    })
  const plan = planned()
  const { pages, outline, links } = await readPdf(await setDossier(plan, { readOriginal: async () => bytes }))
  const pageOf = (words: string) => pages.findIndex((page) => page.includes(words)) + 1

  it('are planned all the same where a tag names no language and an address is none', () => {
    const odd = aPlan({
      originals: { letter: [{ ...letter, sourceUrl: 'example.org/letter' }] },
      packet: { exhibits: [{ record: 'letter', language: 'fr-a1' }] },
    })
    expect(factsOf(odd, 0, ['Language'])).toEqual(['Language: fr-a1'])
    expect(odd.exhibits[0]!.indexed.source).toBe('letter.pdf')
  })

  it('count chosen pages through originals that a public edition has no copy of', () => {
    const redacted = aPlan({
      originals: { letter: [{ ...letter, isRedacted: true, pagesLeftOut: 10 }] },
      packet: { exhibits: [{ record: 'letter', pages: '3, 12-13' }] },
    })
    expect(redacted.exhibits[0]!.originals.map(({ ranges }) => ranges)).toEqual([[{ first: 2, last: 3 }]])
    expect(redacted.problems).toEqual([])
  })

  it('labels them by letters in cites, however those were typed', () => {
    const [paragraph] = plan.introduction
    expect(wordsOf(paragraph!).join('')).toBe('It says so Ex. A at 2, and Ex. C.')
  })

  it('names attachments by their word throughout', () => {
    const named = planned({ labelScheme: 'attachments' })
    expect(named.exhibits.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((it) => `Attachment ${it}`))
    expect(wordsOf(named.introduction[0]!).join('')).toBe('It says so Attachment 1 at 2, and Attachment 3.')
  })

  it('binds the pages that are put forward and no others, each with its own number', () => {
    const bound = pages.filter((page) => page.includes('Ex. A, page'))
    expect(bound.map((page) => /Page (two|four|five)\./.exec(page)?.[1])).toEqual(['two', 'four', 'five'])
    expect(bound.map((page) => /NNP-\d{7}/.exec(page)?.[0])).toEqual([
      'NNP-0000012',
      'NNP-0000014',
      'NNP-0000015',
    ])
    expect(pages.join()).not.toContain('Page three.')
  })

  it('leads a cite to the page counted among those put forward', () => {
    expect(links).toContainEqual({ page: pageOf('It says so'), to: pageOf('Page four.') })
  })

  it('says in the index which numbers no page of the file bears', () => {
    expect(pages.find((page) => page.includes('Numbers that no page'))).toContain(
      'NNP-0000013, NNP-0000016–0000029',
    )
  })

  it('gives the index each column, by its name', () => {
    const index = pages.filter((page) => page.includes('Exhibit index') || page.includes('basis:')).join(' ')
    for (const words of [
      'From → To: Verizon → Netflix',
      'Bates begin: NNP-0000012; end: NNP-0000012',
      'Class: public; basis: 902(11) business record',
      'Class: public; basis: none stated',
    ])
      expect(index).toContain(words)
  })

  it('stands for a withheld exhibit with one page and one number, behind the others, and logs the ground', () => {
    const slip = pageOf('PRIVILEGED – ATTORNEY-CLIENT / WORK PRODUCT')
    expect(pages[slip - 1]).toContain('NNP-0000030')
    expect(slip).toBeGreaterThan(pageOf('Exhibit D'))
    expect(pages[slip]).toContain('Privilege log')
    expect(pages[slip]).toContain('attorney-client privilege')
    expect(pages.join()).not.toContain('Its secret.')
  })

  it('numbers a slip-sheet that follows bound pages as an exhibit of its own', async () => {
    const two = planned({ exhibits: EXHIBITS.slice(0, 2), introduction: '', summary: '' })
    const read = await readPdf(await setDossier(two, { readOriginal: async () => bytes }))
    expect(read.pages.join()).toContain('NNP-0000030')
  })

  it('pairs a translation with its original on both slip-sheets', () => {
    expect(factsOf(plan, 2, ['Language', 'Translation'])).toEqual(['Language: Korean', 'Translation: Ex. D'])
    expect(factsOf(plan, 3, ['Translation of', 'Translated by'])).toEqual([
      'Translation of: Ex. C',
      'Translated by: Kim Min-ji; declaration signed 2 November 2026',
    ])
  })

  it('has a declaration for the translator, with the facts filled in', () => {
    expect(pages.join()).toContain('I, Kim Min-ji, am competent in English and Korean.')
  })

  it('bookmarks each by its label', () => {
    expect(outline.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/^Ex\. A — A letter to Netflix, Verizon to Netflix, 5 June 2014 \(p\. \d+\)$/),
    )
  })

  it('sets the summary before the argument, and who signs beneath it', () => {
    const [summary, statement] = [pageOf('In short:'), pageOf('It says so')]
    expect([summary > 2, summary < statement]).toEqual([true, true])
    expect(pages[statement - 1]).toMatch(/Respectfully submitted, _+ Ada Counsel For the filer/)
    expect(links).toContainEqual({ page: summary, to: pageOf('Page two.') })
  })

  it('refuses pages that its original does not have', () => {
    const { problems } = planned({
      exhibits: [{ record: 'letter', pages: '5-9' }],
      introduction: '',
      summary: '',
    })
    expect(problems.map(({ message }) => message)).toEqual([
      'Ex. A: pages 5-9 are put forward, but it has 6 pages. Correct them.',
    ])
  })

  it.each([
    ['without its translation', [EXHIBITS[2]!], ['translation']],
    [
      'whose translator declared nothing',
      [EXHIBITS[2]!, { record: 'order-en', translationOf: 'order' }],
      ['translation'],
    ],
    ['with its declared translation', [EXHIBITS[2]!, EXHIBITS[3]!], []],
    ['apart from its translation', [EXHIBITS[2]!, { record: 'letter' }, EXHIBITS[3]!], ['translation']],
    ['that is not there for its translation', [EXHIBITS[3]!], ['translation']],
  ])('finds an exhibit in another language %s', (_, exhibits, rules) => {
    const { findings } = planned({ exhibits, introduction: '', summary: '' })
    expect(findings.filter(({ rule }) => rule === 'translation').map(({ rule }) => rule)).toEqual(rules)
  })
})
