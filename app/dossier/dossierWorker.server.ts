import { parentPort, workerData } from 'node:worker_threads'
import { PortalError } from '../domain/portalError'
import { openFolderStore } from '../evidence/folderStore.server'
import type { DossierPlan } from './dossierPlan'
import { hashFile } from './hashFile.server'
import { readWhole } from './readWhole.server'
import { renderDossier } from './renderDossier.server'

/** What a worker is started with. */
export type WorkerTask = { plan: DossierPlan; path: string; evidenceUrl: string }
/** What it says: how far it is, then how it ended. */
export type WorkerWord =
  | { kind: 'progress'; pages: number; total: number }
  | { kind: 'done'; pages: number; sha256: string; sizeBytes: number }
  | { kind: 'failed'; code: string; message: string }

/** Sets one dossier in a thread of its own, so that the server answers meanwhile. Any message to it cancels. */
async function work({ plan, path, evidenceUrl }: WorkerTask, port: NonNullable<typeof parentPort>) {
  const say = (word: WorkerWord) => port.postMessage(word)
  const stop = new AbortController()
  port.on('message', () => stop.abort())
  const evidence = openFolderStore(evidenceUrl)
  try {
    const { pages } = await renderDossier(plan, path, {
      readOriginal: (sha256) => readWhole(evidence, sha256),
      onProgress: (done, total) => say({ kind: 'progress', pages: done, total }),
      signal: stop.signal,
    })
    say({ kind: 'done', pages, ...(await hashFile(path)) })
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
