import type { ActionFunctionArgs, ServerBuild } from '@remix-run/server-runtime'
import { PortalError } from '../domain/portalError'
import { reportProblem } from './reportProblem.server'

type Handler = (args: ActionFunctionArgs) => unknown

/**
 * Wraps every loader and action, so that a store's fault reaches the reader in the store's own words, as 503,
 * and the log once. Any other fault stays a 500 that shows its reference alone.
 */
export function explainFaults(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route!.module
    const module = {
      ...route!.module,
      ...(loader && { loader: explain(loader) }),
      ...(action && { action: explain(action) }),
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
