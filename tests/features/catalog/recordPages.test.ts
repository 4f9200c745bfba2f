import { describe, expect, it } from 'vitest'
import { describeOrganization, describePerson } from '../../../app/catalog/actorPage'
import { citeRecord } from '../../../app/catalog/citeRecord'
import { findProceeding } from '../../../app/catalog/findProceeding'
import { nearestRecords } from '../../../app/catalog/nearest'
import { neighboursOf } from '../../../app/catalog/neighbours'
import { describeProceeding } from '../../../app/catalog/proceedingPage'
import { describeSource } from '../../../app/catalog/sourcePage'
import { runsToText } from '../../../app/domain/citation/work'
import { writeSeriesCsv } from '../../../app/measurements/seriesCsv'
import { describeSeries, drawSeries } from '../../../app/measurements/seriesPage'
import { shippedCatalog } from '../../shippedRecord'

const catalog = await shippedCatalog()

describe('citeRecord', () => {
  const bluebook = (id: string) =>
    runsToText(citeRecord(catalog, catalog.get(id)!, 'https://record.example/it').bluebook)

  it.each([
    [
      'fcc-15-24',
      'Protecting and Promoting the Open Internet, GN Docket No. 14-28, Report and Order on Remand, Declaratory Ruling, and Order, 30 FCC Rcd 5601 (2015).',
    ],
    [
      'fcc-14-61',
      'Protecting and Promoting the Open Internet, GN Docket No. 14-28, Notice of Proposed Rulemaking, FCC 14-61 (rel. May 15, 2014).',
    ],
    [
      'fcc-23-83',
      'Safeguarding and Securing the Open Internet, WC Docket Nos. 23-320, 17-108, Notice of Proposed Rulemaking, FCC 23-83 (adopted Oct. 19, 2023).',
    ],
    [
      'fcc-17-166',
      'Restoring Internet Freedom, WC Docket No. 17-108, Declaratory Ruling, Report and Order, and Order, 33 FCC Rcd 311 (2018).',
    ],
    ['netflix-comments-2014-07', 'Comments of Netflix, GN Docket Nos. 14-28, 10-127 (filed July 15, 2014).'],
    [
      'sixth-circuit-opinion-2025',
      'In re MCP No. 185 (Ohio Telecom Association v. FCC), 124 F.4th 993 (6th Cir. 2025).',
    ],
    ['mozilla-v-fcc', 'Mozilla Corp. v. FCC, 940 F.3d 1 (D.C. Cir. 2019).'],
    ['gn-14-28', 'Protecting and Promoting the Open Internet, GN Docket No. 14-28.'],
  ])('cites %s as a pleading would', (id, cited) => expect(bluebook(id)).toBe(cited))

  it('names both ends of a letter, each with the role held then, and where it was read', () => {
    expect(bluebook('netflix-reply-letter-2014-06-09')).toMatch(
      /^Letter from David Hyman, General Counsel, Netflix, Inc\., to Randal S\. Milch, Executive Vice President - Public Policy and General Counsel, Verizon Communications Inc\. \(June 9, 2014\) \(as read in /,
    )
  })

  it('cites a measurement as its publisher prints it, with both values where sources differ', () => {
    expect(bluebook('nisi-us-verizon-fios-2014-05')).toContain('Verizon FiOS, May 2014, 1.90 Mbps')
    expect(bluebook('nisi-us-verizon-fios-2014-06')).toContain('Verizon FiOS, June 2014, 1.58 or 1.59 Mbps')
  })

  it('cites every record of the shipped record in every style', () => {
    for (const record of catalog.all()) {
      const { plain, bibtex, cslJson } = citeRecord(catalog, record, `https://record.example/${record.id}`)
      expect(runsToText(plain)).toContain('https://')
      expect(bibtex).toMatch(/^@[a-z]+\{[a-z0-9.-]+,\n[\s\S]*\n\}\n$/)
      expect(cslJson.title.length, record.id).toBeGreaterThan(0)
    }
  })
})

describe('describeOrganization', () => {
  it('gathers what its people said, with its part in each dispute', () => {
    const page = describeOrganization(catalog, 'verizon')!
    expect(page.quotations.map(({ quotation }) => quotation.speaker?.name)).toContain('Randal S. Milch')
    expect(page.disputes.find(({ id }) => id === 'netflix-verizon-2014')?.role).toBe('respondent')
  })
})

describe('describePerson', () => {
  it('gathers the votes that a person cast', () => {
    const votes = describePerson(catalog, 'ajit-pai')!.votes
    expect(votes).toContainEqual(
      expect.objectContaining({ item: 'FCC 15-24 (order)', cast: 'against', tally: '3-2' }),
    )
  })
})

describe('describeProceeding', () => {
  it('has its steps in order and the proceedings around it by their first step', () => {
    const page = describeProceeding(catalog, 'gn-14-28')!
    const dates = page.steps.map(({ milestone }) => milestone.date)
    expect(dates).toEqual([...dates].sort())
    const related = page.related.map(({ id }) => id)
    expect(related.indexOf('gn-09-191')).toBeLessThan(related.indexOf('wc-17-108'))
  })
})

describe('findProceeding', () => {
  it.each([
    ['14-28', 'gn-14-28'],
    ['GN Docket No. 14-28', 'gn-14-28'],
    ['gn docket 14-28', 'gn-14-28'],
    ['FCC 15-24', 'gn-14-28'],
    ['30 FCC Rcd 5601', 'gn-14-28'],
    ['17-108', 'wc-17-108'],
    ['WC Docket No. 07-52', 'wc-07-52'],
    ['99-999', null],
    ['', null],
    ['1'.repeat(10_000), null],
  ])('reads %j as %j', (written, id) => expect(findProceeding(catalog, written)).toBe(id))
})

describe('nearestRecords', () => {
  it.each([
    ['netflix-verison-2014', 'netflix-verizon-2014'],
    ['netflix-veriz', 'netflix-verizon-2014'],
    ['NETFLIX_VERIZON_2014', 'netflix-verizon-2014'],
  ])('knows what %s may have meant', (sought, meant) =>
    expect(nearestRecords(catalog, 'dispute', sought).map(({ id }) => id)).toContain(meant),
  )

  it.each(['', '\u0000', '😀', '.*', 'x'.repeat(10_000)])('finds nothing near %j', (sought) =>
    expect(nearestRecords(catalog, 'dispute', sought)).toEqual([]),
  )
})

describe('neighboursOf', () => {
  it('leads from the first of a list to the last', () => {
    const [first] = catalog.list('dispute')
    expect(neighboursOf(catalog, 'dispute', first!.id)).toMatchObject({
      previous: null,
      position: 1,
      count: 30,
    })
    expect(neighboursOf(catalog, 'dispute', catalog.list('dispute').at(-1)!.id).next).toBeNull()
  })
})

describe('describeSeries', () => {
  const page = describeSeries(catalog, 'netflix-isp-speed-index-us')!

  it('prints every value with the decimals of its publisher, and its sources by number', () => {
    const may = page.rows.find(({ id }) => id === 'nisi-us-verizon-fios-2014-05')!
    expect(may).toMatchObject({ value: '1.90 Mbps', rank: '10th of 16', subject: 'Verizon FiOS' })
    expect(may.sources.every((number) => page.sources[number - 1] !== undefined)).toBe(true)
  })

  it('keeps both values where sources differ, each with its own sources', () => {
    const june = page.conflicts.find(({ id }) => id === 'nisi-us-verizon-fios-2014-06')!
    expect(june.readings.map(({ value }) => value)).toEqual(['1.58 Mbps', '1.59 Mbps'])
    expect(june.readings.every(({ sources }) => sources.length > 0)).toBe(true)
  })

  it('draws the subjects asked for, at most four, and its own choice where none of them is known', () => {
    expect(drawSeries(catalog, 'netflix-isp-speed-index-us', ['comcast'])?.subjects).toEqual(['comcast'])
    expect(drawSeries(catalog, 'netflix-isp-speed-index-us', ['no-such'])?.subjects).toHaveLength(4)
    expect(drawSeries(catalog, 'deutsche-telekom-meta-links', [])).toBeNull()
  })

  it('shows every series of the record', () => {
    for (const { id } of catalog.list('series'))
      expect(describeSeries(catalog, id)!.rows.length).toBeGreaterThan(0)
  })
})

describe('writeSeriesCsv', () => {
  it('writes a row for each value, with what other sources give', () => {
    const [head, ...rows] = writeSeriesCsv(catalog, 'netflix-isp-speed-index-us')!.trimEnd().split('\r\n')
    expect(head).toMatch(/^id,period,metric,unit,isp,/)
    expect(rows).toHaveLength(describeSeries(catalog, 'netflix-isp-speed-index-us')!.rows.length)
    expect(rows.find((row) => row.startsWith('nisi-us-verizon-fios-2014-06,'))).toContain(',1.58,1.59,12,16,')
  })
})

describe('describeSource', () => {
  it('lists what was read in a source', () => {
    const { cited } = describeSource(catalog, 'nextgov-2014-06-05')!
    expect(cited.flatMap(({ records }) => records.map(({ id }) => id))).toContain(
      'verizon-cease-and-desist-2014-06-05',
    )
  })
})
