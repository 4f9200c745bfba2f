import type { ActionFunctionArgs, ServerBuild } from '@remix-run/server-runtime'
import { PortalError } from '../domain/portalError'
import { reportProblem } from './reportProblem.server'

type Handler = (args: ActionFunctionArgs) => unknown

/**
 * Wraps every loader and action, so that a store's fault reaches the reader in the store's own words, as 503,
 * and the log once. Any other fault stays a 500 that shows its reference alone. An address that the guard could not
 * read is refused with 400 before anything looks for it.
 */
export function explainFaults(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route!.module
    const module = {
      ...route!.module,
      // The root's loader asks for nothing, and is what the page that says so needs.
      ...(loader && { loader: id === 'root' ? explain(loader) : explain(refuseMalformed(loader)) }),
      ...(action && { action: explain(refuseMalformed(action)) }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function explain(handler: Handler): Handler {
  return async (args) => {
    try {
      return await handler(args)
    } catch (problem) {
      if (!(problem instanceof PortalError)) throw problem
      reportProblem(problem, args.request, args.context.reference)
      throw new Response(problem.message, { status: 503, statusText: 'Service Unavailable' })
    }
  }
}

function refuseMalformed(handler: Handler): Handler {
  return (args) => {
    if (!args.context.isMalformed) return handler(args)
    throw new Response('The address is not whole: a percent sign in it stands for no character.', {
      status: 400,
      statusText: 'Bad Request',
    })
  }
}
