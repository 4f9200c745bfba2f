import { describe, expect, it } from 'vitest'
import { parseQuery, withoutClause, type Clause } from '../../app/domain/query'

/** A clause in a line that can be compared at a glance: field, word, * for a beginning, ~ for near. */
function said(clause: Clause): string {
  switch (clause.type) {
    case 'word': {
      const word = `${clause.word}${clause.isPrefix ? '*' : ''}${clause.distance ? `~${clause.distance}` : ''}`
      return clause.field ? `${clause.field}:${word}` : word
    }
    case 'phrase':
      return `${clause.field ? `${clause.field}:` : ''}"${clause.words.join(' ')}"`
    case 'docket':
      return `docket(${clause.keys[0]})`
    case 'dates':
      return `${clause.from ?? '..'}/${clause.to ?? '..'}`
  }
}

function reads(text: string) {
  const { must, not } = parseQuery(text)
  return [...must.map((group) => group.map(said).join(' or ')), ...not.map((clause) => `not ${said(clause)}`)]
}

describe('parseQuery', () => {
  it.each([
    ['congestion', ['congestion*']],
    ['congestion ', ['congestion']],
    ['verizon congestion', ['verizon', 'congestion*']],
    ['congest* ', ['congest*']],
    ['netflx~1 ', ['netflx~1']],
    ['netflx~ ', ['netflx~1']],
    ['+netflix -verizon', ['netflix', 'not verizon']],
    ['"crowded right now"', ['"crowded right now"']],
    ['-"right now" ', ['not "right now"']],
    ['congestion OR crowded ', ['congestion or crowded']],
    ['congestion AND crowded ', ['congestion', 'crowded']],
    ['party:verizon speaker:milch ', ['organization:verizon', 'person:milch']],
    ['title:"speed index" ', ['title:"speed index"']],
    ['KIND:letter ', ['kind:letter']],
    ['cease-and-desist ', ['"cease and desist"']],
    ['cease-and-desist', ['cease', 'and', 'desist*']],
    ['after:2014-06-01 before:2014-07', ['2014-06-01/..', '../2014-06-30']],
    ['date:2014-06', ['2014-06-01/2014-06-30']],
    ['Verizon’s Köln ', ['verizon', 'koln']],
    ['', []],
    ['   ', []],
  ])('reads %j', (text, clauses) => {
    expect(reads(text)).toEqual(clauses)
  })

  it.each([
    ['14-28', 'docket(14-28)'],
    ['GN Docket 14-28', 'docket(gn 14-28)'],
    ['GN Docket No. 14-28', 'docket(gn 14-28)'],
    ['FCC 15-24', 'docket(fcc 15-24)'],
    ['30 FCC Rcd 5601', 'docket(30 fccrcd 5601)'],
    ['docket:14-28', 'docket(14-28)'],
    ['docket:"GN 14-28"', 'docket(gn 14-28)'],
  ])('knows %j for a docket number', (text, clause) => {
    expect(reads(text)).toEqual([clause])
  })

  it('reads a docket number among words', () => {
    expect(reads('letter in GN Docket No. 14-28 verizon ')).toEqual([
      'letter',
      'in',
      'docket(gn 14-28)',
      'verizon',
    ])
    expect(reads('-14-28 netflix ')).toEqual(['netflix', 'not docket(14-28)'])
  })

  it.each([
    ['"crowded right', ['crowded', 'right*'], 'A quotation mark has no partner'],
    ['colour:red ', ['"colour red"'], 'There is no field “colour”'],
    ['after:yesterday ', ['"after yesterday"'], '“yesterday” is no date'],
    ['net*work ', ['"net work"'], '* and ~ stand at the end'],
    ['netflix~7 ', ['netflix~2'], 'at most 2 letters off; “netflix~7” was read as “netflix~2”'],
    ['AND OR ', ['and', 'or'], '“OR” stands between two words; here it was read as a plain word.'],
    ['crowded OR ', ['crowded'], '“OR” waits for a word after it'],
    ['OR crowded ', ['or', 'crowded'], '“OR” stands between two words'],
    ['certainly NOT congestion ', ['certainly', 'not', 'congestion'], 'To leave a word out, write -word'],
    ['party: verizon ', ['party', 'verizon'], '“party:” has nothing right after it'],
    ['%%% ', [], 'no letter or digit'],
    ['😀', [], 'no letter or digit'],
    ['\u0000', [], 'no letter or digit'],
  ])('reads %j as plain words and says so', (text, clauses, notice) => {
    expect(reads(text)).toEqual(clauses)
    expect(parseQuery(text).notices.join(' ')).toContain(notice)
  })

  it.each([
    '.*',
    '(a+)+$',
    '[',
    '\\',
    'a AND (b OR',
    'NEAR/3',
    "'; DROP TABLE",
    '^:~*+-',
    '"""',
    '::',
    'OR',
    'OR OR x',
    '- +',
  ])('never fails on %j', (text) => {
    expect(() => parseQuery(text)).not.toThrow()
  })

  it('reads ten thousand characters, uses the first words and says so', () => {
    for (const text of [
      'word '.repeat(2000),
      'x'.repeat(10_000),
      '1-'.repeat(5000),
      '"'.repeat(9999),
      'a:'.repeat(5000),
    ]) {
      const query = parseQuery(text)
      expect(query.must.length).toBeLessThanOrEqual(48)
    }
    expect(parseQuery('word '.repeat(2000)).notices).toEqual(['Only the first 48 words were used.'])
  })
})

describe('withoutClause', () => {
  it.each([
    ['netflix verizon', 'netflix', 'verizon'],
    ['netflix verizon', 'verizon', 'netflix'],
    ['a "b c" d', '"b c"', 'a d'],
    ['a OR b', 'b', 'a'],
    ['a OR b', 'a', 'b'],
  ])('takes from %j the clause %j and leaves %j', (text, clause, rest) => {
    const start = text.indexOf(clause)
    expect(withoutClause(text, { start, end: start + clause.length })).toBe(rest)
  })
})
