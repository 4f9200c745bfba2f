import { describe, expect, it } from 'vitest'
import { Catalog, type StoredRecord } from '../../app/catalog/catalog'
import { frontPage } from '../../app/catalog/frontPage'
import { twoAccounts } from '../../app/catalog/twoAccounts'
import { recordSchema } from '../../app/domain/records'

const SYNCED = new Date('2026-11-01T08:00:00Z')

function stored(
  fields: Record<string, unknown>,
  standing: Partial<StoredRecord['standing']> = {},
): StoredRecord {
  const settled = { state: 'published', origin: 'content', revision: 1, updatedAt: SYNCED } as const
  return { record: recordSchema.parse(fields), standing: { ...settled, ...standing } }
}

const anEvent = (id: string, date: string) =>
  stored({ kind: 'event', id, title: id, date, description: 'First. Second.' })
const aStep = (id: string, date: string, type = 'comment-due') =>
  stored({ kind: 'milestone', id, proceeding: 'gn-14-28', position: 1, date, type, title: id })
const anOrganization = (id: string) =>
  stored({ kind: 'organization', id, name: id, type: 'company', country: 'US', description: '' })
const aProceeding = stored({
  kind: 'proceeding',
  id: 'gn-14-28',
  title: 'Open Internet',
  type: 'rulemaking',
  agency: 'fcc',
  jurisdiction: 'US',
  status: 'pending',
  summary: '',
})
const aDispute = stored({
  kind: 'dispute',
  id: 'netflix-verizon-2014',
  title: 'Netflix v. Verizon: the messages',
  type: 'congestion',
  jurisdiction: 'US',
  start: '2014-04-28',
  status: 'pending',
  summary: 'A dispute.',
  outcome: '',
  parties: [
    { organization: 'netflix', role: 'complainant' },
    { organization: 'verizon', role: 'respondent' },
  ],
})

describe('frontPage', () => {
  it('shows the newest dated records first, and none from days to come', () => {
    const catalog = new Catalog(1, [
      anEvent('older', '2014'),
      anEvent('newest', '2026-02-10'),
      anEvent('coming', '2027'),
    ])
    expect(frontPage(catalog, '2026-11-22').latest.map(({ id }) => id)).toEqual(['newest', 'older'])
  })

  it('leaves out a document that has no date yet, as a draft that intake made has none', () => {
    const undated = stored(
      { kind: 'document', id: 'draft', title: 'A draft', type: 'document', date: null, summary: '' },
      { state: 'draft', origin: 'portal' },
    )
    const page = frontPage(new Catalog(1, [anEvent('an-event', '2014'), undated]), '2026-11-22')
    expect(page.latest.map(({ id }) => id)).toEqual(['an-event'])
    expect(page.counts.documents).toBe(1)
  })

  it('says what is due next, soonest first', () => {
    const catalog = new Catalog(1, [
      aProceeding,
      aStep('later', '2027-03'),
      aStep('soon', '2026-12-01'),
      aStep('past', '2026-01-01'),
    ])
    const { due } = frontPage(catalog, '2026-11-22')
    expect(due.isPast).toBe(false)
    expect(due.steps.map(({ id }) => id)).toEqual(['soon', 'later'])
  })

  it('says what fell due last where nothing is to come', () => {
    const catalog = new Catalog(1, [
      aProceeding,
      aStep('comments', '2026-06-05'),
      aStep('ruling', '2026-09-01', 'decided'),
    ])
    const { due } = frontPage(catalog, '2026-11-22')
    expect(due.isPast).toBe(true)
    expect(due.steps).toMatchObject([{ id: 'comments', about: 'Open Internet' }])
  })

  it('lists what was added or changed here, not what the shipped record brought', () => {
    const changedOn = new Date('2026-11-20T10:00:00Z')
    const { record } = anEvent('edited', '2014')
    const catalog = new Catalog(1, [
      anEvent('shipped', '2014'),
      { record, standing: { state: 'published', origin: 'content', revision: 2, updatedAt: changedOn } },
    ])
    expect(frontPage(catalog, '2026-11-22')).toMatchObject({
      changed: [{ title: 'edited', what: 'changed', on: '2026-11-20' }],
      asOf: '2026-11-20',
    })
  })

  it('counts a dispute without an end as open', () => {
    const page = frontPage(
      new Catalog(1, [aDispute, anOrganization('netflix'), anOrganization('verizon')]),
      '2026-11-22',
    )
    expect(page.open).toEqual([
      { href: '/disputes/netflix-verizon-2014', title: 'Netflix v. Verizon', about: 'pending' },
    ])
  })

  it('can be made of an empty record', () => {
    expect(frontPage(new Catalog(0, []), '2026-11-22')).toMatchObject({
      latest: [],
      open: [],
      accounts: null,
    })
  })
})

describe('twoAccounts', () => {
  const aDocument = (id: string, date: string) =>
    stored({
      kind: 'document',
      id,
      title: id,
      type: 'letter',
      date,
      summary: '',
      disputes: ['netflix-verizon-2014'],
    })
  const aStatement = (document: string, speaker: string, fields: Record<string, unknown> = {}) =>
    stored({
      kind: 'statement',
      id: `${document}-${speaker}`,
      document,
      position: 1,
      text: 'Words that are long enough to make a point of some kind.',
      speaker,
      ...fields,
    })
  const around = (...records: StoredRecord[]) =>
    new Catalog(1, [aDispute, anOrganization('netflix'), anOrganization('verizon'), ...records])

  it('sets what two parties said nearest in time beside each other', () => {
    const catalog = around(
      aDocument('blog', '2014-06-01'),
      aStatement('blog', 'verizon'),
      aDocument('letter', '2014-06-05'),
      aStatement('letter', 'verizon'),
      aDocument('answer', '2014-06-06'),
      aStatement('answer', 'netflix'),
    )
    expect(twoAccounts(catalog)?.accounts.map(({ source }) => source.title)).toEqual(['letter', 'answer'])
  })

  it('lets no side stand alone', () => {
    expect(twoAccounts(around(aDocument('letter', '2014-06-05'), aStatement('letter', 'verizon')))).toBeNull()
  })

  it('passes over words that are unverified or of no known day', () => {
    const catalog = around(
      aDocument('letter', '2014-06-05'),
      aStatement('letter', 'verizon'),
      aDocument('answer', '2014-06'),
      aStatement('answer', 'netflix'),
      aDocument('rumour', '2014-06-05'),
      aStatement('rumour', 'netflix', { confidence: 'unverified' }),
    )
    expect(twoAccounts(catalog)).toBeNull()
  })
})
