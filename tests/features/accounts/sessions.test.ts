import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endSession, findSession, listSessions } from '../../../app/accounts/sessions.server'
import { signIn as signInWith } from '../../../app/accounts/signIn.server'
import { openDatabase } from '../../../app/db/database.server'
import { portalOver, type Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { signIn, TEST_PASSWORD, type TestVisitor } from '../../signIn'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

let portal: Portal
let now = TEST_NOW
let ana: TestVisitor
let attempt: { email: string; password: string; address: string; userAgent: string }
beforeAll(async () => {
  portal = await openTestPortal({ now: () => now })
})
beforeEach(async () => {
  now = TEST_NOW
  ana = await signIn(portal, 'contributor')
  attempt = { email: ana.email, password: TEST_PASSWORD, address: '192.0.2.1', userAgent: 'Firefox' }
})

describe('signIn', () => {
  it('begins a session whose secret the database does not hold', async () => {
    const started = await signInWith(portal, attempt)
    if (!started.ok) throw new Error(started.refusal.reason)
    expect((await findSession(portal, started.value.secret))?.viewer.accountId).toBe(ana.viewer.accountId)
    expect(JSON.stringify(await portal.db.session.findMany())).not.toContain(started.value.secret)
  })

  it('finds the account however its address is spelled', async () => {
    expect((await signInWith(portal, { ...attempt, email: ` ${ana.email.toUpperCase()} ` })).ok).toBe(true)
  })

  it('says no more of a wrong password than of an unknown address', async () => {
    const wrong = await signInWith(portal, { ...attempt, password: 'not this one at all' })
    const unknown = await signInWith(portal, { ...attempt, email: 'nobody@example.org' })
    expect([wrong, unknown]).toEqual([1, 2].map(() => ({ ok: false, refusal: { reason: 'wrong' } })))
  })

  it.each(['\u0000', '', 'x'.repeat(10_000), "' OR 1=1 --"])(
    'refuses the address %j in the same way',
    async (email) => {
      expect(await signInWith(portal, { ...attempt, email })).toEqual({
        ok: false,
        refusal: { reason: 'wrong' },
      })
    },
  )

  it('refuses a closed account', async () => {
    await portal.db.account.update({ where: { email: ana.email }, data: { closedAt: now } })
    expect((await signInWith(portal, attempt)).ok).toBe(false)
  })

  it('refuses an account that is closed while its password is looked at', async () => {
    const underWay = signInWith(portal, attempt)
    await portal.db.account.update({ where: { email: ana.email }, data: { closedAt: now } })
    expect((await underWay).ok).toBe(false)
  })

  it('writes refusals to the log without what was typed', async () => {
    await signInWith(portal, { ...attempt, email: 'my-password-by-mistake' })
    const entries = await portal.db.auditEntry.findMany({ where: { action: 'session.refuse' } })
    expect(entries.length).toBeGreaterThan(0)
    expect(JSON.stringify(entries)).not.toContain('mistake')
  })

  it('waits after ten wrong passwords, for the right one too, and lets in when the time is over', async () => {
    for (let i = 0; i < 10; i++) await signInWith(portal, { ...attempt, password: 'wrong wrong wrong' })
    const retryAt = new Date(TEST_NOW.getTime() + 15 * MINUTE_MS)
    expect(await signInWith(portal, attempt)).toEqual({ ok: false, refusal: { reason: 'too-many', retryAt } })
    now = retryAt
    expect((await signInWith(portal, attempt)).ok).toBe(true)
  })

  it('limits one address that tries many accounts, those that do not exist too', async () => {
    const from = (n: number) =>
      signInWith(portal, { ...attempt, email: `guess-${n}@example.org`, address: '192.0.2.9' })
    for (let n = 0; n < 40; n++) await from(n)
    expect(await from(41)).toMatchObject({ refusal: { reason: 'too-many' } })
    expect((await signInWith(portal, attempt)).ok).toBe(true)
  })

  it('keeps no address and nothing typed of the attempts that it counts, and forgets them with their window', async () => {
    await signInWith(portal, { ...attempt, email: 'typed-by-mistake', address: '192.0.2.7' })
    const rows = JSON.stringify(await portal.db.attempt.findMany())
    expect(rows).not.toMatch(/mistake|192\.0\.2/)
    now = new Date(TEST_NOW.getTime() + 15 * MINUTE_MS)
    await signInWith(portal, attempt)
    expect(await portal.db.attempt.count({ where: { since: { lt: now } } })).toBe(0)
  })

  it('counts for every process of the portal', async () => {
    const wrong = { ...attempt, password: 'wrong wrong wrong', address: '192.0.2.8' }
    const { settings } = portal
    const opened = await openDatabase(settings.databaseUrl, { connections: 1 })
    const another = await portalOver(opened, settings, () => now)
    for (let i = 0; i < 10; i++) await signInWith(i % 2 === 0 ? portal : another, wrong)
    expect(await signInWith(another, wrong)).toMatchObject({ refusal: { reason: 'too-many' } })
    await another.close()
  })

  it('counts attempts made at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 14 }, () => signInWith(portal, { ...attempt, password: 'wrong wrong wrong' })),
    )
    expect(all.filter((answer) => !answer.ok && answer.refusal.reason === 'wrong')).toHaveLength(10)
  })
})

describe('a session', () => {
  const begin = async () => {
    const started = await signInWith(portal, attempt)
    if (!started.ok) throw new Error(started.refusal.reason)
    return started.value.secret
  }

  it('ends after two weeks without use', async () => {
    const secret = await begin()
    now = new Date(TEST_NOW.getTime() + 14 * DAY_MS)
    expect(await findSession(portal, secret)).toBeNull()
  })

  it('goes on while it is used, to ninety days at most', async () => {
    const secret = await begin()
    for (let day = 10; day <= 80; day += 10) {
      now = new Date(TEST_NOW.getTime() + day * DAY_MS)
      expect((await findSession(portal, secret))?.extendedTo).not.toBeNull()
    }
    now = new Date(TEST_NOW.getTime() + 90 * DAY_MS)
    expect(await findSession(portal, secret)).toBeNull()
  })

  it('writes its use down once an hour, not at each page', async () => {
    const secret = await begin()
    now = new Date(TEST_NOW.getTime() + 59 * MINUTE_MS)
    expect((await findSession(portal, secret))?.extendedTo).toBeNull()
  })

  it('ends at once when it is revoked', async () => {
    const secret = await begin()
    const { sessionId } = (await findSession(portal, secret))!
    expect(await endSession(portal, ana.viewer, sessionId)).toBe(true)
    expect(await findSession(portal, secret)).toBeNull()
  })

  it('cannot be ended by somebody else', async () => {
    const secret = await begin()
    const { sessionId } = (await findSession(portal, secret))!
    const bo = await signIn(portal, 'owner')
    expect(await endSession(portal, bo.viewer, sessionId)).toBe(false)
    expect(await findSession(portal, secret)).not.toBeNull()
  })

  it('follows the account’s role from the next request on', async () => {
    const secret = await begin()
    await portal.db.account.update({ where: { email: ana.email }, data: { role: 'editor' } })
    expect((await findSession(portal, secret))?.viewer.role).toBe('editor')
  })

  it('is listed with its browser', async () => {
    await signInWith(portal, { ...attempt, userAgent: 'Firefox\u0000 on\nDebian' })
    const [, browser] = (await listSessions(portal, ana.viewer.accountId))
      .map((session) => session.userAgent)
      .sort()
    expect(browser).toBe('Firefox  on Debian')
  })

  it.each(['', 'abc', 'é'.repeat(43), 'a'.repeat(43)])('is not found by %j', async (secret) => {
    expect(await findSession(portal, secret)).toBeNull()
  })
})
