import { writeFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { volumePath } from '../domain/filing/volumes'
import { PortalError } from '../domain/portalError'
import { openFolderStore } from '../evidence/folderStore.server'
import type { Settings } from '../settings.server'
import type { DossierPlan } from './dossierPlan'
import { halfPath, volumeKind } from './exportFiles.server'
import type { MustNotHold } from './mustNotHold.server'
import { buildPackage } from './package/buildPackage.server'
import type { PackagePlan } from './package/packagePlan'
import { proveRedacted, proveText } from './proveRedacted.server'
import { readWhole } from './readWhole.server'
import { renderVolumes } from './renderVolumes.server'
import { transmittalOf } from './transmittalOf'
import { explainWriteFault } from './writeFault'

/** What a dossier is made of, and where it goes. */
export type WorkerTask = {
  plan: DossierPlan
  /** Of what is written, as `halfPath` takes it. */
  base: string
  /** The evidence package to make beside it. */
  contents: PackagePlan
  /** What a public edition may hold nowhere. */
  must: MustNotHold[]
  settings: Pick<Settings, 'dataDir' | 'evidenceUrl' | 'timestampUrl'>
}
/** What a worker is told: one dossier after another, and to leave off the one that it makes. */
export type WorkerOrder = { kind: 'make'; task: WorkerTask } | { kind: 'cancel' }
/** What it says: how far it is, then how it ended. */
export type WorkerWord =
  | { kind: 'progress'; pages: number; total: number }
  | { kind: 'done'; pages: number; sha256: string; sizeBytes: number; packageSha256: string }
  | { kind: 'failed'; code: string; message: string }

/** Sets one dossier, and makes its evidence package, in a thread of its own, so that the server answers meanwhile. */
async function work(
  { plan, base, contents, must, settings }: WorkerTask,
  say: (word: WorkerWord) => void,
  signal: AbortSignal,
) {
  const evidence = openFolderStore(settings.evidenceUrl)
  try {
    const pathOf = (number: number) => halfPath(base, volumeKind(number))
    const rendered = await renderVolumes(plan, pathOf, {
      readOriginal: (sha256) => readWhole(evidence, sha256),
      onProgress: (done, total) => say({ kind: 'progress', pages: done, total }),
      signal,
    })
    const volumes = rendered.map(({ volume, ...made }) => ({ path: pathOf(volume.number), ...made }))
    const sent = rendered.map(({ volume, ...made }) => {
      return { path: volumePath(`${plan.packetId}.pdf`, volume), ...made }
    })
    for (const { path } of volumes) await proveRedacted(path, 'pdf', must)
    const transmittal = transmittalOf(plan, sent)
    proveText(transmittal, 'The text for the form', must)
    await writeFile(halfPath(base, 'txt'), transmittal)
    const packagePath = halfPath(base, 'zip')
    const packed = await buildPackage(
      contents,
      volumes,
      packagePath,
      { evidence, settings },
      { signal, must },
    )
    const { sha256, sizeBytes } = volumes[0]!
    const pages = volumes.reduce((sum, volume) => sum + volume.pages, 0)
    say({ kind: 'done', pages, sha256, sizeBytes, packageSha256: packed.sha256 })
  } catch (cause) {
    const problem = explainWriteFault(cause)
    const { code, message } =
      problem instanceof PortalError ? problem : new PortalError('export-failed', explain(problem))
    say({ kind: 'failed', code, message })
  }
}

function explain(problem: unknown): string {
  return `The dossier could not be made: ${problem instanceof Error ? problem.message : String(problem)}`
}

if (parentPort) {
  const port = parentPort
  let stop = new AbortController()
  port.on('message', (order: WorkerOrder) => {
    if (order.kind === 'cancel') return stop.abort()
    stop = new AbortController()
    void work(order.task, (word) => port.postMessage(word), stop.signal)
  })
}
