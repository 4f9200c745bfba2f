import { describe, expect, it } from 'vitest'
import { EMPTY_QUERY } from '../../../app/search/timelineQuery'
import { aTimeline } from '../../aTimeline'

const timeline = aTimeline([
  {
    id: 'notice',
    kind: 'on-screen-message',
    date: '2014-06-03',
    title: 'On-screen message',
    words: [{ text: 'The Verizon network is crowded right now.', speaker: 'Netflix, Inc.' }],
    organizations: ['Netflix, Inc.', 'Verizon'],
    proceedings: ['GN Docket No. 14-28'],
  },
  {
    id: 'letter',
    kind: 'letter',
    date: '2014-06-05',
    title: 'Cease-and-desist letter',
    summary: 'Milch demands evidence for each customer; congestion is denied.',
    people: ['Randal Milch'],
    organizations: ['Verizon'],
    proceedings: ['GN Docket No. 14-28'],
  },
  {
    id: 'index',
    kind: 'report',
    date: '2014-06',
    title: 'Speed index for May: right where it was, now and then',
    organizations: ['Netflix, Inc.'],
  },
  {
    id: 'order',
    kind: 'decision',
    date: '2015-02-26',
    title: 'Order adopted',
    summary: 'FCC 15-24, at 30 FCC Rcd 5601.',
    proceedings: ['GN Docket No. 14-28', 'FCC 15-24', '30 FCC Rcd 5601'],
  },
  { id: 'koln', title: 'OLG Köln: Netzzugang', date: '2024', jurisdictions: ['DE'] },
  { id: 'arabic', title: 'ازدحام الشبكة', date: '2020-01' },
])

function finds(text: string) {
  return timeline.find({ ...EMPTY_QUERY, text }).records.map((number) => timeline.entries[number]!.id)
}

describe('Timeline.find', () => {
  it.each([
    ['congested ', ['letter'], 'by the stem of a word'],
    ['cong', ['letter'], 'by the beginning of the last word, as it is typed'],
    ['cong ', [], 'and not once a space says that the word is whole'],
    ['crowd* ', ['notice'], 'by a beginning that is asked for'],
    ['congistion~1 ', ['letter'], 'by a word that is one letter off'],
    ['netflx~ ', ['index', 'notice'], 'by a name with a slip'],
    ['crowded verizon ', ['notice'], 'by every word'],
    ['crowded OR denied ', ['notice', 'letter'], 'by either of two words'],
    ['verizon -crowded ', ['letter'], 'without a word'],
    ['"crowded right now"', ['notice'], 'by a phrase'],
    ['"right now"', ['notice'], 'by a phrase as it stands in one place, not by its words apart'],
    ['"now the verizon"', [], 'not by a phrase that runs from one field into another'],
    ['speaker:netflix ', ['notice'], 'by who said it'],
    ['party:netflix ', ['index', 'notice'], 'by a party'],
    ['kind:letter ', ['letter'], 'by kind'],
    ['title:verizon ', [], 'in the field that is named and no other'],
    ['koln', ['koln'], 'without its accents'],
    ['Köln', ['koln'], 'with its accents'],
    ['الشبكة', ['arabic'], 'in any script'],
    ['14-28', ['notice', 'letter', 'order'], 'by a docket number'],
    ['GN Docket 14-28', ['notice', 'letter', 'order'], 'by a docket number with its bureau'],
    ['GN Docket No. 14-28', ['notice', 'letter', 'order'], 'by a docket number as it is printed'],
    ['WC Docket No. 14-28', [], 'not by another bureau’s docket of that number'],
    ['FCC 15-24', ['order'], 'by the number of a release'],
    ['30 FCC Rcd 5601', ['order'], 'by its place in the FCC Record'],
    [
      'after:2014-06-05 before:2015 ',
      ['index', 'letter'],
      'between dates, taking in a month that may fall between',
    ],
    ['on:2014-06-04 ', ['index'], 'on a day, with what is dated to its month only'],
  ])('finds for %j %j: %s', (text, ids, _why) => {
    expect(finds(text)).toEqual(ids)
  })

  it('finds everything for a question without words', () => {
    for (const text of ['', '  ', '%', '\u0000', '"'])
      expect(finds(text)).toHaveLength(timeline.entries.length)
  })

  it('does not fail, and does not dawdle, on what nobody would type', () => {
    const pasted = [
      '('.repeat(10_000),
      'word '.repeat(2000),
      'x~2 '.repeat(2500),
      '\u202e'.repeat(10_000),
      `${'ab'.repeat(5000)}~2`,
    ]
    for (const text of pasted) expect(Array.isArray(finds(text))).toBe(true)
  })
})
