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

/**
 * The files of one export: its dossier, the further volumes of it, the evidence package that proves it, and the text for
 * the form of its venue.
 */
export type ExportKind = 'pdf' | 'zip' | 'txt' | `${number}.pdf`

/** How a volume of the dossier is called among the files. */
export function volumeKind(number: number): ExportKind {
  return number === 1 ? 'pdf' : `${number}.pdf`
}

/** Where an export's file lies once it is whole. */
export function exportPath(portal: Portal, exportId: string, kind: ExportKind = 'pdf'): string {
  return join(folderOf(portal), `${exportId}.${kind}`)
}

/** Where its files are written, by their kind: a crash at any moment leaves none that looks whole and is not. The folder is made. */
export async function halfExportPath(portal: Portal, exportId: string): Promise<string> {
  await mkdir(folderOf(portal), { recursive: true })
  return join(folderOf(portal), exportId)
}

/** The name of a file while it is written. `base` is of `halfExportPath`. */
export function halfPath(base: string, kind: ExportKind): string {
  return `${base}.${kind}${HALF}`
}

/** Makes files that were written and synced the export's own, for good. */
export async function keepExportFiles(portal: Portal, exportId: string): Promise<void> {
  for (const name of await namesOf(portal, exportId))
    if (name.endsWith(HALF))
      await rename(join(folderOf(portal), name), join(folderOf(portal), name.slice(0, -HALF.length)))
  const folder = await open(folderOf(portal), 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}

/** Leaves nothing of an export on the disk. */
export async function dropExportFile(portal: Portal, exportId: string): Promise<void> {
  for (const name of await namesOf(portal, exportId))
    await rm(join(folderOf(portal), name), { force: true }).catch(() => {})
}

/** Sizes of the volumes that are there, in order; empty where no dossier is kept. */
export async function exportVolumes(portal: Portal, exportId: string): Promise<number[]> {
  const sizes: number[] = []
  for (;;) {
    const size = await exportFileSize(portal, exportId, volumeKind(sizes.length + 1))
    if (size === null) return sizes
    sizes.push(size)
  }
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
  const ids = new Set((await namesIn(portal)).map((name) => name.slice(0, name.indexOf('.'))))
  const rows = await portal.db.export.findMany({ select: { id: true } })
  const held = new Set(rows.map(({ id }) => id))
  for (const id of ids) if (!held.has(id)) await dropExportFile(portal, id)
}

/** Names of an export's files, whole and half. Its id has no dot. */
async function namesOf(portal: Portal, exportId: string): Promise<string[]> {
  return (await namesIn(portal)).filter((name) => name.startsWith(`${exportId}.`)).sort()
}

async function namesIn(portal: Portal): Promise<string[]> {
  return readdir(folderOf(portal)).catch(() => [])
}
