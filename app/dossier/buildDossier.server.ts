import { writeFile } from 'node:fs/promises'
import { volumePath } from '../domain/filing/volumes'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Edition } from '../domain/filing/edition'
import { actorOf, mayDo, type Actor, type Viewer } from '../domain/roles'
import { findPacket, type StoredPacket } from '../packets/readPackets.server'
import { listVenues } from '../packets/readVenues.server'
import type { Portal } from '../portal.server'
import { numberPacket } from './batesRanges.server'
import { throwIfCancelled } from './cancelled'
import { mustNotHold } from './mustNotHold.server'
import { buildPackage } from './package/buildPackage.server'
import { planPackage } from './package/planPackage.server'
import type { PackedDossier } from './package/writePackage.server'
import { planPacket } from './planPacket.server'
import { proveRedacted, proveText } from './proveRedacted.server'
import { readWhole } from './readWhole.server'
import type { RenderOptions } from './renderDossier.server'
import { renderVolumes } from './renderVolumes.server'
import { StagedFiles } from './stagedFiles.server'
import { transmittalOf } from './transmittalOf'
import { explainWriteFault, isHalfFile } from './writeFault'

export type BuildRefusal = { reason: 'not-found' } | { reason: 'problems'; problems: string[] }

/** A file that was made. */
export type BuiltFile = { path: string; sha256: string; sizeBytes: number }

/**
 * Where files go, and what they are to be; null where none is wanted. `hasLoadFiles`: whether the package has those of
 * review platforms too.
 */
export type BuildPaths = {
  path: string
  packagePath?: string | null
  transmittalPath?: string | null
  hasLoadFiles?: boolean
  /** A confidential one is for people with an account alone. */
  edition?: Edition
  /** The profile whose rules it follows for once; the packet's own where this is null. */
  venue?: string | null
  /** Whom the log names for the Bates numbers that are given; the viewer where this is left out. */
  by?: Actor
}

/** What was made of a packet. The first of its volumes is told of at the top; most have no other. */
export type BuiltDossier = BuiltFile & {
  pages: number
  volumes: (BuiltFile & { pages: number; firstPage: number })[]
  packed: BuiltFile | null
}

/**
 * Makes a packet's dossier at `path`, here and now, and beside it, where paths for them are given, its evidence package
 * and the text for the form of its venue. A dossier that its venue takes only in volumes is “file-1.pdf”, “file-2.pdf”.
 * What was there stays until all the new files are whole; a failure leaves nothing of them. Throws a PortalError
 * `cancelled` on the signal.
 */
export async function buildDossier(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { venue = null, by = actorOf(viewer), ...paths }: BuildPaths,
  options: Pick<RenderOptions, 'onProgress' | 'signal'> = {},
): Promise<Result<BuiltDossier, BuildRefusal>> {
  const { path, packagePath = null, transmittalPath = null, hasLoadFiles = false, edition = 'public' } = paths
  const found = await findPacket(portal, viewer, packetId)
  if (!found) return refuse({ reason: 'not-found' } as const)
  if (edition === 'confidential' && !mayDo(viewer.role, 'see-redacted'))
    return refuse({ reason: 'not-found' } as const)
  const chosen = await forVenue(portal, found, venue)
  if (!chosen.ok) return refuse({ reason: 'problems', problems: [chosen.refusal] } as const)
  const stored = chosen.value
  const draft = await planPacket(portal, viewer, stored, edition)
  if (draft.problems.length > 0)
    return refuse({ reason: 'problems', problems: draft.problems.map(({ message }) => message) } as const)
  const staged = await StagedFiles.open([path, packagePath, transmittalPath].filter((it) => it !== null))
  throwIfCancelled(options.signal)
  await portal.db.$transaction((tx) => numberPacket(tx, portal, by, stored.packet, draft))
  const plan = await planPacket(portal, viewer, stored, edition)
  const must = await mustNotHold(portal, stored.packet, edition)
  try {
    const rendered = await renderVolumes(plan, (number) => staged.begin(path, number), {
      ...options,
      readOriginal: (sha256) => readWhole(portal.evidence, sha256),
    })
    const volumes: BuiltDossier['volumes'] = []
    const parts: PackedDossier[] = []
    for (const { volume, ...made } of rendered) {
      const part = { path: staged.begin(path, volume.number), ...made }
      throwIfCancelled(options.signal)
      await proveRedacted(part.path, 'pdf', must)
      parts.push(part)
      volumes.push({ path: volumePath(path, volume), ...made })
      staged.place(part.path, volumes.at(-1)!.path)
    }
    const transmittal = transmittalOf(plan, volumes)
    proveText(transmittal, 'The text for the form', must)
    if (transmittalPath !== null) {
      const part = staged.begin(transmittalPath)
      await writeFile(part, transmittal)
      staged.place(part, transmittalPath)
    }
    let packed: BuiltFile | null = null
    if (packagePath !== null) {
      const contents = await planPackage(portal, viewer, stored, plan, { hasLoadFiles })
      throwIfCancelled(options.signal)
      const part = staged.begin(packagePath)
      const made = await buildPackage(contents, parts, part, portal, { signal: options.signal, must })
      packed = { path: packagePath, ...made }
      staged.place(part, packagePath)
    }
    throwIfCancelled(options.signal)
    await staged.keep()
    const pages = volumes.reduce((sum, volume) => sum + volume.pages, 0)
    return ok({ ...volumes[0]!, pages, volumes, packed })
  } catch (cause) {
    await staged.drop()
    const { code, path: missing = '' } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && isHalfFile(missing))
      throw new PortalError(
        'no-folder',
        `The folder of ${packagePath ? `${path} or ${packagePath}` : path} is not there. Make it, or give another.`,
        { cause },
      )
    throw explainWriteFault(cause)
  }
}

/**
 * The packet as it would be filed elsewhere. Refuses in words a venue that is not there, and another one for a sealed
 * packet.
 */
async function forVenue(
  portal: Portal,
  stored: StoredPacket,
  venue: string | null,
): Promise<Result<StoredPacket, string>> {
  const { packet, review } = stored
  if (venue === null || venue === packet.venue) return ok(stored)
  if (review === 'sealed')
    return refuse('The packet is sealed for its venue. Amend it, and choose the other venue there.')
  const venues = await listVenues(portal)
  if (!venues.some(({ id }) => id === venue))
    return refuse(`There is no venue “${venue}”. There are: ${venues.map(({ id }) => id).join(', ')}.`)
  return ok({ ...stored, packet: { ...packet, venue } })
}
