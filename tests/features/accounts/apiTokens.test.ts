import { beforeAll, describe, expect, it } from 'vitest'
import { findTokenOwner, listTokens, makeToken, revokeToken } from '../../../app/accounts/apiTokens.server'
import { acceptInvitation, invite } from '../../../app/accounts/invitations.server'
import { closeAccount } from '../../../app/accounts/people.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

let portal: Portal
let owner: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  owner = await signIn(portal, 'owner')
})

async function tokenOf({ viewer }: TestVisitor): Promise<string> {
  const made = await makeToken(portal, viewer, 'Saturday’s capture script')
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

describe('makeToken', () => {
  it('refuses one without a name, or with one that fills a page', async () => {
    expect(await makeToken(portal, owner.viewer, ' \n ')).toMatchObject({ ok: false })
    expect(await makeToken(portal, owner.viewer, 'x'.repeat(81))).toMatchObject({ ok: false })
  })

  it('refuses more than twenty of one account', async () => {
    const ana = await signIn(portal, 'contributor')
    for (let made = 0; made < 20; made++) await tokenOf(ana)
    expect(await makeToken(portal, ana.viewer, 'one more')).toMatchObject({ ok: false })
  })
})

describe('revokeToken', () => {
  it('does not end the token of somebody else', async () => {
    const [ana, ben] = [await signIn(portal, 'editor'), await signIn(portal, 'editor')]
    const token = await tokenOf(ana)
    const [held] = await listTokens(portal, ana.viewer.accountId)
    expect(await revokeToken(portal, ben.viewer, held!.id)).toBe(false)
    expect(await findTokenOwner(portal, token)).toMatchObject({ accountId: ana.viewer.accountId })
  })
})

describe('findTokenOwner', () => {
  it('knows no token of a closed account, and none again once it is reopened', async () => {
    const ana = await signIn(portal, 'editor')
    const { id, email } = await portal.db.account.findUniqueOrThrow({ where: { id: ana.viewer.accountId } })
    const token = await tokenOf(ana)
    await closeAccount(portal, owner.viewer, id)
    expect(await findTokenOwner(portal, token)).toBeNull()
    const link = await invite(portal, owner.viewer, { email, role: 'editor' })
    if (!link.ok) throw new Error('no link')
    const password = 'a pass phrase for coming back'
    const draft = { name: 'Ana', email, password, passwordAgain: password }
    const back = await acceptInvitation(portal, link.value.replace('/setup/', ''), draft, '')
    expect(back.ok).toBe(true)
    expect(await findTokenOwner(portal, token)).toBeNull()
  })
})
