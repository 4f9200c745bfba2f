import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Portal } from '../portal.server'

/** Finished files kept for each packet; an older one is made again in seconds, to the same bytes. */
const KEPT_FILES = 3
const HALF = '.part'

function folderOf(portal: Portal): string {
  return join(portal.settings.dataDir, 'exports')
}

/** The files of one export: its dossier, and the evidence package that proves it. */
export type ExportKind = 'pdf' | 'zip'
const KINDS: ExportKind[] = ['pdf', 'zip']

/** Where an export's file lies once it is whole. */
export function exportPath(portal: Portal, exportId: string, kind: ExportKind = 'pdf'): string {
  return join(folderOf(portal), `${exportId}.${kind}`)
}

/** Where it is written: a crash at any moment leaves no file that looks whole and is not. The folder is made. */
export async function halfExportPaths(portal: Portal, exportId: string): Promise<Record<ExportKind, string>> {
  await mkdir(folderOf(portal), { recursive: true })
  return { pdf: exportPath(portal, exportId, 'pdf') + HALF, zip: exportPath(portal, exportId, 'zip') + HALF }
}

/** Makes files that were written and synced the export's own, for good. */
export async function keepExportFiles(portal: Portal, exportId: string): Promise<void> {
  for (const kind of KINDS)
    await rename(exportPath(portal, exportId, kind) + HALF, exportPath(portal, exportId, kind))
  const folder = await open(folderOf(portal), 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}

/** Leaves nothing of an export on the disk. */
export async function dropExportFile(portal: Portal, exportId: string): Promise<void> {
  for (const path of KINDS.map((kind) => exportPath(portal, exportId, kind)))
    for (const name of [path, path + HALF]) await rm(name, { force: true }).catch(() => {})
}

/** The size of an export's file, or null where there is none. */
export async function exportFileSize(
  portal: Portal,
  exportId: string,
  kind: ExportKind = 'pdf',
): Promise<number | null> {
  return stat(exportPath(portal, exportId, kind)).then(
    ({ size }) => size,
    () => null,
  )
}

/** The bytes of an export's file. */
export function streamExportFile(
  portal: Portal,
  exportId: string,
  kind: ExportKind,
): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(exportPath(portal, exportId, kind))) as ReadableStream<Uint8Array>
}

/** Makes room: of a packet's finished files only the newest stay. */
export async function dropOldFiles(portal: Portal, packetId: string): Promise<void> {
  const done = await portal.db.export.findMany({
    where: { packetId, state: 'done' },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true },
  })
  for (const { id } of done.slice(KEPT_FILES)) await dropExportFile(portal, id)
}

/** Removes what was half written when an earlier run of the server ended. */
export async function dropHalfFiles(portal: Portal): Promise<void> {
  for (const name of await namesIn(portal))
    if (name.endsWith(HALF)) await rm(join(folderOf(portal), name), { force: true }).catch(() => {})
}

/** Removes the files of exports that are no more, since their packet was deleted here or by a sync. */
export async function dropLostFiles(portal: Portal): Promise<void> {
  const ids = (await namesIn(portal))
    .filter((name) => KINDS.some((kind) => name.endsWith(`.${kind}`)))
    .map((name) => name.slice(0, name.lastIndexOf('.')))
  const rows = await portal.db.export.findMany({ select: { id: true } })
  const held = new Set(rows.map(({ id }) => id))
  for (const id of ids) if (!held.has(id)) await dropExportFile(portal, id)
}

async function namesIn(portal: Portal): Promise<string[]> {
  return readdir(folderOf(portal)).catch(() => [])
}
