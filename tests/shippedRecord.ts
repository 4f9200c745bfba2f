import { Catalog } from '../app/catalog/catalog'
import { parseContent } from '../app/ingest/parseContent'
import { readContent } from '../app/ingest/readContent.server'

let shipped: Promise<Catalog> | undefined

/** The record that the project ships as a reader's catalog, without a database. Read once for all that ask, who change nothing of it. */
export function shippedCatalog(): Promise<Catalog> {
  return (shipped ??= readShipped())
}

async function readShipped(): Promise<Catalog> {
  const { files } = await readContent('content')
  const { records, links } = parseContent(files)
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  return new Catalog(
    1,
    records.map(({ record }) => ({ record, standing })),
    links.map(({ link }) => link),
  )
}
