import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { originalsOf } from '../catalog/originals.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { readShownPage } from '../catalog/shownPage.server'
import { SHOWN_STYLE } from '../extract/shownStyle'
import { answerShownPage } from '../http/answerShownPage.server'
import { notFound } from '../http/notFound'

const CANNOT = `<!doctype html><html lang="en"><title>Not shown</title><style>${SHOWN_STYLE}</style><p>This original cannot be shown as a page. Read its text, or save the original.</p></html>`

/** GET /documents/:documentId/originals/:sha256/shown: a web page, a mail or a Word file, made harmless, for a sandboxed frame. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const catalog = await readCatalog(portal, visitor.viewer)
  const originals = await originalsOf(portal, catalog, params.documentId ?? '')
  const original = originals.find((it) => it.sha256 === params.sha256)
  if (!original) throw notFound('original of this document', params.sha256)
  const shown = await readShownPage(portal, original)
  return shown.ok ? answerShownPage(shown.value, SHOWN_STYLE) : answerShownPage(CANNOT, SHOWN_STYLE, 422)
}
