import type { AppLoadContext } from '@remix-run/server-runtime'
import { acceptInvitation, invite, type AccountRole } from '../app/accounts/invitations.server'
import { findSession } from '../app/accounts/sessions.server'
import type { Viewer } from '../app/domain/roles'
import type { Visitor } from '../app/http/context'
import { sessionCookie } from '../app/http/sessionCookie'
import { ANYONE } from '../app/http/visitor.server'
import type { Portal } from '../app/portal.server'

/** The password of every account that `signIn` makes. */
export const TEST_PASSWORD = 'five ports on a router'

/** Someone signed in for a test. */
export type TestVisitor = {
  viewer: Exclude<Viewer, { role: 'reader' }>
  visitor: Visitor
  email: string
  /** For a Cookie header, and for a browser. */
  cookie: string
  /** What each form of theirs has to carry. */
  csrfToken: string
}

let accounts = 0

/** Makes an account with a role, as an invited person would, and signs it in. */
export async function signIn(portal: Portal, role: AccountRole, name = `An ${role}`): Promise<TestVisitor> {
  const email = `${role}-${++accounts}@example.org`
  const host: Viewer = { role: 'owner', accountId: 'test-setup', name: 'Test set-up' }
  const path = await invite(portal, host, { email, role })
  if (!path.ok) throw new Error(JSON.stringify(path.refusal))
  const secret = path.value.split('/').at(-1)!
  const draft = { name, email, password: TEST_PASSWORD, passwordAgain: TEST_PASSWORD }
  const started = await acceptInvitation(portal, secret, draft, 'A browser of the tests')
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  const session = (await findSession(portal, started.value.secret))!
  return {
    viewer: session.viewer,
    visitor: { viewer: session.viewer, session: { id: session.sessionId, csrfToken: session.csrfToken } },
    email,
    cookie: sessionCookie(started.value.secret, started.value.expiresAt, false).split(';')[0]!,
    csrfToken: session.csrfToken,
  }
}

/** What a loader or action gets, for somebody signed in or, without one, for any reader. */
export function contextFor(portal: Portal, by?: TestVisitor): AppLoadContext {
  return {
    portal,
    visitor: by?.visitor ?? ANYONE,
    nonce: 'test-nonce',
    address: '127.0.0.1',
    reference: 'test',
  } as AppLoadContext
}

/** A form as this person's browser would post it, its token included. */
export function postForm(path: string, fields: Record<string, string | string[]>, by?: TestVisitor): Request {
  const body = new URLSearchParams()
  if (by) body.set('csrf', by.csrfToken)
  for (const [name, value] of Object.entries(fields))
    for (const text of [value].flat()) body.append(name, text)
  return new Request(new URL(path, 'http://portal.test'), { method: 'POST', body })
}
