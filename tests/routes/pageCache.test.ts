import { once } from 'node:events'
import { request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '../../app/accounts/signIn.server'
import { changeCatalog } from '../../app/catalog/changeCatalog.server'
import { forgetCatalog } from '../../app/catalog/readCatalog.server'
import { organizationSchema } from '../../app/domain/records'
import { COMMAND_LINE } from '../../app/domain/roles'
import { guard } from '../../app/http/guard.server'
import { keepPages } from '../../app/http/pageCache.server'
import type { Portal } from '../../app/portal.server'
import { openTestPortal } from '../openTestPortal'

describe('keepPages', () => {
  let portal: Portal
  let server: Server
  let url: string
  let made = 0

  beforeAll(async () => {
    portal = await openTestPortal()
    const app = express()
    guard(app, portal.settings)
    app.use(keepPages(portal, () => forgetCatalog(portal)))
    app.use((request, response) => {
      made++
      const { nonce, reference } = response.locals as { nonce: string; reference: string }
      if (request.path === '/disputes/none') response.status(404)
      if (request.path === '/disputes/flash') response.setHeader('Set-Cookie', 'flash=x')
      response.setHeader('Link', '</api/v1/x>; rel="alternate"')
      response
        .type('text/html')
        .send(`<p>Nº ${made}</p><script nonce="${nonce}"></script><i>${reference}</i>`)
    })
    server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())
  beforeEach(() => {
    made = 0
  })

  const get = async (path: string, cookie?: string) => {
    const response = await fetch(url + path, { headers: cookie ? { cookie } : {} })
    const policy = response.headers.get('content-security-policy')!
    return {
      text: await response.text(),
      nonce: /'nonce-([^']+)'/.exec(policy)![1]!,
      link: response.headers.get('link'),
    }
  }

  it('makes a page once, and sends it again with the nonce and the reference of the new answer', async () => {
    const first = await get('/disputes/netflix-verizon-2014')
    const second = await get('/disputes/netflix-verizon-2014')
    expect(made).toBe(1)
    expect(second.text).toContain(`Nº 1</p><script nonce="${second.nonce}">`)
    expect(second.nonce).not.toBe(first.nonce)
    expect(/<i>(\w+)</.exec(second.text)![1]).not.toBe(/<i>(\w+)</.exec(first.text)![1])
    expect(second.link).toBe(first.link)
  })

  it('makes it anew once anything has changed', async () => {
    await get('/timeline')
    const record = organizationSchema.parse({
      kind: 'organization',
      id: 'new',
      name: 'N',
      type: 'isp',
      country: 'US',
      description: '',
    })
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
    await get('/timeline')
    expect(made).toBe(2)
  })

  it('keeps it while strangers fail to sign in, and makes it anew for a change that came with that', async () => {
    const fail = () =>
      signIn(portal, { email: 'a@example.org', password: 'x', address: '192.0.2.1', userAgent: '' })
    await get('/organizations')
    await fail()
    await get('/organizations')
    expect(made).toBe(1)
    await fail()
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'set-state', id: 'new', state: 'draft' }])
    await fail()
    await get('/organizations')
    expect(made).toBe(2)
  })

  it('keeps nothing for whoever has a cookie of ours, and a page of its own for each theme', async () => {
    for (const cookie of ['session=abc', 'flash=x', 'theme=dark; session=abc'])
      await get('/people/david-young', cookie)
    await get('/people/david-young', 'theme=dark')
    await get('/people/david-young', 'theme=dark')
    await get('/people/david-young')
    expect(made).toBe(5)
  })

  it('keeps a page for each name that the portal is asked by, for pages cite their own address', async () => {
    const ask = async (host: string) => {
      const { hostname, port } = new URL(url)
      const asked = request({ hostname, port, path: '/sources/a-source', headers: { host } }).end()
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      answer.resume()
    }
    for (const host of ['portal.example', 'elsewhere.example', 'portal.example']) await ask(host)
    expect(made).toBe(2)
  })

  it.each([
    '/disputes/none',
    '/disputes/flash',
    '/packets/netflix-verizon-2014',
    '/account',
    '/timelinesque',
  ])('does not keep %s', async (path) => {
    await get(path)
    await get(path)
    expect(made).toBe(2)
  })
})
