import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endSession } from '../../app/accounts/sessions.server'
import { guard } from '../../app/http/guard.server'
import { resolveVisitor } from '../../app/http/visitor.server'
import type { Portal } from '../../app/portal.server'
import * as account from '../../app/routes/account'
import * as setup from '../../app/routes/setup'
import * as signInRoute from '../../app/routes/sign-in'
import * as signOut from '../../app/routes/sign-out'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, TEST_PASSWORD, type TestVisitor } from '../signIn'
import { call } from './everyRoute'

let portal: Portal
let ana: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  ana = await signIn(portal, 'contributor', 'Ana')
})

type Data = { data: Record<string, string>; init: { status: number; headers?: Record<string, string> } }
const post = (fields: Record<string, string>, over: Partial<Portal['settings']> = {}) => {
  const context = contextFor({ ...portal, settings: { ...portal.settings, ...over } })
  return call(signInRoute.action, postForm('/sign-in', fields), {}, context)
}
const right = () => ({ email: ana.email, password: TEST_PASSWORD })

describe('POST /sign-in', () => {
  it('leads back to where one was, with a cookie that scripts and other sites do not get', async () => {
    const answer = (await post({ ...right(), back: '/timeline?q=letter' })) as Response
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/timeline?q=letter'])
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^throughline=[\w-]{43}; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/,
    )
  })

  it('answers 400 to what is no form', async () => {
    const request = new Request('http://portal.test/sign-in', { method: 'POST', body: 'email=a' })
    const answer = (await call(signInRoute.action, request, {}, contextFor(portal))) as Response
    expect(answer.status).toBe(400)
  })

  it('gives a cookie for https alone where the portal has it', async () => {
    const answer = (await post(right(), { publicUrl: 'https://portal.example' })) as Response
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-throughline=.+; Secure$/)
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'does not lead to %s',
    async (back) => {
      expect(((await post({ ...right(), back })) as Response).headers.get('Location')).toBe('/')
    },
  )

  it('answers 422 with the next step, and keeps the address but not the password', async () => {
    const { data, init } = (await post({ ...right(), password: 'not this one' })) as Data
    expect(init.status).toBe(422)
    expect(data).toEqual({ email: ana.email, problem: expect.stringContaining('ask an owner') })
  })

  it('answers 429 and says when to try again', async () => {
    const { email } = await signIn(portal, 'contributor')
    for (let i = 0; i < 10; i++) await post({ email, password: 'not this one' })
    const { data, init } = (await post({ email, password: TEST_PASSWORD })) as Data
    expect([init.status, init.headers]).toEqual([429, { 'Retry-After': '900' }])
    expect(data.problem).toContain('in 15 minutes, at 12:15 UTC')
  })
})

describe('POST /sign-out', () => {
  it('takes the cookie away and ends the session', async () => {
    const bo = await signIn(portal, 'editor')
    const answer = (await call(
      signOut.action,
      postForm('/sign-out', {}, bo),
      {},
      contextFor(portal, bo),
    )) as Response
    expect(answer.headers.get('Set-Cookie')).toContain('Expires=Thu, 01 Jan 1970')
    expect(await portal.db.session.findUnique({ where: { id: bo.visitor.session!.id } })).toBeNull()
  })
})

describe('/setup/:token', () => {
  it.each(['', 'nothing', 'a'.repeat(43)])('answers 404 for the token %j, with what to do', async (token) => {
    const answer = (await call(
      setup.loader,
      new Request(`http://portal.test/setup/${token}`),
      { token },
      contextFor(portal),
    )) as Response
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Ask an owner')])
  })
})

describe('/account', () => {
  it('lists one’s browsers, with this one marked', async () => {
    const loaded = (await call(
      account.loader,
      new Request('http://portal.test/account'),
      {},
      contextFor(portal, ana),
    )) as {
      sessions: { isThis: boolean }[]
    }
    expect(loaded.sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
  })

  it('sends a reader to sign in and then back', async () => {
    const answer = (await call(
      account.loader,
      new Request('http://portal.test/account?x=1'),
      {},
      contextFor(portal),
    )) as Response
    expect(answer.headers.get('Location')).toBe(`/sign-in?back=${encodeURIComponent('/account?x=1')}`)
  })
})

describe('whoever sends a request', () => {
  let address: string
  const app = express()
  const server = app.listen(0, '127.0.0.1')
  afterAll(() => server.close())
  beforeAll(async () => {
    guard(app, portal.settings)
    app.all(
      '*',
      async (request, response) => void response.json(await resolveVisitor(portal, request, response)),
    )
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  const ask = (cookie = '') => fetch(address, { headers: { Cookie: cookie } })

  it('is known by the cookie, and their pages stay out of caches', async () => {
    const answer = await ask(`theme=dark; ${ana.cookie}`)
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(await answer.json()).toMatchObject({ viewer: { name: 'Ana', role: 'contributor' } })
  })

  it.each(['', 'throughline=', 'throughline=forged', `throughline=${'a'.repeat(43)}`])(
    'is a reader with the cookie %j',
    async (cookie) => {
      expect(await (await ask(cookie)).json()).toEqual({
        viewer: { role: 'reader', accountId: null, name: null },
        session: null,
      })
    },
  )

  it('is a reader from the moment that their session is ended', async () => {
    const bo = await signIn(portal, 'editor')
    expect(await (await ask(bo.cookie)).json()).toMatchObject({ viewer: { role: 'editor' } })
    await endSession(portal, bo.viewer, bo.visitor.session!.id)
    expect(await (await ask(bo.cookie)).json()).toMatchObject({ viewer: { role: 'reader' } })
  })
})
