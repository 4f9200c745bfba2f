import { once } from 'node:events'
import { request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, describe, expect, it } from 'vitest'
import { guard } from '../../app/http/guard.server'
import { readSettings } from '../../app/settings.server'

const servers: Server[] = []
afterAll(() => servers.forEach((server) => server.close()))

/** A server with the guard before a handler that answers 200 and may set headers as Remix does. */
async function guarded(
  env: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<string> {
  const app = express()
  guard(app, readSettings(env as NodeJS.ProcessEnv))
  app.all('*', (_request, response) => {
    for (const [name, value] of Object.entries(headers)) response.append(name, value)
    response.send(response.locals.nonce)
  })
  const server = app.listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('guard', () => {
  it('gives each answer a nonce of its own, and names it in the policy', async () => {
    const at = await guarded()
    const [one, two] = await Promise.all([fetch(at), fetch(at)])
    const nonce = await one.text()
    expect(one.headers.get('Content-Security-Policy')).toContain(`'nonce-${nonce}'`)
    expect(await two.text()).not.toBe(nonce)
  })

  it('finds nothing under an address with a NUL in it', async () => {
    expect((await fetch(`${await guarded()}/documents/a%00b`)).status).toBe(404)
  })

  it('leads a question with a NUL in it to the same one without, and refuses such an address of a form', async () => {
    const address = `${await guarded()}/documents/a?removed=%00&q=a%00b`
    const answer = await fetch(address, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/documents/a?removed=&q=ab'])
    expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(400)
  })

  it('leads to no other site when the NUL hid it', async () => {
    const { port } = new URL(await guarded())
    const answer = await new Promise<IncomingMessage>((resolve) =>
      request({ port, path: '//evil.example/?a=%00' }, resolve).end(),
    )
    expect(answer.headers.location ?? '').not.toMatch(/^\/\//)
  })

  it('does not say what it is built with', async () => {
    expect((await fetch(await guarded())).headers.get('X-Powered-By')).toBeNull()
  })

  it('refuses a change that another site sends, in words, and lets the portal’s own through', async () => {
    const at = await guarded()
    const send = (headers: Record<string, string>) => fetch(at, { method: 'POST', body: 'a=1', headers })
    const evil = await send({ Origin: 'https://evil.example' })
    expect([evil.status, await evil.text()]).toEqual([403, expect.stringContaining('another site')])
    expect((await send({ Origin: at })).status).toBe(200)
  })

  it('refuses a form that is too large before reading it', async () => {
    const body = new Uint8Array(5 * 1024 * 1024)
    const answer = await fetch(await guarded(), { method: 'POST', body }).catch(() => null)
    // The server closes while the client still sends; either way nothing was taken.
    if (answer) expect(answer.status).toBe(413)
  })

  it('refuses a form of unknown length', async () => {
    const body = new ReadableStream({
      start: (stream) => (stream.enqueue(new Uint8Array(10)), stream.close()),
    })
    const answer = await fetch(await guarded(), { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(411)
  })

  it('lets files stream where files are sent', async () => {
    const body = new ReadableStream({
      start: (stream) => (stream.enqueue(new Uint8Array(10)), stream.close()),
    })
    const at = await guarded()
    const answer = await fetch(`${at}/documents/fcc-15-24/originals`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(200)
  })

  it('lets nothing stream by a path that only begins where files are sent', async () => {
    const { hostname, port } = new URL(await guarded())
    const sent = request({
      ...{ hostname, port, method: 'POST' },
      path: '/documents/a/originals/../../../sign-in',
      headers: { 'Transfer-Encoding': 'chunked' },
    })
    sent.end('a=1')
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(411)
    answer.resume()
  })

  it('lets a route put a stricter policy in place of ours', async () => {
    const answer = await fetch(await guarded({}, { 'Content-Security-Policy': 'sandbox' }))
    expect(answer.headers.get('Content-Security-Policy')).toBe('sandbox')
  })

  it('promises https where PUBLIC_URL has it', async () => {
    const answer = await fetch(await guarded({ PUBLIC_URL: 'https://portal.example' }))
    expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age')
  })
})
