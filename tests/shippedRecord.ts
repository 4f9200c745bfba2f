import { Catalog } from '../app/catalog/catalog'
import { parseContent } from '../app/ingest/parseContent'
import { readContent } from '../app/ingest/readContent.server'
import { syncContent } from '../app/ingest/syncContent.server'
import type { Portal } from '../app/portal.server'

/** The record that the project ships as a reader's catalog, without a database. */
export async function shippedCatalog(): Promise<Catalog> {
  const { files } = await readContent('content')
  const { records, links } = parseContent(files)
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  return new Catalog(
    1,
    records.map(({ record }) => ({ record, standing })),
    links.map(({ link }) => link),
  )
}

/** Puts the shipped record into a portal's database. */
export async function seedShippedRecord(portal: Portal): Promise<void> {
  const synced = await syncContent(portal)
  if (!synced.ok) throw new Error(`The shipped record is refused: ${synced.refusal[0]?.problem}`)
}
