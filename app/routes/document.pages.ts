import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { PAGES_SHOWN } from '../annotations/pagesShown'
import { findText } from '../annotations/readDocument.server'
import { wordBoxesOf } from '../catalog/wordBoxes.server'
import { notFound } from '../http/notFound'

/**
 * GET /documents/:documentId/pages?from=…: some pages of the text from one on, as JSON for the reader that scrolls.
 * Pages that were recognised from pictures bring the boxes of their words along.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const asked = new URL(request.url).searchParams
  const text = await findText(portal, visitor.viewer, params.documentId!, {
    version: Number(asked.get('version')),
  })
  if (!text) throw notFound('document', params.documentId)
  const from = Math.max(1, Math.floor(Number(asked.get('from'))) || 1)
  const pages = text.pages.slice(from - 1, from - 1 + PAGES_SHOWN)
  const boxes = await wordBoxesOf(portal, text.version, pages)
  return Response.json(
    { pages: pages.map((page) => ({ ...page, words: boxes.get(page.number) ?? null })) },
    { headers: { 'Cache-Control': 'private, no-cache' } },
  )
}
