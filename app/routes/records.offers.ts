import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readCatalog } from '../catalog/readCatalog.server'
import { namesLike } from '../catalog/recordNames'
import { RECORD_KINDS } from '../domain/records'
import { requireAccount } from '../http/requireUser'

/** Records offered at a time, for whoever types more of the name. */
const MOST = 40

/** GET /records/offers?kinds=person-organization&words=…: records to choose from in a form that has not all of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const asked = new URL(request.url).searchParams
  const kinds = RECORD_KINDS.filter((kind) => (asked.get('kinds') ?? '').split('-').includes(kind))
  const catalog = await readCatalog(context.portal, viewer)
  const offers = namesLike(catalog, kinds, (asked.get('words') ?? '').slice(0, 200), MOST)
  return Response.json(offers, { headers: { 'Cache-Control': 'private, no-cache' } })
}
