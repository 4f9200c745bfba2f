import { amendmentLabel } from '../../app/domain/filing/amendmentLabel'
import { describe, expect, it } from 'vitest'
import { formatBates, formatBatesRange } from '../../app/domain/filing/bates'
import type { BoundIdentifiers } from '../../app/domain/filing/boundIdentifiers'
import type { PageIdentifiers } from '../../app/domain/filing/personalIdentifiers'
import {
  checkReadiness,
  findingsSeenBy,
  isFilingReady,
  personalIdentifiers,
  type ReadinessInput,
} from '../../app/domain/filing/readiness'
import { READER } from '../../app/domain/roles'
import { sheetOf } from '../../app/domain/filing/sheet'
import { venueSchema, type VenueProfile } from '../../app/domain/filing/venue'

const source = { cite: '47 CFR 1.49(a)', mark: 'A' }
const aVenue = (given: Record<string, unknown> = {}): VenueProfile =>
  venueSchema.parse({
    id: 'a-forum',
    name: 'A forum',
    jurisdiction: 'Somewhere',
    checkedOn: '2026-11',
    ...given,
  })

const aText = (words: string) => ({ name: '¶ 1', words, href: '/x', typed: [], broken: [] })

const READY: ReadinessInput = {
  packetId: 'a-packet',
  venue: aVenue(),
  cover: { caption: true, docket: true, filer: true, datedOn: true },
  argument: {
    texts: [{ ...aText('It says so {Ex. 1}.'), href: '/packets/a-packet#b-1' }],
    paragraphs: [{ number: 1, hasCite: true, typed: [], href: '/packets/a-packet#b-1' }],
    unwritten: [],
    lostCites: [],
    shown: [],
    href: '/packets/a-packet#argument',
  },
  exhibits: [
    {
      name: 'Ex. 1',
      place: 1,
      href: '/documents/letter',
      title: 'A letter',
      hasOriginal: true,
      wordsFrom: null,
      notBound: [],
      pagesWithoutText: 0,
      unverified: '',
      withoutSource: [],
      isNonCommercial: false,
      basis: '902(14)',
      withheldFor: null,
      translation: null,
      words: 'Words.',
      identifiers: [],
      identifiersFingerprint: '',
      identifiersKept: '',
    },
  ],
  quotations: [],
  sizeBytes: 1_000,
}
const TYPED = { typed: 'Exhibit 1, p. 2', start: 0, end: 15, written: '{Ex. 1 at 2}' }
const rulesOf = (change: Partial<ReadinessInput>) =>
  checkReadiness({ ...READY, ...change }).map(({ rule, blocks }) => (blocks ? rule : `(${rule})`))
const exhibit = (change: Partial<ReadinessInput['exhibits'][number]>) => ({
  exhibits: [{ ...READY.exhibits[0]!, ...change }],
})
const argument = (change: Partial<ReadinessInput['argument']>) => ({
  argument: { ...READY.argument, ...change },
})
const SHOWN = {
  name: 'Table 1',
  title: 'Words',
  hasSource: true,
  unverified: '',
  isNonCommercial: false,
  href: '/x',
  edit: '/records/x/edit',
}

describe('the readiness gate', () => {
  it('lets a packet through that has everything', () => {
    const findings = checkReadiness(READY)
    expect([findings, isFilingReady(findings)]).toEqual([[], true])
  })

  it.each<[string, Partial<ReadinessInput>, string[]]>([
    ['without a venue', { venue: null }, ['venue']],
    ['without a filer', { cover: { ...READY.cover, filer: false } }, ['cover.filer']],
    [
      'with a paragraph that cites nothing',
      argument({ paragraphs: [{ number: 1, hasCite: false, typed: [], href: '/x' }] }),
      ['(paragraph-cites)'],
    ],
    [
      'with a typed cite that leads nowhere yet',
      argument({ paragraphs: [{ number: 1, hasCite: true, typed: ['Ex. 1 at 2'], href: '/x' }] }),
      ['(paragraph-cites)'],
    ],
    [
      'with a cite typed in its summary',
      argument({ texts: [{ ...aText('Ex. 1'), typed: [TYPED] }] }),
      ['(typed-cite)'],
    ],
    [
      'with a cite that was begun and not ended',
      argument({ texts: [{ ...aText('{Ex. 1 at'), broken: [{ ...TYPED, written: null }] }] }),
      ['cite'],
    ],
    [
      'with a heading under which nothing stands',
      argument({ unwritten: [{ heading: 'What was said', href: '/x' }] }),
      ['heading'],
    ],
    [
      'with a cite that leads nowhere',
      argument({ lostCites: [{ says: 'Correct it.', href: '/x' }] }),
      ['cite'],
    ],
    [
      'with a telephone number in a paragraph',
      argument({ texts: [aText('Call 202-555-0143.')] }),
      ['personal'],
    ],
    [
      'with a table of a statement without a source',
      argument({ shown: [{ ...SHOWN, hasSource: false }] }),
      ['source'],
    ],
    [
      'with a chart of non-commercial data',
      argument({ shown: [{ ...SHOWN, isNonCommercial: true }] }),
      ['(terms)'],
    ],
    [
      'with a statement of which nobody says where it was read',
      exhibit({ withoutSource: [{ href: '/documents/letter#letter.1', edit: '/records/letter.1/edit' }] }),
      ['source'],
    ],
    ['with an exhibit of non-commercial data', exhibit({ isNonCommercial: true }), ['(terms)']],
    ['without an argument', argument({ paragraphs: [] }), ['(argument)']],
    ['with an exhibit of which no original is held', exhibit({ hasOriginal: false }), ['original']],
    [
      'with a text that could not be set on pages',
      exhibit({ notBound: [{ fileName: 'a.txt', why: 'It is too long.', isRedacted: false }] }),
      ['binding'],
    ],
    ['with pages that hold no text', exhibit({ pagesWithoutText: 2 }), ['text-layer']],
    ['with what no source confirmed', exhibit({ unverified: 'Not confirmed.' }), ['(unverified)']],
    ['with words that are not English', exhibit({ translation: { is: 'missing' } }), ['translation']],
    [
      'with a translation that nobody declared true',
      exhibit({ translation: { is: 'undeclared' } }),
      ['translation'],
    ],
    ['with no ground of authenticity', exhibit({ basis: 'none' }), ['(basis)']],
    ['that withholds without saying why', exhibit({ withheldFor: '' }), ['withheld']],
    ['with a social security number', exhibit({ words: 'SSN 078-05-1120.' }), ['personal']],
    [
      'with an altered quotation',
      { quotations: [{ exhibit: 'Ex. 1', state: 'altered', words: 'Words', href: '/x' }] },
      ['quotation'],
    ],
  ])('finds a packet %s', (_, change, rules) => {
    expect(rulesOf(change)).toEqual(rules)
  })

  it('says by whose rule, and where it can be settled', () => {
    expect(checkReadiness({ ...READY, ...exhibit({ translation: { is: 'missing' } }) })[0]).toMatchObject({
      cite: '47 CFR 1.355',
      href: '/documents/letter',
    })
  })

  it('blocks when more volumes are needed than a submission takes', () => {
    const venue = aVenue({ mostMegabytes: { value: '25', ...source }, mostFiles: { value: '5', ...source } })
    expect([60e6, 130e6].map((sizeBytes) => rulesOf({ venue, sizeBytes }))).toEqual([
      ['(limits)'],
      ['limits'],
    ])
  })

  it('says which values of a venue are to be checked before filing', () => {
    const venue = aVenue({ rules: [{ about: 'Size', value: 'Ask.', cite: 'notice', mark: 'B' }] })
    expect(checkReadiness({ ...READY, venue })[0]!.says).toContain(
      'Check before filing, at the source: Size.',
    )
  })
})

describe('what looks like personal data on the pages of an original', () => {
  const original = (pages: PageIdentifiers[], given: Partial<BoundIdentifiers> = {}): BoundIdentifiers => ({
    ...{ fileName: '', pages, packedPages: [], hasPageNumbers: true, documentId: 'letter', version: 1 },
    ...given,
  })
  const findingsOf = (identifiers: BoundIdentifiers[], identifiersKept = '') =>
    checkReadiness({ ...READY, ...exhibit({ identifiers, identifiersKept, ...PRESENT }) })
  const LOOKED = { exhibit: 1, fingerprint: '0123456789abcdef' }
  const PRESENT = { identifiersFingerprint: LOOKED.fingerprint }
  const NUMBER = [
    { page: 2, kinds: ['ssn', 'birth-date'] },
    { page: 3, kinds: ['ssn'] },
  ] satisfies PageIdentifiers[]

  it('blocks until it is redacted, by kinds and pages, where the rule on filings names it', () => {
    expect(findingsOf([original(NUMBER)])).toEqual([
      {
        rule: 'personal',
        says: 'Ex. 1: its original has what looks like a social security number (pages 2–3) and a date of birth (page 2). Redact it, or say in the exhibit’s details why it stays.',
        cite: 'FRCP 5.2(a)',
        blocks: true,
        href: '/documents/letter/redactions?version=1&page=2',
        isForTeam: true,
        looked: LOOKED,
      },
    ])
  })

  it('is still listed, with the reason, where somebody looked and says why it stays', () => {
    const kept = 'The numbers are of a printed sample [looked at: 0123456789abcdef]'
    const [finding] = findingsOf([original(NUMBER)], kept)
    expect(finding).toMatchObject({ rule: 'personal', blocks: false })
    expect(finding!.says).toMatch(/page 2\)\. It stays: “The numbers are of a printed sample\.”$/)
  })

  it('blocks again where that was said of other pages', () => {
    const [finding] = findingsOf([original(NUMBER)], 'They are samples [looked at: fedcba9876543210]')
    const says = expect.stringContaining('“They are samples.” was said of other pages. Redact it')
    expect(finding).toMatchObject({ blocks: true, says })
  })

  it('does not block where it is how people are reached, and is said once for all pages', () => {
    const pages = [1, 2, 3, 9].map((page): PageIdentifiers => ({ page, kinds: ['email', 'telephone'] }))
    const [finding, ...others] = findingsOf([original(pages)])
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'contact', blocks: false })
    expect(finding!.says).toContain('an e-mail address (pages 1–3, 9) and a telephone number')
  })

  it('names files where there are several, and no pages of a text', () => {
    const [a, b] = [{ fileName: 'a.pdf' }, { fileName: 'b.txt', hasPageNumbers: false }]
    const pages: PageIdentifiers[] = [{ page: 1, kinds: ['iban'] }]
    expect(findingsOf([original(pages, a), original(pages, b)])[0]!.says).toContain(
      'has what looks like the number of a bank account (page 1) in “a.pdf”; what looks like the number of a bank account in “b.txt”.',
    )
  })

  it('blocks where only the evidence package holds it, and says so', () => {
    const [bound, packedPages] = [NUMBER.slice(1), NUMBER.slice(0, 1)]
    const parted = original(bound, { packedPages })
    const text = original([], { packedPages: bound, hasPageNumbers: false })
    expect(findingsOf([parted, text])[0]).toMatchObject({ rule: 'personal', blocks: true })
    expect(findingsOf([parted, text])[0]!.says).toContain(
      'a social security number (page 3; page 2 in the evidence package alone) and a date of birth (page 2, in the evidence package alone); what looks like a social security number (in the evidence package alone).',
    )
  })

  it('is not told to readers', () => {
    const findings = findingsOf([original(NUMBER)])
    expect([findingsSeenBy(READER, findings), isFilingReady(findings)]).toEqual([[], false])
  })
})

describe('personalIdentifiers', () => {
  it.each([
    ['Call (202) 555-0173.', ['what looks like a telephone number']],
    ['Write to jane.doe@example.org.', ['what looks like an e-mail address']],
    ['She lives at 1600 Elm Street.', ['what looks like a street address']],
    ['Her account number: 12 3456 7890.', ['what looks like the number of an account']],
    ['Born on 4 July 1971.', ['what looks like a date of birth']],
    ['Account No. XXXX-XXXX-1234, born in 1971.', []],
    ['47 CFR 1.49(a), 30 FCC Rcd 5601, WC Docket No. 17-108, 2014-06-05.', []],
  ])('finds in “%s” %j', (text, found) => {
    expect(personalIdentifiers(text)).toEqual(found)
  })
})

describe('amendmentLabel', () => {
  it.each([
    ['', ['', 'Amendment 1'], 'Amendment 2'],
    ['Public Version', ['Public Version'], 'Public Version, amendment 1'],
    ['Public Version, amendment 1', ['Public Version, amendment 1'], 'Public Version, amendment 2'],
    ['Amendment 3', ['Amendment 3', 'Amendment 1'], 'Amendment 2'],
  ])('gives what amends “%s”, beside %j, the label “%s”', (amended, taken, label) => {
    expect(amendmentLabel(amended, taken)).toBe(label)
  })
})

describe('sheetOf', () => {
  it('is Letter with type of 12 points where no venue asks for other', () => {
    expect(sheetOf(null)).toMatchObject({
      paper: 'letter',
      width: 612,
      left: 72,
      size: 12,
      bodyLeading: 16.5,
    })
  })

  it('takes paper, type and leading from the venue', () => {
    const venue = aVenue({
      paper: { value: 'a4', ...source },
      sizePt: { value: '14', ...source },
      leadingPt: { value: '32', ...source },
    })
    expect(sheetOf(venue)).toMatchObject({ paper: 'a4', width: 595.28, size: 14, bodyLeading: 32 })
  })
})

describe('Bates numbers', () => {
  it('are a prefix and seven digits, and ranges say both ends', () => {
    expect([
      formatBates('TL', 123),
      formatBatesRange({ prefix: 'TL', first: 123 }, 8),
      formatBatesRange({ prefix: 'TL', first: 1 }, 1),
    ]).toEqual(['TL-0000123', 'TL-0000123–0000130', 'TL-0000001'])
  })
})
