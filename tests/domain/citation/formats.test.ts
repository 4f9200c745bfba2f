import { describe, expect, it } from 'vitest'
import { citeBibtex, escapeBibtex } from '../../../app/domain/citation/bibtex'
import { citeCslJson } from '../../../app/domain/citation/cslJson'
import { citePlain } from '../../../app/domain/citation/plain'
import { runsToText } from '../../../app/domain/citation/work'
import { aPerson, aWork, anOrganization } from './work'

const post = aWork({
  id: 'verizon-post-2014',
  title: 'A post on 100% of "peering" & ports_',
  authors: [aPerson('David Young', null, 'Verizon'), anOrganization('AT&T')],
  date: '2014-07-10',
  readIn: [{ title: 'A report', publisher: 'A paper', url: 'https://paper.example/a_b', date: '2014-07-11' }],
  unverified: ['signing date'],
})

describe('escapeBibtex', () => {
  it('writes every character that TeX reads as a command so that TeX prints it', () => {
    expect(escapeBibtex('50% & $5 #1 a_b {c} ~d ^e \\f')).toBe(
      '50\\% \\& \\$5 \\#1 a\\_b \\{c\\} \\textasciitilde{}d \\textasciicircum{}e \\textbackslash{}f',
    )
  })

  it('keeps letters of every script and drops line breaks', () => {
    expect(escapeBibtex('Köln\n\nמדידה 速度')).toBe('Köln מדידה 速度')
  })
})

describe('citeBibtex', () => {
  it('gives one entry with people as names and organizations kept whole', () => {
    expect(citeBibtex(post)).toBe(
      [
        '@misc{verizon-post-2014,',
        '  author = {David Young and {AT\\&T}},',
        '  title = {{A post on 100\\% of "peering" \\& ports\\_}},',
        '  year = {2014},',
        '  month = jul,',
        '  day = {10},',
        '  url = {https://record.example/documents/a-work},',
        '  note = {Read in A report, A paper, https://paper.example/a\\_b. Throughline, revision 7},',
        '}',
        '',
      ].join('\n'),
    )
  })

  it('invents no month or day for a date that has none', () => {
    const entry = citeBibtex({ ...post, date: '2014' })
    expect(entry).toContain('year = {2014}')
    expect(entry).not.toMatch(/month|day =/)
  })

  it('says an approximate date in the note as well as giving its year', () => {
    expect(citeBibtex({ ...post, date: '2014-05~' })).toContain('Dated about May 2014')
  })
})

describe('citeCslJson', () => {
  it('keeps names whole, for the record does not say which part is the family name', () => {
    expect(citeCslJson(post).author).toEqual([{ literal: 'David Young' }, { literal: 'AT&T' }])
  })

  it.each([
    ['2014-07-10', { 'date-parts': [[2014, 7, 10]] }],
    ['2014-07', { 'date-parts': [[2014, 7]] }],
    ['2014', { 'date-parts': [[2014]] }],
    ['2014-05~', { 'date-parts': [[2014, 5]], circa: true }],
    ['2014-22', { 'date-parts': [[2014]], season: 2 }],
    [
      '2013-04/2014-03',
      {
        'date-parts': [
          [2013, 4],
          [2014, 3],
        ],
      },
    ],
  ])('gives the date %s as %j', (date, issued) =>
    expect(citeCslJson({ ...post, date }).issued).toEqual(issued),
  )

  it('has no date where the record has none', () => {
    expect(citeCslJson(aWork())).not.toHaveProperty('issued')
  })
})

describe('citePlain', () => {
  it('says who, what, when, where it was read, what is unverified and where we hold it', () => {
    expect(runsToText(citePlain(post))).toBe(
      'David Young (Verizon) and AT&T. A post on 100% of "peering" & ports_, 10 July 2014. Read in A report, A paper, 11 July 2014, https://paper.example/a_b. Unverified: signing date. Throughline, revision 7, https://record.example/documents/a-work',
    )
  })
})
