import { parentPort, workerData } from 'node:worker_threads'
import { PortalError } from '../domain/portalError'
import { openFolderStore } from '../evidence/folderStore.server'
import type { Settings } from '../settings.server'
import type { DossierPlan } from './dossierPlan'
import { hashFile } from './hashFile.server'
import { buildPackage } from './package/buildPackage.server'
import type { PackagePlan } from './package/packagePlan'
import { readWhole } from './readWhole.server'
import { renderDossier } from './renderDossier.server'

/** What a worker is started with. */
export type WorkerTask = {
  plan: DossierPlan
  path: string
  /** The evidence package to make beside it. */
  contents: PackagePlan
  packagePath: string
  settings: Pick<Settings, 'dataDir' | 'evidenceUrl' | 'timestampUrl'>
}
/** What it says: how far it is, then how it ended. */
export type WorkerWord =
  | { kind: 'progress'; pages: number; total: number }
  | { kind: 'done'; pages: number; sha256: string; sizeBytes: number; packageSha256: string }
  | { kind: 'failed'; code: string; message: string }

/** Sets one dossier, and makes its evidence package, in a thread of its own, so that the server answers meanwhile. Any message to it cancels. */
async function work(
  { plan, path, contents, packagePath, settings }: WorkerTask,
  port: NonNullable<typeof parentPort>,
) {
  const say = (word: WorkerWord) => port.postMessage(word)
  const stop = new AbortController()
  port.on('message', () => stop.abort())
  const evidence = openFolderStore(settings.evidenceUrl)
  try {
    const { pages } = await renderDossier(plan, path, {
      readOriginal: (sha256) => readWhole(evidence, sha256),
      onProgress: (done, total) => say({ kind: 'progress', pages: done, total }),
      signal: stop.signal,
    })
    const dossier = { path, pages, ...(await hashFile(path)) }
    const means = { evidence, settings }
    const packed = await buildPackage(contents, dossier, packagePath, means, { signal: stop.signal })
    const { sha256, sizeBytes } = dossier
    say({ kind: 'done', pages, sha256, sizeBytes, packageSha256: packed.sha256 })
  } catch (problem) {
    const { code, message } =
      problem instanceof PortalError ? problem : new PortalError('export-failed', explain(problem))
    say({ kind: 'failed', code, message })
  } finally {
    port.close()
  }
}

function explain(problem: unknown): string {
  return `The dossier could not be made: ${problem instanceof Error ? problem.message : String(problem)}`
}

if (parentPort) void work(workerData as WorkerTask, parentPort)
