import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../../catalog/catalog'
import { perRevision } from '../../catalog/perRevision'
import { readCatalog } from '../../catalog/readCatalog.server'
import { requireUser } from '../../http/requireUser'
import { giveStaticPart } from '../../http/staticParts.server'
import { withTwin } from '../../http/twin'

/** The loader of a page that lists every record of a kind: its rows are drawn once for each revision of the record. */
export function listLoader<Row>(
  path: string,
  list: (catalog: Catalog) => readonly Row[],
  Rows: ComponentType<{ rows: readonly Row[] }>,
) {
  const rowsOf = perRevision((catalog: Catalog, _whole: string) =>
    renderToStaticMarkup(<Rows rows={list(catalog)} />),
  )
  return async ({ context, request }: LoaderFunctionArgs) => {
    const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
    giveStaticPart(context, 'rows', rowsOf(catalog, ''))
    return withTwin(path, { count: list(catalog).length })
  }
}
