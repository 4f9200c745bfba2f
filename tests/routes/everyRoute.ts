import type { AppLoadContext } from '@remix-run/server-runtime'
import routes from '../../app/routes'

type Handler = (args: {
  request: Request
  params: Record<string, string>
  context: AppLoadContext
}) => unknown
export type RouteModule = { loader?: Handler; action?: Handler }
type Entry = { path?: string; file: string; children?: Entry[] }

/** Every address of app/routes.ts with what answers it, nested ones under their whole path. */
export async function everyRoute(): Promise<{ path: string; module: RouteModule }[]> {
  const flat = flatten(routes as Entry[], '')
  return Promise.all(flat.map(async ({ path, file }) => ({ path, module: await moduleOf(file) })))
}

/** Named as it is run, for a list made as this file is compiled lacks routes that are added while that is kept in vitest's cache. */
function moduleOf(file: string): Promise<RouteModule> {
  return import(/* @vite-ignore */ `../../app/${file}`) as Promise<RouteModule>
}

function flatten(entries: Entry[], above: string): { path: string; file: string }[] {
  return entries.flatMap((entry) => {
    const path = `${above}/${entry.path ?? ''}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
    return [{ path, file: entry.file }, ...flatten(entry.children ?? [], path)]
  })
}

/** The parameters of a path, filled in from these values, or with a word that names nothing. */
export function paramsFor(path: string, values: Record<string, string> = {}): Record<string, string> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const params = Object.fromEntries(names.map((name) => [name, values[name] ?? 'nothing-here']))
  return path.endsWith('*') ? { ...params, '*': values['*'] ?? 'nothing-here' } : params
}

/** The address that a path and its parameters make. */
export function addressOf(path: string, params: Record<string, string>): string {
  return path
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!))
    .replace('*', params['*'] ?? '')
}

/** Calls a loader or an action and answers what it returned or, where it threw a Response, that. */
export async function call(
  handler: Handler,
  request: Request,
  params: Record<string, string>,
  context: AppLoadContext,
): Promise<unknown> {
  try {
    return await handler({ request, params, context })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
