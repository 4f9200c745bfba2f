import { describe, expect, it } from 'vitest'
import { openText } from '../../../app/domain/anchoring/openText'
import { findPassages } from '../../../app/domain/quoting/findQuoted'
import { judgeQuoted, passagesBesideNotes, type QuotedSource } from '../../../app/domain/quoting/judgeQuoted'
import { quotePattern } from '../../../app/domain/quoting/quotePattern'
import { quotedRuns, type CitingText } from '../../../app/domain/quoting/quotedRuns'
import { splitPinCites } from '../../../app/domain/pinCite'

/** A paragraph as people type it, parted as a plan has it. */
function partsOf(text: string): CitingText[] {
  return splitPinCites(text).map((part) =>
    part.kind === 'text'
      ? { text: part.text }
      : { cite: { exhibit: part.cite.exhibit!, pages: part.cite.pages } },
  )
}
const runsOf = (text: string) =>
  quotedRuns(partsOf(text)).map(({ words, cites, hasOwn }) => ({
    words,
    to: cites.map(({ exhibit }) => exhibit).join(),
    hasOwn,
  }))

const PAGES = [
  'The Commission opened a docket. Verizon’s network is not crowded, and its ports have room for more traffic.',
  'Netﬂix chose an interme-\ndiary whose links were full. It could have chosen another one of the many that have\nFCC 14-61\n2',
  '3\ncapacity to spare. The company declined.3 We ask for “five days” to answer.',
]
const open = openText(PAGES.map((text, index) => ({ number: index + 1, text })))
const source: QuotedSource = {
  name: 'Ex. 1',
  texts: [{ open, citedAs: new Map([1, 2, 3].map((page) => [page, page])), ocrPages: new Set() }],
  hasPictures: false,
  account: null,
}
const judge = (text: string, given: Partial<QuotedSource> = {}) =>
  quotedRuns(partsOf(text)).map((run) => judgeQuoted(run, () => ({ ...source, ...given })))
const isOf = (text: string, given: Partial<QuotedSource> = {}) => judge(text, given).map((it) => it?.is)

describe('which words a paragraph quotes, and from what', () => {
  it.each([
    ['the cite that follows in the sentence', 'It wrote “its ports have room”, and more {Ex. 1}.', '1', true],
    [
      'a cite directly behind the sentence',
      'It wrote: “Its ports have room.” {Ex. 1 at 2} Then {Ex. 2}.',
      '1',
      true,
    ],
    [
      'cites that stand beside each other',
      'It wrote “its ports have room” {Ex. 1 at 2}; see also {Ex. 3}.',
      '1,3',
      true,
    ],
    ['a cite behind an abbreviation', '“Its ports have room”, said Mr. Young of Verizon {Ex. 2}.', '2', true],
    [
      'every cite where its own sentence has none',
      'In {Ex. 1} it wrote “its ports have room”. No {Ex. 2}.',
      '1,2',
      false,
    ],
    [
      'a cite behind a short last sentence',
      '“Its ports have room. It is so” {Ex. 1}. Then {Ex. 2}.',
      '1',
      true,
    ],
    ['a cite within the marks', 'It wrote “its ports have room {Ex. 1}” and left {Ex. 2}.', '1', true],
  ])('%s', (_, text, to, hasOwn) => {
    expect(runsOf(text)).toEqual([
      { words: expect.stringMatching(/^its ports have room/i) as string, to, hasOwn },
    ])
  })

  it.each([
    ['marks that nothing closes', '“a '],
    ['quotations without a cite', '“a b c” '],
    ['full stops', '.'],
    ['a word without an end', 'x'],
  ])('comes to an end behind %s', (_, text) => {
    const long = text.repeat(300_000 / text.length)
    expect(runsOf(`“its ports have room” {Ex. 1}. ${long}`)[0]).toMatchObject({ to: '1', hasOwn: true })
  })

  it.each([
    [
      'a term of one or two words away from its cite',
      'The “fast lane” was offered to all who paid {Ex. 1}.',
      [],
    ],
    ['one directly before its cite', 'It was “crowded” {Ex. 1}.', ['crowded']],
    ['inches and decades', 'A 19" rack of the ‘90s stood there {Ex. 1}.', []],
    [
      'quotations within quotations',
      'It wrote “stop ‘notices’ that say “crowded” now” {Ex. 1}.',
      ['stop ‘notices’ that say “crowded” now'],
    ],
    [
      'other marks',
      'Er schrieb „das Netz ist voll“ und « le réseau est plein » {Ex. 1}.',
      ['das Netz ist voll', 'le réseau est plein'],
    ],
    ['Japanese', '同社は「回線は混雑していない」と述べた {Ex. 1}。', ['回線は混雑していない']],
    ['marks that nothing closes', 'It wrote “its ports have room {Ex. 1}.', []],
    ['a paragraph without a cite', 'It wrote “its ports have room for more”.', []],
  ])('%s', (_, text, words) => {
    expect(runsOf(text).map((run) => run.words)).toEqual(words)
  })

  it('a block quotation, and paragraphs that each open anew', () => {
    const block = [{ text: 'Verizon:' }, { text: 'Its ports have room.', isQuoted: true }, { text: '\n\n' }]
    const cite = { cite: { exhibit: 1, pages: null } }
    expect(quotedRuns([...block, cite])).toMatchObject([{ words: 'Its ports have room.', hasOwn: true }])
    const two = quotedRuns([{ text: '“Its ports have room.\n\n“They are not full.” ' }, cite])
    expect(two.map(({ words }) => words)).toEqual(['Its ports have room.', 'They are not full.'])
  })
})

describe('a quotation held against its exhibit', () => {
  it.each([
    ['the very words', '“its ports have room for more traffic” {Ex. 1 at 1}'],
    [
      'other marks, ligatures, hyphens at line ends',
      '“Netflix chose an intermediary whose links were full” {Ex. 1 at 2}',
    ],
    [
      'straight marks, and a comma of the sentence that quotes',
      '"Verizon\'s network is not crowded," it said {Ex. 1 at 1}',
    ],
    ['an ellipsis', '“Verizon’s network . . . [has] room for more traffic” {Ex. 1 at 1}'],
    ['words put in, and left out between marks', '“The Commission … [in 2014] opened a docket” {Ex. 1 at 1}'],
    ['a letter’s case in brackets', '“[i]t could have chosen another” {Ex. 1 at 2}'],
    ['a word’s ending in brackets', '“Netflix [then] cho[o]se an intermediary” {Ex. 1 at 2}'],
    ['a page break with its foot and head', '“one of the many that have capacity to spare” {Ex. 1 at 2-3}'],
    ['the raised number of a note', '“The company declined. We ask for ‘five days’” {Ex. 1 at 3}'],
    ['no page', '“capacity to spare” {Ex. 1}'],
  ])('is found with %s', (_, text) => {
    expect(isOf(text)).toEqual(['found'])
  })

  it('is found on another page, and told on which', () => {
    expect(judge('“capacity to spare” {Ex. 1 at 1-2}')).toMatchObject([{ is: 'elsewhere', page: 3 }])
    const only = [{ ...source.texts[0]!, citedAs: new Map([[1, 1]]) }]
    expect(judge('“capacity to spare” {Ex. 1 at 1}', { texts: only })).toMatchObject([{ page: null }])
  })

  it('is altered where a word, a letter’s case or an ending differs, and shows the difference', () => {
    const [altered] = judge('“Verizon’s network is very crowded, and its ports have room” {Ex. 1 at 1}')
    expect(altered).toMatchObject({ is: 'altered', isOcr: false })
    expect(altered?.is === 'altered' && altered.difference.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'very ' },
      { kind: 'added', text: 'not ' },
    ])
    expect(isOf('“It’s ports have room for more traffic” {Ex. 1 at 1}')).toEqual(['altered'])
    expect(isOf('“the Commission opened a docket” {Ex. 1 at 1}')).toEqual(['altered'])
    const [short] = judge('“We ask for ‘nine days’ to answer” {Ex. 1 at 3}')
    expect(short?.is === 'altered' && short.difference[0]).toEqual({ kind: 'same', text: 'We ask for ' })
    // What a page break parts is whole lines.
    expect(isOf('“could have chosen another one of the many to spare” {Ex. 1 at 2-3}')).toEqual(['altered'])
  })

  it('is lost where its words are not there, and apart where its parts stand in another order', () => {
    expect(isOf('“a promise of unlimited bandwidth” {Ex. 1 at 1}')).toEqual(['lost'])
    expect(isOf('“capacity to spare … the Commission opened” {Ex. 1}')).not.toEqual(['found'])
    expect(isOf('“capacity to spare … opened a docket” {Ex. 1}')).toEqual(['apart'])
  })

  it('cannot be told where no text is held, or not of all pages', () => {
    expect(isOf('“a promise of unlimited bandwidth” {Ex. 1}', { texts: [] })).toEqual(['untold'])
    expect(isOf('“a promise of unlimited bandwidth” {Ex. 1}', { hasPictures: true })).toEqual(['untold'])
  })

  it('is found in the record’s account, and altered where that quotes other words', () => {
    const account = openText([
      { number: 1, text: 'We don’t know the answers and we are not suggesting that.' },
    ])
    expect(isOf("“We don't know the answers” {Ex. 1 at 1}", { texts: [], account })).toEqual(['found'])
    expect(isOf('“We do not know all the answers and we are not” {Ex. 1}', { texts: [], account })).toEqual([
      'altered',
    ])
    const [other] = judge('“We know the answers and we are not suggesting that” {Ex. 1}', {
      texts: [],
      account,
    })
    expect(other?.is === 'altered' && other.difference.slice(0, 2)).toEqual([
      { kind: 'same', text: 'We ' },
      { kind: 'added', text: 'don’t ' },
    ])
  })

  it('has no cite of its own where what its paragraph cites does not have it', () => {
    expect(isOf('In {Ex. 1} it wrote “capacity to spare”. It is so.')).toEqual(['found'])
    expect(isOf('In {Ex. 1} it wrote “a promise of more”. It is so.')).toEqual(['uncited'])
  })

  it('is looked for in each exhibit once, however often that is cited, and no further than where it stands', () => {
    const asked: number[] = []
    const blank = {
      ...source,
      texts: [{ ...source.texts[0]!, open: openText([{ number: 1, text: 'No.' }]) }],
    }
    const text = `${'{Ex. 2 at 1} {Ex. 2 at 3} '.repeat(3)}{Ex. 1} {Ex. 3}. It wrote “capacity to spare”. So it is.`
    const [run] = quotedRuns(partsOf(text))
    const outcome = judgeQuoted(run!, (exhibit) => {
      asked.push(exhibit)
      return exhibit === 2 ? blank : source
    })
    expect([outcome?.is, asked]).toEqual(['found', [2, 1]])
  })

  it('is cited where any cite of an exhibit has its page, and is told of the first where none has', () => {
    expect(isOf('It wrote “capacity to spare” {Ex. 1 at 1}, {Ex. 1 at 3}.')).toEqual(['found'])
    expect(judge('It wrote “capacity to spare” {Ex. 1 at 1}, {Ex. 1 at 2}.')).toMatchObject([
      { is: 'elsewhere', page: 3, pages: { first: 1, last: 1 } },
    ])
  })

  it('is nobody’s to tell where the last of many exhibits cannot be read', () => {
    const cites = Array.from({ length: 40 }, (_, index) => `{Ex. ${index + 1}}`).join(' ')
    const [run] = quotedRuns(partsOf(`${cites}. It wrote “a promise of more”. So it is.`))
    expect(judgeQuoted(run!, (exhibit) => ({ ...source, hasPictures: exhibit === 40 }))?.is).toBe('untold')
  })
})

describe('the passages that a quotation is made of', () => {
  const passages = (words: string) =>
    findPassages(quotePattern(words), open).map((found) =>
      found.map(({ page, start, end }) => PAGES[page - 1]!.slice(start, end)),
    )
  it('are one for each part, as the source prints them', () => {
    expect(passages('Netflix chose an intermediary … were full.')).toEqual([
      ['Netﬂix chose an interme-\ndiary', 'were full'],
    ])
  })
  it('are two of a sentence that goes on upon the next page', () => {
    expect(passages('one of the many that have capacity to spare')).toEqual([
      ['one of the many that have', 'capacity to spare'],
    ])
  })
  it('hold the number of a note that stands between their words', () => {
    const [place] = passagesBesideNotes(quotePattern('The company declined. We ask'), 1, open)!
    expect(PAGES[place!.page - 1]!.slice(place!.start, place!.end)).toBe('The company declined.3 We ask')
  })
})
