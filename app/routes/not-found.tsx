import type { LoaderFunctionArgs } from '@remix-run/server-runtime'

/** Any address that no other route has: a 404 within the portal's own frame. */
export function loader({ request }: LoaderFunctionArgs): never {
  const { pathname } = new URL(request.url)
  throw new Response(`There is no page at ${pathname.slice(0, 80)}`, { status: 404, statusText: 'Not Found' })
}

export { loader as action }

export default function NotFound() {
  return null
}
