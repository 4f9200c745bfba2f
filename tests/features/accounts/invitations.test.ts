import { beforeAll, describe, expect, it } from 'vitest'
import {
  acceptInvitation,
  createOwnerInvitation,
  findInvitation,
  invite,
  listInvitations,
  withdrawInvitation,
} from '../../../app/accounts/invitations.server'
import { findSession } from '../../../app/accounts/sessions.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { signIn, TEST_PASSWORD } from '../../signIn'

const HOUR_MS = 3_600_000
const secretOf = (path: string) => path.split('/').at(-1)!
const ana = {
  name: 'Ana Lindqvist',
  email: 'Ana@Example.org',
  password: TEST_PASSWORD,
  passwordAgain: TEST_PASSWORD,
}

describe('the first owner’s link', () => {
  let portal: Portal
  let now = TEST_NOW
  beforeAll(async () => {
    portal = await openTestPortal({ now: () => now })
  })

  it('keeps no secret in the database', async () => {
    const secret = secretOf((await createOwnerInvitation(portal))!)
    const kept = JSON.stringify([
      await portal.db.invitation.findMany(),
      await portal.db.auditEntry.findMany(),
    ])
    expect(kept).not.toContain(secret)
  })

  it('is the last one printed', async () => {
    const first = secretOf((await createOwnerInvitation(portal))!)
    const second = secretOf((await createOwnerInvitation(portal))!)
    expect(await findInvitation(portal, first)).toBeNull()
    expect(await findInvitation(portal, second)).toMatchObject({ role: 'owner', email: null })
  })

  it('runs out after three days', async () => {
    const secret = secretOf((await createOwnerInvitation(portal))!)
    now = new Date(TEST_NOW.getTime() + 73 * HOUR_MS)
    expect(await findInvitation(portal, secret)).toBeNull()
    now = TEST_NOW
  })

  it.each(['', 'short', 'a'.repeat(43), `${'a'.repeat(42)}\u0000`])('is not %j', async (secret) => {
    expect(await findInvitation(portal, secret)).toBeNull()
  })

  it('makes the owner, signs them in, works once, and is not made again', async () => {
    const secret = secretOf((await createOwnerInvitation(portal))!)
    const started = await acceptInvitation(portal, secret, ana, 'Firefox')
    expect(started.ok && (await findSession(portal, started.value.secret))?.viewer).toMatchObject({
      role: 'owner',
      name: 'Ana Lindqvist',
    })
    expect(await acceptInvitation(portal, secret, { ...ana, email: 'eve@example.org' }, '')).toEqual({
      ok: false,
      refusal: 'used',
    })
    expect(await createOwnerInvitation(portal)).toBeNull()
  })
})

describe('an invitation', () => {
  let portal: Portal
  let owner: Awaited<ReturnType<typeof signIn>>
  beforeAll(async () => {
    portal = await openTestPortal()
    owner = await signIn(portal, 'owner')
  })

  const make = async (email: string, role = 'contributor') => {
    const path = await invite(portal, owner.viewer, { email, role })
    return secretOf(path.ok ? path.value : '')
  }

  it('makes an account with the role and the address it was made for', async () => {
    const secret = await make('bo@example.org', 'editor')
    await acceptInvitation(portal, secret, { ...ana, email: 'someone-else@example.org' }, '')
    expect(await portal.db.account.findUnique({ where: { email: 'bo@example.org' } })).toMatchObject({
      role: 'editor',
    })
  })

  it('keeps the password as argon2id with OWASP’s parameters', async () => {
    const account = await portal.db.account.findUniqueOrThrow({ where: { email: 'bo@example.org' } })
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('is used once, also by two browsers at the same time', async () => {
    const secret = await make('cy@example.org')
    const both = await Promise.all([1, 2].map(() => acceptInvitation(portal, secret, ana, '')))
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('says by field what a new account lacks', async () => {
    const secret = await make('di@example.org')
    const refused = await acceptInvitation(
      portal,
      secret,
      { name: ' ', email: '', password: 'short', passwordAgain: 'shirt' },
      '',
    )
    expect(refused).toEqual({
      ok: false,
      refusal: { name: expect.any(String), password: expect.any(String), passwordAgain: expect.any(String) },
    })
    expect(await findInvitation(portal, secret)).not.toBeNull()
  })

  it('is refused for an address that has an account, and for a role there is none of', async () => {
    expect(await invite(portal, owner.viewer, { email: owner.email, role: 'editor' })).toMatchObject({
      ok: false,
      refusal: { email: expect.stringContaining('has an account') },
    })
    expect(await invite(portal, owner.viewer, { email: 'x@example.org', role: 'king' })).toMatchObject({
      ok: false,
      refusal: { role: expect.any(String) },
    })
  })

  it('can be withdrawn', async () => {
    const secret = await make('ed@example.org')
    const { id } = (await listInvitations(portal)).find(({ email }) => email === 'ed@example.org')!
    expect(await withdrawInvitation(portal, owner.viewer, id)).toBe(true)
    expect(await findInvitation(portal, secret)).toBeNull()
    expect(await withdrawInvitation(portal, owner.viewer, id)).toBe(false)
  })

  it.each(['ليلى حداد', 'Zoë \u{1F6F0}', 'e\u0301'])('keeps the name %s as it is written', async (name) => {
    const email = `n${[...name].length}${name.codePointAt(0)}@example.org`
    await acceptInvitation(portal, await make(email), { ...ana, name }, '')
    expect((await portal.db.account.findUniqueOrThrow({ where: { email } })).name).toBe(name.normalize('NFC'))
  })
})
