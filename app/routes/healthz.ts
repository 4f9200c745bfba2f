import type { LoaderFunctionArgs } from '@remix-run/server-runtime'

/** GET /healthz: 200 when database and evidence answer, else 503 naming the part that does not. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { portal } = context
  const parts = await portal.health()
  const failing = Object.entries(parts).filter(([, state]) => state !== 'ok')
  const status = failing.length === 0 ? 'ok' : 'failing'
  return Response.json(
    { status, ...parts },
    { status: failing.length === 0 ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
