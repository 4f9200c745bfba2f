import { rename, rm } from 'node:fs/promises'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import { findPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { hashFile } from './hashFile.server'
import { planPacket } from './planPacket.server'
import { readWhole } from './readWhole.server'
import { renderDossier, type RenderOptions } from './renderDossier.server'

export type BuildRefusal = { reason: 'not-found' } | { reason: 'problems'; problems: string[] }

/** Makes a packet's dossier at `path`, here and now. What was at `path` stays until the new file is whole. */
export async function buildDossier(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  path: string,
  options: Pick<RenderOptions, 'onProgress' | 'signal'> = {},
): Promise<Result<{ path: string; pages: number; sha256: string; sizeBytes: number }, BuildRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  const plan = await planPacket(portal, viewer, stored)
  if (plan.problems.length > 0)
    return refuse({ reason: 'problems', problems: plan.problems.map(({ message }) => message) } as const)
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    const { pages } = await renderDossier(plan, part, {
      ...options,
      readOriginal: (sha256) => readWhole(portal.evidence, sha256),
    })
    const hashed = await hashFile(part)
    await rename(part, path)
    return ok({ path, pages, ...hashed })
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && !(cause instanceof PortalError))
      throw new PortalError(
        'no-folder',
        `The folder of ${path} is not there. Make it, or give another --out.`,
        { cause },
      )
    throw cause
  }
}
