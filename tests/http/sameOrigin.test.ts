import { describe, expect, it } from 'vitest'
import { isFromHere } from '../../app/http/sameOrigin'

const post = {
  method: 'POST',
  host: 'portal.example:3000',
  origin: 'http://portal.example:3000',
  secFetchSite: 'same-origin',
}

describe('isFromHere', () => {
  it('lets a form of the portal through', () => {
    expect(isFromHere(post, null)).toBe(true)
  })

  it.each([
    ['another site', { origin: 'https://evil.example', secFetchSite: 'cross-site' }],
    [
      'another site in a browser without Sec-Fetch-Site',
      { origin: 'https://evil.example', secFetchSite: undefined },
    ],
    ['a neighbouring subdomain', { origin: 'http://portal.example:3000', secFetchSite: 'same-site' }],
    ['a sandboxed page', { origin: 'null', secFetchSite: undefined }],
    ['the same host on another port', { origin: 'http://portal.example:4000', secFetchSite: undefined }],
    ['a page whose origin is no address', { origin: 'evil', secFetchSite: undefined }],
    ['a request without Host', { host: undefined, secFetchSite: undefined }],
  ])('refuses a change from %s', (_, from) => {
    expect(isFromHere({ ...post, ...from }, null)).toBe(false)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND'])('guards %s', (method) => {
    expect(
      isFromHere({ ...post, method, origin: 'https://evil.example', secFetchSite: undefined }, null),
    ).toBe(false)
  })

  it('lets reading through from anywhere', () => {
    expect(
      isFromHere(
        { ...post, method: 'GET', origin: 'https://evil.example', secFetchSite: 'cross-site' },
        null,
      ),
    ).toBe(true)
  })

  it('lets a program of the user through, which names no page', () => {
    expect(isFromHere({ ...post, origin: undefined, secFetchSite: undefined }, null)).toBe(true)
  })

  it('knows the public address behind a proxy that puts another Host', () => {
    const behind = { ...post, host: '127.0.0.1:3000', origin: 'https://portal.example' }
    expect([isFromHere(behind, 'https://portal.example'), isFromHere(behind, null)]).toEqual([true, false])
  })
})
