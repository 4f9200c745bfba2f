import { makeToken } from '../../../../app/accounts/apiTokens.server'
import { invite } from '../../../../app/accounts/invitations.server'
import { signIn, TEST_PASSWORD } from '../../../signIn'
import { owner, portal, type Changes } from './changeDesk'

const NEW_PASSWORD = 'another good pass phrase'

/** Changes to accounts, sessions and tokens. */
export const accountChanges: Changes = {
  '/sign-in': async () => ({ by: null, form: { email: owner.email, password: TEST_PASSWORD } }),
  '/sign-out': async () => ({ by: await signIn(portal, 'editor') }),
  '/setup/:token': async () => {
    const path = await invite(portal, owner.viewer, { email: 'new@example.org', role: 'editor' })
    const token = path.ok ? path.value.split('/').at(-1)! : ''
    return {
      by: null,
      params: { token },
      form: { name: 'New', password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD },
    }
  },
  '/account': async () => {
    const by = await signIn(portal, 'editor')
    return { by, form: { present: TEST_PASSWORD, password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD } }
  },
  '/account/sessions': async () => {
    const by = await signIn(portal, 'editor')
    return { by, form: { session: by.visitor.session!.id } }
  },
  '/accounts': async () => ({ form: { email: 'invited@example.org', role: 'editor' } }),
  '/accounts/:accountId/role': async () => {
    const { viewer } = await signIn(portal, 'editor')
    return { params: { accountId: viewer.accountId }, form: { role: 'contributor' } }
  },
  '/accounts/:accountId/close': async () => ({
    params: { accountId: (await signIn(portal, 'editor')).viewer.accountId },
  }),
  '/accounts/invitations/:invitationId/withdraw': async () => {
    await invite(portal, owner.viewer, { email: 'withdrawn@example.org', role: 'editor' })
    const { id } = await portal.db.invitation.findFirstOrThrow({ where: { email: 'withdrawn@example.org' } })
    return { params: { invitationId: id } }
  },
  '/account/tokens': async () => ({ form: { name: 'A script' } }),
  '/account/tokens/:tokenId/revoke': async () => {
    await makeToken(portal, owner.viewer, 'Another script')
    const { id } = await portal.db.apiToken.findFirstOrThrow({ where: { name: 'Another script' } })
    return { params: { tokenId: id } }
  },
}
