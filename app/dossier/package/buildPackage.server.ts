import type { Settings } from '../../settings.server'
import { BAG_PATHS } from '../../domain/evidencePackage/manifest'
import type { EvidenceStore } from '../../evidence/evidenceStore'
import { throwIfCancelled } from '../cancelled'
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
 * Makes a package of a finished PDF, or the volumes of it, at `path`, and proves that it holds nothing redacted. What was
 * begun by a failure is the caller's to remove.
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
  const key = await keepSigningKey(settings.dataDir)
  const url = settings.timestampUrl
  const stampTime: PackageParts['stampTime'] =
    url === null ? null : (bytes, signal) => requestTimeStamp(url, bytes, signal)
  await writePackage(plan, volumes, path, { ...options, evidence, key, stampTime })
  throwIfCancelled(options.signal)
  await proveRedacted(path, 'zip', must, [BAG_PATHS.verifier])
  return hashFile(path)
}
