import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { syncContent } from '../../../app/ingest/syncContent.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { aContentFolder, emptyCatalog, type ContentFolder } from './contentFolder'

/** What the tests of a sync share: a portal, and a folder with the small letter in it. */
export let portal: Portal
export let folder: ContentFolder

export async function openSyncDesk(): Promise<void> {
  portal = await openTestPortal()
}

/** Empties the catalog, and lays out a new folder. */
export async function clearSyncDesk(): Promise<void> {
  await emptyCatalog(portal)
  folder = aContentFolder()
}

/** Syncs the folder, which has to be right. */
export async function sync() {
  const result = await syncContent(portal, { folder: folder.path })
  if (!result.ok) throw new Error(result.refusal.map(formatProblem).join('\n'))
  return result.value
}

/** A record as readers see it. */
export async function find(id: string) {
  return (await readCatalog(portal, READER)).get(id)
}
