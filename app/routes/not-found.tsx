import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import type { NotFound } from '../http/notFound'

/** Any address that no other route has: a 404 within the portal's own frame. */
export function loader({ request }: LoaderFunctionArgs): never {
  const { pathname } = new URL(request.url)
  throw Response.json(
    { message: `There is no page at ${pathname.slice(0, 80)}`, nearest: [] } satisfies NotFound,
    {
      status: 404,
      statusText: 'Not Found',
    },
  )
}

export { loader as action }

export default function NoPage() {
  return null
}
