import { rename, rm, writeFile } from 'node:fs/promises'
import { volumePath } from '../domain/filing/volumes'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Edition } from '../domain/filing/edition'
import { mayDo, type Viewer } from '../domain/roles'
import { findPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { numberPacket } from './batesRanges.server'
import { mustNotHold } from './mustNotHold.server'
import { buildPackage } from './package/buildPackage.server'
import { planPackage } from './package/planPackage.server'
import { planPacket } from './planPacket.server'
import { proveRedacted, proveText } from './proveRedacted.server'
import { readWhole } from './readWhole.server'
import type { RenderOptions } from './renderDossier.server'
import { renderVolumes } from './renderVolumes.server'
import { transmittalOf } from './transmittalOf'

export type BuildRefusal = { reason: 'not-found' } | { reason: 'problems'; problems: string[] }

/** A file that was made. */
export type BuiltFile = { path: string; sha256: string; sizeBytes: number }

/** Where files go; null where none is wanted. `hasLoadFiles`: whether the package has those of review platforms too. */
export type BuildPaths = {
  path: string
  packagePath?: string | null
  transmittalPath?: string | null
  hasLoadFiles?: boolean
  /** A confidential one is for people with an account alone. */
  edition?: Edition
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
 * What was there stays until the new files are whole.
 */
export async function buildDossier(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { path, packagePath = null, transmittalPath = null, hasLoadFiles = false, edition = 'public' }: BuildPaths,
  options: Pick<RenderOptions, 'onProgress' | 'signal'> = {},
): Promise<Result<BuiltDossier, BuildRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  if (edition === 'confidential' && !mayDo(viewer.role, 'see-redacted'))
    return refuse({ reason: 'not-found' } as const)
  const draft = await planPacket(portal, viewer, stored, edition)
  if (draft.problems.length > 0)
    return refuse({ reason: 'problems', problems: draft.problems.map(({ message }) => message) } as const)
  await portal.db.$transaction((tx) => numberPacket(tx, portal, stored.packet, draft))
  const plan = await planPacket(portal, viewer, stored, edition)
  const must = await mustNotHold(portal, stored.packet, edition)
  const partOf = (number: number) => `${path}.part-${number}`
  const begun = new Set<string>()
  try {
    const rendered = await renderVolumes(
      plan,
      (number) => {
        begun.add(partOf(number))
        return partOf(number)
      },
      { ...options, readOriginal: (sha256) => readWhole(portal.evidence, sha256) },
    )
    for (const { volume } of rendered) await proveRedacted(partOf(volume.number), 'pdf', must)
    const volumes: BuiltDossier['volumes'] = []
    for (const { volume, ...made } of rendered) {
      volumes.push({ path: volumePath(path, volume), ...made })
      await rename(partOf(volume.number), volumes.at(-1)!.path)
    }
    const transmittal = transmittalOf(plan, volumes)
    proveText(transmittal, 'The text for the form', must)
    if (transmittalPath !== null) await writeFile(transmittalPath, transmittal)
    const first = volumes[0]!
    const pages = volumes.reduce((sum, volume) => sum + volume.pages, 0)
    const built = { ...first, pages, volumes }
    if (packagePath === null) return ok({ ...built, packed: null })
    const contents = await planPackage(portal, viewer, stored, plan, { hasLoadFiles })
    const packed = await buildPackage(contents, volumes, packagePath, portal, {
      signal: options.signal,
      must,
    })
    return ok({ ...built, packed: { path: packagePath, ...packed } })
  } catch (cause) {
    for (const part of begun) await rm(part, { force: true }).catch(() => {})
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && !(cause instanceof PortalError))
      throw new PortalError(
        'no-folder',
        `The folder of ${packagePath ? `${path} or ${packagePath}` : path} is not there. Make it, or give another.`,
        { cause },
      )
    throw cause
  }
}
