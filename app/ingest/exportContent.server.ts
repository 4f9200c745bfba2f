import { recordOf, rowOf } from '../catalog/recordRow'
import type { Link } from '../domain/links'
import type { CatalogRecord } from '../domain/records'
import type { Portal } from '../portal.server'
import type { ContentProblem } from './contentProblem'
import type { ContentText } from './contentReading'
import { formatContent, type FiledRecord } from './formatContent'
import { formatPacketFile } from './packetFile'
import { parseContent } from './parseContent'
import { storedPacketOf, WITH_EXHIBITS } from '../packets/readPackets.server'
import { packetSha256 } from '../packets/takePackets.server'

export type ContentExport = {
  /** Ordered by path. */
  files: ContentText[]
  /** What would stop a sync of these files: a published record that names a draft. */
  problems: ContentProblem[]
}

/**
 * The published catalog as content files. A file whose records and links are just as it was synced comes out as
 * it went in, byte for byte, however it was laid out by hand; every other is written anew in the one form.
 */
export async function exportContent(portal: Portal): Promise<ContentExport> {
  const rows = await portal.db.record.findMany({
    where: { state: 'published' },
    select: { id: true, kind: true, body: true, contentPath: true },
    orderBy: { id: 'asc' },
  })
  const ids = new Set(rows.map(({ id }) => id))
  const entries: FiledRecord[] = rows
    .map((row) => ({ record: recordOf(row), path: row.contentPath }))
    .filter(({ record }) => ids.has(ownerOf(record) ?? record.id))
  const ties = await portal.db.link.findMany({
    where: { from: { state: 'published' }, to: { state: 'published' } },
    orderBy: { id: 'asc' },
  })
  const links = ties.map(({ id, fromId, toId, type, reason }) => {
    return { id, from: fromId, to: toId, type: type as Link['type'], reason }
  })
  const stored = await portal.db.contentFile.findMany({ select: { path: true, text: true } })
  const asSynced = contentOf(stored)
  const texts = new Map(formatContent(entries, links).map(({ path, text }) => [path, text]))
  const asHeld = contentOf(asFiles(texts))
  for (const { path, text } of stored) {
    if (asSynced.get(path) === (asHeld.get(path) ?? '') && !path.startsWith('packets/')) texts.set(path, text)
  }
  for (const { path, text } of await packetFiles(portal, stored)) texts.set(path, text)
  const files = asFiles(texts).sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files, problems: parseContent(files).problems }
}

/** Published packets as files: each as it was synced while nobody changed it, else written anew. */
async function packetFiles(portal: Portal, stored: readonly ContentText[]): Promise<ContentText[]> {
  const rows = await portal.db.packet.findMany({
    where: { state: 'published' },
    include: WITH_EXHIBITS,
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => {
    const { packet } = storedPacketOf(row)
    const path = row.contentPath ?? `packets/${row.id}.md`
    const asSynced = stored.find((file) => file.path === path)
    const isSame = asSynced && row.syncedSha256 === packetSha256(packet)
    return { path, text: isSame ? asSynced.text : formatPacketFile(packet) }
  })
}

/** The record whose file a record is written in; null for one that has a file or list of its own. */
function ownerOf(record: CatalogRecord): string | null {
  switch (record.kind) {
    case 'statement':
    case 'demand':
      return record.document
    case 'milestone':
      return record.proceeding
    case 'point':
      return record.series
    default:
      return null
  }
}

/** What each file says, without how it says it. */
function contentOf(files: readonly ContentText[]): ReadonlyMap<string, string> {
  const { records, links } = parseContent(files)
  const said = new Map(files.map(({ path }) => [path, [] as string[]]))
  for (const { record, place } of records)
    said.get(place.path)!.push(`${record.id} ${rowOf(record).bodySha256}`)
  for (const { link, place } of links) said.get(place.path)!.push(`${link.id} ${link.reason}`)
  return new Map([...said].map(([path, lines]) => [path, lines.sort().join('\n')]))
}

function asFiles(texts: ReadonlyMap<string, string>): ContentText[] {
  return [...texts].map(([path, text]) => ({ path, text }))
}
