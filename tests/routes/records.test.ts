import type { AppLoadContext } from '@remix-run/server-runtime'
import { describe, expect, it } from 'vitest'
import { READER } from '../../app/domain/roles'
import { loader as list } from '../../app/routes/api.v1.list'
import { loader as openapi } from '../../app/routes/api.v1.openapi'
import { loader as twin } from '../../app/routes/api.v1.record'
import { loader as dispute } from '../../app/routes/dispute'
import { loader as csv } from '../../app/routes/measurement.csv'
import { loader as organization } from '../../app/routes/organization'
import { loader as person } from '../../app/routes/person'
import { loader as proceeding } from '../../app/routes/proceeding'
import { loader as permalink } from '../../app/routes/record'
import { loader as source } from '../../app/routes/source'
import { openTestPortal } from '../openTestPortal'
import { seedShippedRecord } from '../shippedRecord'

const portal = await openTestPortal()
await seedShippedRecord(portal)

type Params = Record<string, string>
type Loader = (args: { context: AppLoadContext; request: Request; params: Params }) => unknown

/** What a reader's request is answered; a thrown answer is an answer. */
async function ask(
  loader: Loader,
  path: string,
  params: Params,
  headers: HeadersInit = {},
): Promise<Response> {
  const context = {
    portal,
    visitor: { viewer: READER, session: null },
    nonce: 'n',
    reference: 'r',
  } as AppLoadContext
  const request = new Request(`http://portal.example${path}`, { headers })
  const answer = await Promise.resolve(loader({ context, request, params })).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Response) return answer
  const { data, init } = answer as { data: unknown; init?: ResponseInit }
  return Response.json(data, init ?? {})
}

const NOWHERE = [
  'no-such-thing',
  '\u0000',
  '‮rtl',
  '😀',
  '../../etc/passwd',
  "' OR 1=1 --",
  '.*',
  'x'.repeat(10_000),
]

describe('pages of records', () => {
  it('lead machines to the JSON twin at the same path', async () => {
    const answer = await ask(dispute as Loader, '/disputes/netflix-verizon-2014', {
      disputeId: 'netflix-verizon-2014',
    })
    expect(answer.headers.get('Link')).toBe(
      '</api/v1/disputes/netflix-verizon-2014>; rel="alternate"; type="application/json"',
    )
  })

  it.each([
    ['dispute', dispute, 'disputeId'],
    ['organization', organization, 'organizationId'],
    ['person', person, 'personId'],
    ['proceeding', proceeding, 'docket'],
    ['source', source, 'sourceId'],
    ['record', permalink, 'recordId'],
  ] as [string, Loader, string][])(
    'answer 404 for a %s that is not there, and name what was sought',
    async (what, loader, name) => {
      for (const id of NOWHERE) {
        const answer = await ask(loader, '/x', { [name]: id })
        const { message } = (await answer.json()) as { message: string }
        expect(answer.status).toBe(404)
        expect(message).toContain(`There is no ${what} “`)
        expect(message.length).toBeLessThan(140)
        expect(message).not.toContain('\u0000')
      }
    },
  )

  it('name what may have been meant', async () => {
    const answer = await ask(dispute as Loader, '/disputes/netflix-verison-2014', {
      disputeId: 'netflix-verison-2014',
    })
    expect(await answer.json()).toMatchObject({
      nearest: expect.arrayContaining([
        expect.objectContaining({ id: 'netflix-verizon-2014', href: '/disputes/netflix-verizon-2014' }),
      ]),
    })
  })

  it.each(['14-28', 'GN Docket No. 14-28', 'FCC 15-24'])(
    'lead from the docket number %s to its proceeding',
    async (docket) => {
      const answer = await ask(proceeding as Loader, '/proceedings/x', { docket })
      expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/proceedings/gn-14-28'])
    },
  )

  it.each([
    [
      'verizon-cease-and-desist-2014-06-05.d1',
      '/documents/verizon-cease-and-desist-2014-06-05#verizon-cease-and-desist-2014-06-05.d1',
    ],
    ['ev-hyman-reply', '/disputes/netflix-verizon-2014#ev-hyman-reply'],
    ['gn-14-28-opened', '/proceedings/gn-14-28#gn-14-28-opened'],
    ['nisi-us-verizon-fios-2014-06', '/measurements/netflix-isp-speed-index-us#nisi-us-verizon-fios-2014-06'],
  ])('take the permalink of %s to where it is read', async (recordId, place) => {
    expect((await ask(permalink as Loader, '/x', { recordId })).headers.get('Location')).toBe(place)
  })
})

describe('measurements as CSV', () => {
  it('come as a file of their own', async () => {
    const answer = await ask(csv as Loader, '/x', { 'series.csv': 'netflix-isp-speed-index-us.csv' })
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="netflix-isp-speed-index-us.csv"',
    )
    expect((await answer.text()).split('\r\n')[0]).toContain('id,period,metric')
  })
})

describe('JSON twins', () => {
  it('answer with an ETag of the catalog’s revision, and 304 to who has it', async () => {
    const params = { list: 'disputes', recordId: 'netflix-verizon-2014' }
    const first = await ask(twin as Loader, '/x', params)
    const tag = first.headers.get('ETag')!
    expect(await first.json()).toMatchObject({
      record: { id: 'netflix-verizon-2014' },
      url: 'http://portal.example/disputes/netflix-verizon-2014',
    })
    expect((await ask(twin as Loader, '/x', params, { 'If-None-Match': tag })).status).toBe(304)
    expect((await ask(twin as Loader, '/x', params, { 'If-None-Match': '"another"' })).status).toBe(200)
  })

  it('answer for a record of any kind under records, and not under the list of another kind', async () => {
    const statement = 'verizon-cease-and-desist-2014-06-05.q1'
    expect((await ask(twin as Loader, '/x', { list: 'records', recordId: statement })).status).toBe(200)
    expect(
      (await ask(twin as Loader, '/x', { list: 'people', recordId: 'netflix-verizon-2014' })).status,
    ).toBe(404)
  })

  it.each(NOWHERE)('answer 404 in JSON for %j', async (recordId) => {
    const answer = await ask(twin as Loader, '/x', { list: 'disputes', recordId })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({
      error: { status: 404, message: expect.stringContaining('There is no dispute') },
    })
  })

  it('say which lists there are where one is asked for that is not', async () => {
    const answer = await ask(list as Loader, '/x', { list: 'cases' })
    expect(answer.status).toBe(404)
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(
      'disputes, documents, measurements',
    )
  })

  it('refuse a page number that is none, with what is accepted', async () => {
    const answer = await ask(list as Loader, '/x?page=two', { list: 'disputes' })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { status: 400, message: 'page accepts a whole number from 1.', nearest: [] } },
    ])
  })

  it('are described by a document that names the portal as its server', async () => {
    expect(await (await ask(openapi as Loader, '/x', {})).json()).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'http://portal.example' }],
    })
  })
})
