import { rename, rm } from 'node:fs/promises'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import { findPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { numberPacket } from './batesRanges.server'
import { hashFile } from './hashFile.server'
import { buildPackage } from './package/buildPackage.server'
import { planPackage } from './package/planPackage.server'
import { planPacket } from './planPacket.server'
import { readWhole } from './readWhole.server'
import { renderDossier, type RenderOptions } from './renderDossier.server'

export type BuildRefusal = { reason: 'not-found' } | { reason: 'problems'; problems: string[] }

/** A file that was made. */
export type BuiltFile = { path: string; sha256: string; sizeBytes: number }

/**
 * Makes a packet's dossier at `path`, here and now, and its evidence package where a path for one is given. What was
 * there stays until the new file is whole.
 */
export async function buildDossier(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { path, packagePath = null }: { path: string; packagePath?: string | null },
  options: Pick<RenderOptions, 'onProgress' | 'signal'> = {},
): Promise<Result<BuiltFile & { pages: number; packed: BuiltFile | null }, BuildRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  const draft = await planPacket(portal, viewer, stored)
  if (draft.problems.length > 0)
    return refuse({ reason: 'problems', problems: draft.problems.map(({ message }) => message) } as const)
  await portal.db.$transaction((tx) => numberPacket(tx, portal, stored.packet, draft))
  const plan = await planPacket(portal, viewer, stored)
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    const { pages } = await renderDossier(plan, part, {
      ...options,
      readOriginal: (sha256) => readWhole(portal.evidence, sha256),
    })
    const hashed = await hashFile(part)
    await rename(part, path)
    const dossier = { path, pages, ...hashed }
    if (packagePath === null) return ok({ ...dossier, packed: null })
    const contents = await planPackage(portal, viewer, stored, plan)
    const packed = await buildPackage(contents, dossier, packagePath, portal, { signal: options.signal })
    return ok({ ...dossier, packed: { path: packagePath, ...packed } })
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
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
