import { describe, expect, it } from 'vitest'
import { countWords, limitFindings, wordsOfPage, type Extent } from '../../../app/domain/filing/limits'
import { sheetOf } from '../../../app/domain/filing/sheet'
import { venueLines, venueSchema } from '../../../app/domain/filing/venue'

const at = (value: string, mark = 'A') => ({ value, cite: '47 CFR 1.49(c)', mark })
const aVenue = (given: Record<string, unknown>) =>
  venueSchema.parse({
    id: 'forum',
    name: 'A forum',
    jurisdiction: 'Somewhere',
    checkedOn: '2026-11',
    ...given,
  })
const findingsOf = (venue: Record<string, unknown>, change: Partial<Extent> = {}) =>
  limitFindings({
    packetId: 'a-packet',
    venue: aVenue(venue),
    words: { argument: 3_200, summary: 0 },
    wordsOfPage: 300,
    hasSignature: true,
    fileName: 'a-packet.pdf',
    ...change,
  })
const rulesOf = (...given: Parameters<typeof findingsOf>) => findingsOf(...given).map(({ rule }) => rule)

describe('limitFindings', () => {
  it('finds nothing where the venue sets no limit', () => {
    expect(rulesOf({})).toEqual([])
  })

  it('holds pages and words of argument against the venue’s limits', () => {
    expect(rulesOf({ mostPages: at('10'), mostWords: at('3000') })).toEqual(['limits.pages', 'limits.words'])
    expect(rulesOf({ mostPages: at('11'), mostWords: at('3200') })).toEqual([])
  })

  it('says what counts, by whose rule, and where it can be settled', () => {
    const [finding] = findingsOf({ mostPages: at('10'), counting: at('the summary does not.') })
    expect(finding).toEqual({
      rule: 'limits.pages',
      says: 'The argument has 3200 words, about 11 pages; it may have 10. What counts: the summary does not.',
      cite: '47 CFR 1.49(c)',
      blocks: true,
      href: '/packets/a-packet/edit',
    })
  })

  it('asks for a summary over the venue’s threshold, and says that a rule marked B is to be checked', () => {
    const [finding] = findingsOf({ summaryOverPages: at('10', 'B') })
    expect([finding?.rule, finding?.href, finding?.says]).toEqual([
      'limits.summary',
      '/packets/a-packet/edit#field-summary',
      'The argument has about 11 pages, and over 10 it needs a summary. Write one. Check before filing: the rule was not read at its source.',
    ])
    expect(rulesOf({ summaryOverPages: at('10') }, { words: { argument: 3_000, summary: 0 } })).toEqual([])
  })

  it.each([
    [3_200, 600, []],
    [3_200, 700, ['limits.summary-length']],
    [9_000, 1_500, []],
    [9_000, 1_600, ['limits.summary-length']],
    [3_000, 5_000, []],
  ])('lets a summary of an argument of %i words have %i words or not', (argument, summary, rules) => {
    expect(rulesOf({ summaryMost: at('10: 2, 25: 5') }, { words: { argument, summary } })).toEqual(rules)
  })

  it('asks who signs', () => {
    expect(rulesOf({ signatureBlock: at('counsel signs.') }, { hasSignature: false })).toEqual(['signature'])
  })

  it('holds the name of the file against the venue’s pattern', () => {
    const fileNamePattern = at('[a-z]+\\.pdf')
    expect(rulesOf({ fileNamePattern })).toEqual(['limits.file-name'])
    expect(rulesOf({ fileNamePattern }, { fileName: 'packet.pdf' })).toEqual([])
  })
})

describe('what is counted', () => {
  it('counts words and numbers, and no marks between them', () => {
    expect(countWords('It fell — by 40 %, said “Netflix”.\n\nTwice.')).toBe(7)
  })

  it('takes a page of 12-point type, double spaced, for some 340 words', () => {
    expect(wordsOfPage(sheetOf(aVenue({ sizePt: at('12'), leadingPt: at('27.75') })))).toBeGreaterThan(280)
    expect(wordsOfPage(sheetOf(aVenue({ sizePt: at('12'), leadingPt: at('27.75') })))).toBeLessThan(360)
  })
})

it('shows the length of summaries in words', () => {
  const [line] = venueLines(aVenue({ summaryMost: at('10: 2, 25: 5') }))
  expect(line?.value).toBe('2 over 10 pages of argument, 5 over 25 pages of argument')
})
