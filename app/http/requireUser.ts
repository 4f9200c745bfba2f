import { redirect, type AppLoadContext } from '@remix-run/server-runtime'
import { mayDo, roleFor, type Act, type Viewer } from '../domain/roles'

/**
 * Whoever asks, if they may do the act. Someone who is not signed in is sent to sign in and then back; someone
 * who is, but may not, gets 403 and is told which role it takes.
 */
export function requireUser(context: AppLoadContext, request: Request, act: Act): Viewer {
  const { viewer } = context.visitor
  if (mayDo(viewer.role, act)) return viewer
  if (viewer.role === 'reader') {
    const { pathname, search } = new URL(request.url)
    const referer = request.headers.get('Referer')
    const form = referer !== null && URL.canParse(referer) ? new URL(referer).pathname : '/'
    const back = request.method === 'GET' ? pathname + search : form
    throw redirect(`/sign-in?back=${encodeURIComponent(back)}`)
  }
  const said = `This takes the role of ${roleFor(act)}; yours is ${viewer.role}. If you should be able to do this, ask an owner of the portal to change your role.`
  throw new Response(said, { status: 403, statusText: 'Forbidden' })
}

/** As `requireUser`, for acts that readers may never do: what comes back has an account. */
export function requireAccount(context: AppLoadContext, request: Request, act: Exclude<Act, 'read'>) {
  return requireUser(context, request, act) as Exclude<Viewer, { role: 'reader' }>
}
