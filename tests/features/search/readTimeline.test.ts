import { beforeAll, describe, expect, it } from 'vitest'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { COMMAND_LINE, READER, type Viewer } from '../../../app/domain/roles'
import { eventSchema } from '../../../app/domain/records'
import { syncContent } from '../../../app/ingest/syncContent.server'
import type { Portal } from '../../../app/portal.server'
import {
  askTimeline,
  readNeighbours,
  readTimeline,
  readTimelineFile,
  timelineFileHref,
} from '../../../app/search/readTimeline.server'
import { Timeline } from '../../../app/search/timeline'
import { EMPTY_QUERY, parseTimelineQuery } from '../../../app/search/timelineQuery'
import { openTestPortal } from '../../openTestPortal'

const EDITOR: Viewer = { role: 'editor', accountId: 'ed', name: 'Ed' }

function anEvent(id: string, title: string) {
  return eventSchema.parse({ kind: 'event', id, title, date: '2014-06-05', description: '' })
}

describe('the timeline of the shipped record', () => {
  let portal: Portal
  const ask = (search: string, viewer: Viewer = READER) =>
    askTimeline(portal, viewer, parseTimelineQuery(new URLSearchParams(search)))
  const idsFor = async (search: string) =>
    (await ask(search)).groups.flatMap(({ months }) => months.flatMap(({ rows }) => rows.map(({ id }) => id)))

  beforeAll(async () => {
    portal = await openTestPortal()
    const synced = await syncContent(portal, { actor: COMMAND_LINE })
    expect(synced.ok).toBe(true)
  })

  it('lists every document, event, milestone and demand with a date', async () => {
    const kinds = ['document', 'event', 'milestone', 'demand']
    const dated = await portal.db.record.count({ where: { kind: { in: kinds }, date: { not: null } } })
    expect((await ask('')).total).toBe(dated)
  })

  it.each(['14-28', 'GN Docket 14-28', 'GN Docket No. 14-28', 'FCC 15-24', '30 FCC Rcd 5601'])(
    'leads from %s to its proceeding',
    async (number) => {
      const answer = await ask(new URLSearchParams({ q: number }).toString())
      expect(answer.proceedings.map(({ href }) => href)).toContain('/proceedings/gn-14-28')
      expect(answer.total).toBeGreaterThan(20)
    },
  )

  it('finds the message by its words, and marks them', async () => {
    const answer = await ask('q=%22crowded+right+now%22&kind=on-screen-message')
    const [row] = answer.groups[0]!.months[0]!.rows
    expect(row!.id).toBe('netflix-onscreen-message-2014')
    expect(row!.words).toContain('crowded right now')
  })

  it('says what was measured in the month of a letter, with both values where sources differ', async () => {
    const { preview } = await ask('record=verizon-cease-and-desist-2014-06-05')
    const values = preview!.measured.flatMap((series) => series.values.map(({ value }) => value))
    expect(values.join('; ')).toContain('1.58 or 1.59 Mbps')
  })

  it('lists an event and the docket step of its day both, and ties the step to the event', async () => {
    const { groups } = await ask('after=2026-06-01&q=consultation')
    const rows = groups.flatMap(({ months }) => months.flatMap((month) => month.rows))
    expect(rows.map(({ id, sameDay }) => [id, sameDay?.id])).toEqual(
      expect.arrayContaining([
        ['ev-dna-consultation', undefined],
        ['eu-dna-feedback', 'ev-dna-consultation'],
      ]),
    )
  })

  it('keeps the unverified marked', async () => {
    const answer = await ask('verified=no')
    expect(answer.total).toBeGreaterThan(0)
    expect(
      answer.groups
        .flatMap(({ months }) => months.flatMap(({ rows }) => rows))
        .every((row) => !row.isVerified),
    ).toBe(true)
  })

  it('gives the browser the same timeline, packed', async () => {
    const packed = await readTimelineFile(portal, READER, 'br')
    const zipped = await readTimelineFile(portal, READER, 'gzip')
    const plain = await readTimelineFile(portal, READER, 'identity')
    expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true)
    expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true)
    const held = new Timeline(JSON.parse(Buffer.from(plain.bytes).toString('utf8')))
    const query = { ...EMPTY_QUERY, text: 'congestion' }
    expect(held.find(query).records).toEqual((await readTimeline(portal, READER)).find(query).records)
  })

  it('tells a record’s page its place in the list it was opened from', async () => {
    const [first, second] = await idsFor('order=oldest&dispute=netflix-verizon-2014')
    const request = new Request(
      `http://portal.test/x?from=${encodeURIComponent('order=oldest&dispute=netflix-verizon-2014')}&record=${first}`,
    )
    const neighbours = await readNeighbours(portal, READER, request, 'netflix-verizon-2014')
    expect(neighbours).toMatchObject({ place: 1, previous: null, next: { id: second } })
  })

  it('is new after each change, and shows drafts to people with an account alone', async () => {
    const before = await timelineFileHref(portal, READER)
    await changeCatalog(portal, COMMAND_LINE, [
      {
        do: 'add',
        record: anEvent('a-draft', 'Zebra crossing painted'),
        origin: { from: 'portal' },
        state: 'draft',
      },
      { do: 'add', record: anEvent('a-public', 'Quagga crossing painted'), origin: { from: 'portal' } },
    ])
    expect(await timelineFileHref(portal, READER)).not.toBe(before)
    expect(await idsFor('q=quagga')).toEqual(['a-public'])
    expect((await ask('q=zebra')).total).toBe(0)
    expect((await ask('q=zebra', EDITOR)).total).toBe(1)
    const { bytes } = await readTimelineFile(portal, READER, 'identity')
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('Zebra')
  })
})
