import { describe, expect, it } from 'vitest'
import { answerTimeline } from '../../../app/search/answerTimeline'
import { findNeighbours } from '../../../app/search/neighbours'
import {
  EMPTY_QUERY,
  formatTimelineQuery,
  parseTimelineQuery,
  timelineHref,
} from '../../../app/search/timelineQuery'
import { aTimeline } from '../../aTimeline'

const timeline = aTimeline([
  { id: 'year', date: '2014', title: 'Dated to the year' },
  { id: 'month', date: '2014-06', title: 'Dated to the month' },
  {
    id: 'early',
    date: '2014-06-03',
    title: 'Early',
    words: [{ text: 'It is crowded.', speaker: 'Netflix' }],
  },
  { id: 'late', date: '2014-06-16', title: 'Late', url: '/disputes/nv#late' },
  { id: 'about', date: '2014-05~', title: 'About May' },
  { id: 'next', date: '2015-02-26', title: 'The year after' },
])

function answer(search: string) {
  return answerTimeline(timeline, parseTimelineQuery(new URLSearchParams(search)))
}

function headings(search: string) {
  return answer(search).groups.map(({ year, count, months }) => ({
    [`${year} (${count})`]: months.map(
      (month) => `${month.label} (${month.count}): ${month.rows.map((row) => row.when).join(', ')}`,
    ),
  }))
}

describe('answerTimeline', () => {
  it('groups records by year and month, oldest first when asked, each date only as its source has it', () => {
    expect(headings('order=oldest')).toEqual([
      {
        '2014 (5)': [
          '2014, no month given (1): 2014',
          'May 2014 (1): about May 2014',
          'June 2014 (3): June 2014, 3 June, 16 June',
        ],
      },
      { '2015 (1)': ['February 2015 (1): 26 February'] },
    ])
  })

  it('shows the newest first otherwise', () => {
    const ids = answer('').groups.flatMap(({ months }) =>
      months.flatMap(({ rows }) => rows.map(({ id }) => id)),
    )
    expect(ids).toEqual(['next', 'late', 'early', 'month', 'about', 'year'])
  })

  it('marks hits in the words', () => {
    const row = answer('q=crowd').groups[0]!.months[0]!.rows[0]!
    expect(row.words).toEqual(['It is ', 'crowded', '.'])
  })

  it('shows the record that the address names, its place, and what stands beside it', () => {
    const { preview } = answer('record=month')
    expect(preview).toMatchObject({ id: 'month', place: 4, previousId: 'early', nextId: 'about' })
  })

  it('names each clause with the address that drops it', () => {
    expect(answer('q=early+crowded&kind=event&from=2014-06&to=2014-06').chips).toEqual([
      {
        field: 'words',
        value: 'early',
        withoutHref: '/timeline?q=crowded&kind=event&from=2014-06&to=2014-06',
      },
      {
        field: 'words',
        value: 'crowded',
        withoutHref: '/timeline?q=early&kind=event&from=2014-06&to=2014-06',
      },
      { field: 'kind', value: 'Event', withoutHref: '/timeline?q=early+crowded&from=2014-06&to=2014-06' },
      { field: 'dates', value: 'June 2014', withoutHref: '/timeline?q=early+crowded&kind=event' },
    ])
  })

  it.each([
    ['before:2014', 'dates: before 2014'],
    ['after:2014-06', 'dates: from June 2014'],
    ['until:2014-06-05', 'dates: until 5 June 2014'],
    ['date:2014-06', 'dates: June 2014'],
    ['-before:2014', 'without: dates before 2014'],
    ['before:lunch', 'words: before lunch'],
    ['title:crowd*', 'title: crowd…'],
    ['quote:"is crowded"', 'quotation: "is crowded"'],
    ['speaker:wheeler', 'person: wheeler'],
    ['party:verizon OR party:comcast', 'party: verizon or comcast'],
    ['party:verizon OR crowded', 'any of: party verizon or crowded'],
    ['topic:peering', 'matter: peering'],
    ['kind:letter', 'kind: letter'],
    ['docket:14-28', 'docket or citation: 14-28'],
    ['crowded~', 'words: crowded, at most 1 letter off'],
    ['+crowded -early', 'words: crowded; without: early'],
  ])('says how %s was read', (text, said) => {
    const { chips } = answer(new URLSearchParams({ q: text }).toString())
    expect(chips.map(({ field, value }) => `${field}: ${value}`).join('; ')).toBe(said)
  })

  it('offers, where nothing is found, only wider questions that find something', () => {
    const { total, wider } = answer('q=crowded+nothing&from=2015')
    expect(total).toBe(0)
    expect(wider).toEqual([])
    expect(answer('q=crowded&from=2015').wider).toEqual([
      { label: 'at any date', href: '/timeline?q=crowded', count: 1 },
    ])
    expect(answer('q=crowded+elephants').wider[0]).toMatchObject({ label: 'with any of the words', count: 1 })
  })

  it('counts by year at first, then by the months of a chosen year, then by the days of a chosen month', () => {
    const bars = (search: string) => {
      const { by, buckets } = answer(search).histogram
      return `${by} ${buckets
        .filter(({ count }) => count > 0)
        .map(({ date, count }) => `${date}:${count}`)
        .join(' ')}`
    }
    expect(bars('by=year')).toBe('year 2014:5 2015:1')
    expect(bars('from=2014&to=2014').split(' ').slice(0, 7)).toEqual([
      'month',
      '2014-01:1',
      '2014-02:1',
      '2014-03:1',
      '2014-04:1',
      '2014-05:2',
      '2014-06:4',
    ])
    expect(bars('from=2014-06&to=2014-06')).toContain('2014-06-03:3')
  })
})

describe('timeline addresses', () => {
  it('are one for one view, and empty for the plain timeline', () => {
    expect(formatTimelineQuery(EMPTY_QUERY)).toBe('')
    expect(timelineHref(EMPTY_QUERY)).toBe('/timeline')
    const search = 'q=a+b&kind=letter&party=verizon&from=2014-05&to=2014-07&order=oldest&page=2'
    expect(formatTimelineQuery(parseTimelineQuery(new URLSearchParams(search)))).toBe(search)
  })

  it('leave out what cannot be meant', () => {
    const search = 'from=yesterday&to=2014-13&by=week&order=sideways&view=map&page=-3&kind=&q=%00'
    expect(formatTimelineQuery(parseTimelineQuery(new URLSearchParams(search)))).toBe('')
  })

  it('put dates in order', () => {
    expect(parseTimelineQuery(new URLSearchParams('from=2015&to=2013'))).toMatchObject({
      from: '2013',
      to: '2015',
    })
  })

  it('start at the first page when the question changes, and keep it when only the place does', () => {
    const query = { ...EMPTY_QUERY, page: 3, record: 'x' }
    expect(timelineHref(query, { text: 'a' })).toBe('/timeline?q=a')
    expect(timelineHref(query, { record: 'y' })).toBe('/timeline?page=3&record=y')
  })
})

describe('findNeighbours', () => {
  it('gives the records before and after in the list that the page was opened from', () => {
    const found = findNeighbours(timeline, 'order=oldest&from=2014-06&to=2014-06', 'early')
    expect(found).toMatchObject({ place: 3, total: 4 })
    expect(found?.previous?.id).toBe('month')
    expect(found?.next).toEqual({
      id: 'late',
      title: 'Late',
      href: '/disputes/nv?from=order%3Doldest%26from%3D2014-06%26to%3D2014-06&record=late#late',
    })
  })

  it('gives nothing for a record that the list does not hold', () => {
    expect(findNeighbours(timeline, 'q=crowded', 'late')).toBeNull()
    expect(findNeighbours(timeline, '', 'nobody')).toBeNull()
  })
})
