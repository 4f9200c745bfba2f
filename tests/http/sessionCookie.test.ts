import { describe, expect, it } from 'vitest'
import { endedSessionCookie, isHttps, readSessionCookie, sessionCookie } from '../../app/http/sessionCookie'

const END = new Date('2026-12-06T12:00:00Z')

describe('sessionCookie', () => {
  it('is out of reach of scripts and of other sites', () => {
    expect(sessionCookie('secret', END, false)).toBe(
      'throughline=secret; Path=/; Expires=Sun, 06 Dec 2026 12:00:00 GMT; HttpOnly; SameSite=Lax',
    )
  })

  it('travels only by https, for this host alone, where the portal has it', () => {
    expect(sessionCookie('secret', END, true)).toBe(
      '__Host-throughline=secret; Path=/; Expires=Sun, 06 Dec 2026 12:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
    )
  })

  it('is taken away under the same name and flags', () => {
    expect(endedSessionCookie(true)).toMatch(
      /^__Host-throughline=; Path=\/; Expires=Thu, 01 Jan 1970 .*HttpOnly.*Secure$/,
    )
  })
})

describe('readSessionCookie', () => {
  it('finds its cookie among others', () => {
    expect(readSessionCookie('a=1; throughline=abc; b=2', false)).toBe('abc')
  })

  it('does not take the plain cookie where https is meant', () => {
    expect(readSessionCookie('throughline=planted', true)).toBeNull()
  })

  it.each([undefined, null, '', 'x-throughline=abc', 'throughline'])('finds none in %j', (header) => {
    expect(readSessionCookie(header, false)).toBeNull()
  })
})

describe('isHttps', () => {
  it('follows PUBLIC_URL', () => {
    expect([isHttps(null), isHttps('http://localhost'), isHttps('https://portal.example')]).toEqual([
      false,
      false,
      true,
    ])
  })
})
