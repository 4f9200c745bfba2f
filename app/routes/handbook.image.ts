import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readHandbookImage } from '../handbook/handbook.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** A picture of the handbook. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const image = await readHandbookImage(context.portal, params.name ?? '')
  if (!image) throw notFound('picture', params.name)
  return new Response(new Uint8Array(image), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}
