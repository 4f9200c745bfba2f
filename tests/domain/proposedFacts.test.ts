import { describe, expect, it } from 'vitest'
import { proposedFacts, readDate, type ReadOriginal } from '../../app/domain/proposedFacts'

const NONE = { title: null, date: null, outline: [] }
const proposed = (mediaType: string, over: Partial<ReadOriginal>) =>
  proposedFacts({ mediaType, facts: NONE, firstPage: '', ...over }).map(
    ({ field, value, where }) => `${field} ${value}, ${where}`,
  )

describe('proposedFacts', () => {
  it('reads a text’s first line and the line of its date', () => {
    expect(
      proposed('text/plain', { firstPage: '\n  The ports are full \n\nDate: June 5, 2014\nWords.' }),
    ).toEqual(['title The ports are full, its first line', 'date 2014-06-05, its line “Date: June 5, 2014”'])
  })

  it('prefers a line that says what it is, and a heading, to the first line', () => {
    const firstPage = 'Dated: Thursday, 5 June 2014\nRe: Notices on screens\n# Letter'
    expect(proposed('text/plain', { firstPage })).toEqual([
      'title Notices on screens, its line “Re: Notices on screens”',
      'title Letter, its first heading',
      'date 2014-06-05, its line “Dated: Thursday, 5 June 2014”',
    ])
  })

  it('takes no paragraph for a title', () => {
    expect(proposed('text/plain', { firstPage: 'word '.repeat(60) })).toEqual([])
  })

  it('names the places of a web page’s own', () => {
    const facts = { ...NONE, title: 'A post', date: '2014-06-05' }
    expect(proposed('text/html', { facts })).toEqual([
      'title A post, the page’s title',
      'date 2014-06-05, the page’s metadata',
    ])
  })

  it.each(['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])(
    'does not pass the day on which %s was made for its date',
    (mediaType) => {
      const facts = {
        title: 'Comments',
        date: '2014-06-05',
        outline: [{ title: 'Summary', page: 1, children: [] }],
      }
      expect(proposed(mediaType, { facts })).toEqual([
        'title Comments, the file’s properties',
        'title Summary, its first heading',
      ])
    },
  )
})

describe('readDate', () => {
  it.each([
    ['2014-06-05T10:00:00Z', '2014-06-05'],
    ['Thu, 5 Jun 2014 10:00:00 -0400', '2014-06-05'],
    ['June 5th, 2014', '2014-06-05'],
    ['June 2014', '2014-06'],
    ['2014', '2014'],
    ['6/5/2014', null],
    ['June 31, 2014', null],
    ['next Tuesday', null],
  ])('reads “%s” as %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })
})
