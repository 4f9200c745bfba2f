import { rename, rm } from 'node:fs/promises'
import type { Settings } from '../../settings.server'
import { BAG_PATHS } from '../../domain/evidencePackage/manifest'
import type { EvidenceStore } from '../../evidence/evidenceStore'
import { hashFile } from '../hashFile.server'
import type { MustNotHold } from '../mustNotHold.server'
import { proveRedacted } from '../proveRedacted.server'
import type { PackagePlan } from './packagePlan'
import { requestTimeStamp } from './requestTimeStamp.server'
import { keepSigningKey } from './signingKey.server'
import { writePackage, type PackageParts, type PackedDossier } from './writePackage.server'

/** What a package is made with, beside its plan and its PDF. */
export type PackageMeans = {
  evidence: EvidenceStore
  settings: Pick<Settings, 'dataDir' | 'timestampUrl'>
}

/**
 * Makes a package beside its finished PDF, or the volumes of it. What was at `path` stays until the new file is whole; a failure leaves nothing
 * of it.
 */
export async function buildPackage(
  plan: PackagePlan,
  volumes: readonly PackedDossier[],
  path: string,
  { evidence, settings }: PackageMeans,
  {
    must = [],
    ...options
  }: Pick<PackageParts, 'onProgress' | 'signal'> & { must?: readonly MustNotHold[] } = {},
): Promise<{ sha256: string; sizeBytes: number }> {
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    const key = await keepSigningKey(settings.dataDir)
    const url = settings.timestampUrl
    const stampTime: PackageParts['stampTime'] =
      url === null ? null : (bytes, signal) => requestTimeStamp(url, bytes, signal)
    await writePackage(plan, volumes, part, { ...options, evidence, key, stampTime })
    await proveRedacted(part, 'zip', must, [BAG_PATHS.verifier])
    const hashed = await hashFile(part)
    await rename(part, path)
    return hashed
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
    throw cause
  }
}
