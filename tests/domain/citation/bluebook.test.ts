import { describe, expect, it } from 'vitest'
import {
  abbreviateCourt,
  bluebookDate,
  citeBluebook,
  joinDockets,
} from '../../../app/domain/citation/bluebook'
import { runsToText, type Pin, type Work } from '../../../app/domain/citation/work'
import { aPerson, aWork, anOrganization } from './work'

/** Italics written between asterisks, so that a lawyer can read the table. */
function cite(work: Work, pin?: Pin): string {
  return citeBluebook(work, pin)
    .map(({ text, isItalic }) => (isItalic ? `*${text}*` : text))
    .join('')
}

const openInternet = aWork({
  form: 'agency-item',
  title: 'Report and Order on Remand, Declaratory Ruling, and Order',
  matter: 'Protecting and Promoting the Open Internet',
  dockets: ['GN Docket No. 14-28'],
  numbers: ['FCC 15-24'],
  reporters: ['30 FCC Rcd 5601'],
  date: '2015-03-12',
  dateSense: 'released',
})

const safeguarding = aWork({
  form: 'agency-item',
  title: 'Declaratory Ruling, Order, Report and Order, and Order on Reconsideration',
  matter: 'Safeguarding and Securing the Open Internet',
  dockets: ['WC Docket No. 23-320', 'WC Docket No. 17-108'],
  numbers: ['FCC 24-52'],
  date: '2024-05-07',
  dateSense: 'released',
})

const comments = aWork({
  form: 'filing',
  title: 'Comments of Netflix in GN Docket No. 14-28',
  authors: [anOrganization('Netflix')],
  dockets: ['GN Docket No. 14-28', 'GN Docket No. 10-127'],
  date: '2014-07-15',
  dateSense: 'filed',
})

const letter = aWork({
  form: 'letter',
  title: "Netflix reply to Verizon's demand letter",
  authors: [aPerson('David Hyman', 'General Counsel', 'Netflix')],
  recipients: [aPerson('Randal S. Milch', null, 'Verizon')],
  date: '2014-06-09',
  readIn: [
    { title: 'Netflix Responds', publisher: 'A paper', url: 'https://paper.example/1', date: '2014-06-12' },
  ],
})

describe('citeBluebook', () => {
  it('gives no address where none is known, and leaves no comma for it', () => {
    const event = aWork({ form: 'page', title: 'Netflix pays Verizon', date: '2014-04-28', permalink: '' })
    expect(cite(event)).toBe('*Netflix pays Verizon*, Throughline (Apr. 28, 2014).')
  })

  it('cites an FCC item by volume, first page and year once the FCC Record prints it', () => {
    expect(cite(openInternet)).toBe(
      '*Protecting and Promoting the Open Internet*, GN Docket No. 14-28, Report and Order on Remand, Declaratory Ruling, and Order, 30 FCC Rcd 5601 (2015).',
    )
  })

  it('puts the page and paragraph of a pin cite after the first page', () => {
    expect(cite(openInternet, { page: '5694', paragraph: '204' })).toContain(
      '30 FCC Rcd 5601, 5694, para. 204 (2015).',
    )
  })

  it('cites an FCC item that is not printed yet by its number and release date', () => {
    expect(cite(safeguarding)).toBe(
      '*Safeguarding and Securing the Open Internet*, WC Docket Nos. 23-320, 17-108, Declaratory Ruling, Order, Report and Order, and Order on Reconsideration, FCC 24-52 (rel. May 7, 2024).',
    )
  })

  it('does not call a date a release where no docket step says so', () => {
    expect(cite({ ...safeguarding, dateSense: null })).toContain('FCC 24-52 (May 7, 2024).')
  })

  it('does not repeat the matter where the title of the item ends with it', () => {
    const notice = {
      ...safeguarding,
      title: 'Notice of Proposed Rulemaking, Safeguarding and Securing the Open Internet',
    }
    expect(cite(notice)).toContain('17-108, Notice of Proposed Rulemaking, FCC 24-52')
  })

  it('cites comments by filer, dockets, page and filing date', () => {
    expect(cite(comments, { page: '12' })).toBe(
      'Comments of Netflix, GN Docket Nos. 14-28, 10-127, at 12 (filed July 15, 2014).',
    )
  })

  it('cites a letter by its parties, with the role of those whose role the record gives for that year', () => {
    expect(cite(letter)).toBe(
      'Letter from David Hyman, General Counsel, Netflix, to Randal S. Milch, Verizon (June 9, 2014) (as read in *Netflix Responds*, A paper (June 12, 2014), https://paper.example/1).',
    )
  })

  it('says of a quotation where it was read', () => {
    expect(cite({ ...letter, quotation: 'is squarely Verizon’s fault' })).toContain(
      '(quoted in *Netflix Responds*',
    )
  })

  it('cites a printed decision by reporter, court and year', () => {
    const decision = aWork({
      form: 'court-decision',
      title: 'Opinion',
      matter: 'Mozilla Corp. v. FCC',
      dockets: ['No. 18-1051'],
      issuer: 'U.S. Court of Appeals for the D.C. Circuit',
      reporters: ['940 F.3d 1'],
      date: '2019-10-01',
    })
    expect(cite(decision)).toBe('*Mozilla Corp. v. FCC*, 940 F.3d 1 (D.C. Cir. 2019).')
    expect(cite({ ...decision, reporters: [] })).toBe(
      '*Mozilla Corp. v. FCC*, No. 18-1051 (D.C. Cir. Oct. 1, 2019).',
    )
  })

  it('leaves out what the record lacks', () => {
    expect(cite(aWork())).toBe('*A statement*, https://record.example/documents/a-work.')
  })
})

describe('joinDockets', () => {
  it.each([
    [['GN Docket No. 14-28'], 'GN Docket No. 14-28'],
    [['GN Docket No. 14-28', 'GN Docket No. 10-127'], 'GN Docket Nos. 14-28, 10-127'],
    [['MB Docket No. 15-149', 'WC Docket No. 16-197'], 'MB Docket No. 15-149, WC Docket No. 16-197'],
    [['WC Docket No. 07-52', 'File No. EB-08-IH-1518'], 'WC Docket No. 07-52, File No. EB-08-IH-1518'],
    [[], ''],
  ])('prints %j as %j', (dockets, printed) => expect(joinDockets(dockets)).toBe(printed))
})

describe('bluebookDate', () => {
  it.each([
    ['2014-06-05', 'June 5, 2014'],
    ['2014-09', 'Sept. 2014'],
    ['2014', '2014'],
    ['2014-05~', 'c. May 2014'],
    ['2014-05?', 'May 2014?'],
    ['2014-22', 'Summer 2014'],
    ['2013-04/2014-03', 'Apr. 2013–Mar. 2014'],
    ['2014-04/..', 'since Apr. 2014'],
    ['not a date', ''],
    [null, ''],
  ])('writes %j as %j, no closer than the record', (date, written) =>
    expect(bluebookDate(date)).toBe(written),
  )
})

describe('abbreviateCourt', () => {
  it.each([
    ['U.S. Court of Appeals for the Ninth Circuit', '9th Cir.'],
    ['U.S. Court of Appeals for the D.C. Circuit', 'D.C. Cir.'],
    ['Supreme Court of the United States', 'U.S.'],
    ['Cologne Regional Court (Landgericht Köln)', 'Cologne Regional Court (Landgericht Köln)'],
  ])('shortens %s to %s', (name, short) => expect(abbreviateCourt(name)).toBe(short))
})

describe('runsToText', () => {
  it('gives the citation without its italics, for the clipboard', () => {
    expect(runsToText([{ text: 'A', isItalic: true }, { text: ', 1.' }])).toBe('A, 1.')
  })
})
