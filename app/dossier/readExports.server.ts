import { timingSafeEqual } from 'node:crypto'
import { hashSecret } from '../accounts/secrets.server'
import type { Edition } from '../domain/filing/edition'
import { problemForReaders } from '../domain/redaction/foundRedacted'
import { mayDo, type Viewer } from '../domain/roles'
import { findPacket, mayChange, visibleTo } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { exportFileSize, exportVolumes, streamExportFile, type ExportKind } from './exportFiles.server'

/** An export as its page shows it. */
export type ShownExport = {
  id: string
  packetId: string
  packetRevision: number
  edition: Edition
  state: 'queued' | 'running' | 'done' | 'cancelled' | 'failed'
  progress: number
  total: number
  problem: string | null
  sha256: string | null
  sizeBytes: number | null
  packageSha256: string | null
  /** Of the dossier's volumes, in order; empty where none is kept. One of them, most often. */
  volumeBytes: number[]
  hasTransmittal: boolean
  /** Null where no package is kept. */
  packageBytes: number | null
  createdAt: Date
  finishedAt: Date | null
  mayCancel: boolean
  /** Whether there is a file that this viewer may have. */
  hasFile: boolean
}

/**
 * What proves that whoever has no account asked for an export: its id, sealed with the portal's secret. Their browser
 * keeps it.
 */
export function exportTicket(portal: Portal, exportId: string): string {
  return hashSecret(portal.secret, `export ${exportId}`)
}

function isTicketOf(portal: Portal, exportId: string, ticket: string | null): boolean {
  const [given, right] = [Buffer.from(ticket ?? ''), Buffer.from(exportTicket(portal, exportId))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/**
 * Which exports of a packet this viewer may know of, as part of a `where`, and which of them they may have the file of.
 * Whoever may not change the packet has no file of an earlier revision: that may have been a draft's, or hold a record
 * that was withdrawn since. What they asked for themselves they are still told of. Null where the packet is not theirs
 * to read.
 */
async function exportsSeenBy(portal: Portal, viewer: Viewer, packetId: string) {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return null
  const all = { packetId, packet: visibleTo(viewer) }
  const seen = mayDo(viewer.role, 'see-redacted') ? {} : { edition: 'public' }
  const maySeeAll = mayChange(viewer, stored)
  const own = viewer.accountId === null ? [] : [{ requestedById: viewer.accountId }]
  return {
    where: maySeeAll
      ? { ...all, ...seen }
      : { ...all, ...seen, OR: [{ packetRevision: stored.revision }, ...own] },
    all,
    mayHaveFile: (packetRevision: number) => maySeeAll || packetRevision === stored.revision,
  }
}

/**
 * An export of a packet that the viewer may read, or null. `ticket` is what their browser keeps of having asked for it
 * without an account.
 */
export async function findExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  id: string,
  ticket: string | null = null,
): Promise<ShownExport | null> {
  const seen = await exportsSeenBy(portal, viewer, packetId)
  if (!seen) return null
  const isTicketed = isTicketOf(portal, id, ticket)
  const where = isTicketed ? { ...seen.all, edition: 'public', requestedById: null } : seen.where
  const row = await portal.db.export.findFirst({ where: { id, ...where } })
  if (!row) return null
  const { requestedById, ...shown } = row
  const isTheirs = requestedById === null ? isTicketed : requestedById === viewer.accountId
  const mayCancel = isTheirs || mayDo(viewer.role, 'edit-packets')
  const mayHave = row.state === 'done' && seen.mayHaveFile(row.packetRevision)
  const volumeBytes = mayHave ? await exportVolumes(portal, id) : []
  const isTold = mayDo(viewer.role, 'see-redacted')
  return {
    ...shown,
    problem: row.problem === null || isTold ? row.problem : problemForReaders(row.problem),
    state: row.state as ShownExport['state'],
    edition: row.edition as Edition,
    mayCancel: mayCancel && (row.state === 'queued' || row.state === 'running'),
    volumeBytes,
    hasFile: volumeBytes.length > 0,
    hasTransmittal: mayHave && (await exportFileSize(portal, id, 'txt')) !== null,
    packageBytes: mayHave ? await exportFileSize(portal, id, 'zip') : null,
  }
}

/** The exports of a packet that were asked for last, newest first. */
export async function listExports(portal: Portal, viewer: Viewer, packetId: string, take = 5) {
  const seen = await exportsSeenBy(portal, viewer, packetId)
  if (!seen) return []
  return portal.db.export.findMany({
    where: seen.where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take,
    select: {
      id: true,
      state: true,
      edition: true,
      packetRevision: true,
      createdAt: true,
      sizeBytes: true,
      sha256: true,
    },
  })
}

/** A finished file of an export, or null where it is not done, not this viewer's to have, or made room of. */
export async function openExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  id: string,
  kind: ExportKind = 'pdf',
) {
  const found = await findExport(portal, viewer, packetId, id)
  const sizeBytes = found?.hasFile ? await exportFileSize(portal, id, kind) : null
  if (!found || sizeBytes === null) return null
  // Nobody files the wrong one of two files of the same name.
  const name = found.edition === 'confidential' ? `${packetId}-confidential` : packetId
  return { stream: streamExportFile(portal, id, kind), sizeBytes, name }
}
