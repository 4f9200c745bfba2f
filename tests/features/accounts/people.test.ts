import { beforeAll, describe, expect, it } from 'vitest'
import { changePassword, changeRole, closeAccount, listPeople } from '../../../app/accounts/people.server'
import { listSessions } from '../../../app/accounts/sessions.server'
import { signIn as signInWith } from '../../../app/accounts/signIn.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, TEST_PASSWORD, type TestVisitor } from '../../signIn'

let portal: Portal
let owner: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  owner = await signIn(portal, 'owner')
})

describe('changeRole', () => {
  it('gives another role and writes it to the log with the one before', async () => {
    const ana = await signIn(portal, 'contributor')
    expect(await changeRole(portal, owner.viewer, ana.viewer.accountId, 'editor')).toEqual({
      ok: true,
      value: 'editor',
    })
    const entry = await portal.db.auditEntry.findFirstOrThrow({
      where: { action: 'account.role', subjectId: ana.viewer.accountId },
    })
    expect(entry).toMatchObject({
      actorId: owner.viewer.accountId,
      before: '{"role":"contributor"}',
      after: '{"role":"editor"}',
    })
  })

  it('does not leave the portal without an owner, and changes nothing when it refuses', async () => {
    const entries = await portal.db.auditEntry.count()
    expect(await changeRole(portal, owner.viewer, owner.viewer.accountId, 'editor')).toEqual({
      ok: false,
      refusal: 'last-owner',
    })
    expect(await portal.db.account.findUnique({ where: { email: owner.email } })).toMatchObject({
      role: 'owner',
    })
    expect(await portal.db.auditEntry.count()).toBe(entries)
  })

  it('leaves one of two owners who step down at once', async () => {
    const second = await signIn(portal, 'owner')
    const both = [owner, second].map((one) => changeRole(portal, one.viewer, one.viewer.accountId, 'editor'))
    const refused = (await Promise.all(both)).filter((answer) => !answer.ok)
    expect(refused).toEqual([{ ok: false, refusal: 'last-owner' }])
    expect(await portal.db.account.count({ where: { role: 'owner', closedAt: null } })).toBe(1)
    await portal.db.account.update({ where: { email: owner.email }, data: { role: 'owner' } })
  })

  it('refuses a role and an account there is none of', async () => {
    expect(await changeRole(portal, owner.viewer, owner.viewer.accountId, 'reader')).toEqual({
      ok: false,
      refusal: 'unknown-role',
    })
    expect(await changeRole(portal, owner.viewer, 'nobody', 'editor')).toEqual({
      ok: false,
      refusal: 'no-such-account',
    })
  })
})

describe('closeAccount', () => {
  it('signs every browser of the account out at once', async () => {
    const ana = await signIn(portal, 'editor')
    await closeAccount(portal, owner.viewer, ana.viewer.accountId)
    expect(await listSessions(portal, ana.viewer.accountId)).toEqual([])
    expect((await listPeople(portal)).at(-1)).toMatchObject({
      id: ana.viewer.accountId,
      closedAt: portal.now(),
    })
  })
})

describe('changePassword', () => {
  const draft = {
    present: TEST_PASSWORD,
    password: 'another good pass phrase',
    passwordAgain: 'another good pass phrase',
    address: '192.0.2.1',
  }

  it('signs the other browsers out, and keeps this one', async () => {
    const ana = await signIn(portal, 'contributor')
    await signInWith(portal, {
      email: ana.email,
      password: TEST_PASSWORD,
      address: '192.0.2.1',
      userAgent: 'Another',
    })
    const present = ana.visitor.session!.id
    expect(await changePassword(portal, ana.viewer, present, draft)).toEqual({
      ok: true,
      value: { signedOut: 1 },
    })
    expect((await listSessions(portal, ana.viewer.accountId)).map(({ id }) => id)).toEqual([present])
    const old = await signInWith(portal, {
      email: ana.email,
      password: TEST_PASSWORD,
      address: '192.0.2.1',
      userAgent: '',
    })
    expect(old.ok).toBe(false)
  })

  it('asks for the present password, and counts guesses at it', async () => {
    const ana = await signIn(portal, 'contributor')
    const guess = () =>
      changePassword(portal, ana.viewer, ana.visitor.session!.id, {
        ...draft,
        present: 'not the present one',
      })
    expect(await guess()).toMatchObject({ refusal: { present: expect.stringContaining('not your present') } })
    for (let i = 0; i < 9; i++) await guess()
    expect(await guess()).toMatchObject({ refusal: { present: expect.stringContaining('Too many') } })
  })

  it('says what is wrong with the new one', async () => {
    const ana = await signIn(portal, 'contributor')
    const change = (over: object) =>
      changePassword(portal, ana.viewer, ana.visitor.session!.id, { ...draft, ...over })
    expect(await change({ password: 'short', passwordAgain: 'short' })).toMatchObject({
      refusal: { password: expect.any(String) },
    })
    expect(await change({ passwordAgain: 'typed otherwise' })).toMatchObject({
      refusal: { passwordAgain: expect.any(String) },
    })
  })
})
