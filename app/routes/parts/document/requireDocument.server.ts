import { briefOf } from '../../../catalog/brief'
import { readCatalog } from '../../../catalog/readCatalog.server'
import type { Viewer } from '../../../domain/roles'
import { notFound } from '../../../http/notFound'
import type { Portal } from '../../../portal.server'

/**
 * What a document is called, and the catalog that it is in. Throws the 404 that names it where the viewer may see none
 * such.
 */
export async function requireDocument(portal: Portal, viewer: Viewer, id: string | undefined) {
  const catalog = await readCatalog(portal, viewer)
  const document = catalog.find('document', id ?? '')
  if (!document) throw notFound('document', id)
  return { catalog, brief: briefOf(document) }
}
