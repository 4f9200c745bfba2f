import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { writeSeriesCsv } from '../measurements/seriesCsv'

/** A series' values as a file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  // The router has no name for a parameter that ends within a segment: what it gives is the whole segment's.
  const id = (Object.values(params)[0] ?? '').replace(/\.csv$/, '')
  const csv = writeSeriesCsv(catalog, id)
  if (csv === null) throw notFound('series', id, nearestRecords(catalog, 'series', id))
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${id}.csv"`,
      ETag: `"${catalog.revision}"`,
    },
  })
}
