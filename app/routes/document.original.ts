import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { originalsOf } from '../catalog/originals.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { answerOriginal } from '../http/answerOriginal.server'
import { notFound } from '../http/notFound'

/** GET /documents/:documentId/originals/:sha256: the bytes as received, to be saved and never to be run here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const catalog = await readCatalog(portal, visitor.viewer)
  const originals = await originalsOf(portal, catalog, params.documentId ?? '')
  const original = originals.find((it) => it.sha256 === params.sha256)
  if (!original) throw notFound('original of this document', params.sha256)
  return answerOriginal(portal, request, original)
}
