import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { revokeToken } from '../accounts/apiTokens.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: ends one of the viewer's tokens at once. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  await readForm(context, request)
  const id = params.tokenId ?? ''
  if (!(await revokeToken(context.portal, viewer, id))) throw notFound('token', id.slice(0, 12))
  throw redirect('/account#tokens', {
    headers: {
      'Set-Cookie': sayNext({ tone: 'pass', text: 'The token is revoked: it opens nothing any more.' }),
    },
  })
}
