import { writeFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { volumePath } from '../domain/filing/volumes'
import { PortalError } from '../domain/portalError'
import { openFolderStore } from '../evidence/folderStore.server'
import { isDiskFull } from '../jobs/claim.server'
import { DISK_IS_FULL } from '../jobs/job'
import type { Settings } from '../settings.server'
import type { DossierPlan } from './dossierPlan'
import { halfPath, volumeKind } from './exportFiles.server'
import type { MustNotHold } from './mustNotHold.server'
import { buildPackage } from './package/buildPackage.server'
import type { PackagePlan } from './package/packagePlan'
import { ownParts } from './ownParts.server'
import { proveRedacted, proveText } from './proveRedacted.server'
import { readWhole } from './readWhole.server'
import { measureDossier } from './renderDossier.server'
import { renderText, type RenderedOriginal } from './rendering/renderText.server'
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
/** A text that is to be rendered at `to`. */
export type RenderTask = { to: string; original: RenderedOriginal; mostPages: number }
/** What a worker is told: one order after another, and to leave off the one that it has in hand. */
export type WorkerOrder =
  | { kind: 'make'; task: WorkerTask }
  | { kind: 'render'; task: RenderTask }
  | { kind: 'measure'; task: DossierPlan }
  | { kind: 'own-parts' }
  | { kind: 'cancel' }

export type DossierMade = { pages: number; sha256: string; sizeBytes: number; packageSha256: string }
export type TextRendered = { pages: number; sizeBytes: number }
export type OwnPartsRead = { parts: string[] }
/** Why the pages of a plan cannot be set, as a PortalError says it; null where they can. */
export type PagesMeasured = { problem: { code: string; message: string } | null }
export type WorkerAnswer = DossierMade | TextRendered | OwnPartsRead | PagesMeasured
/** What it says: how far it is, then how it ended. *refused*: what was ordered cannot be done, and nothing is broken. */
export type WorkerWord =
  | { kind: 'progress'; pages: number; total: number }
  | { kind: 'done'; made: WorkerAnswer }
  | { kind: 'refused' | 'failed'; code: string; message: string }

type Say = (word: WorkerWord) => void

/** Renders one text, for a dossier to bind. */
async function render({ to, original, mostPages }: RenderTask, say: Say, signal: AbortSignal) {
  try {
    say({ kind: 'done', made: await renderText(to, original, { mostPages, signal }) })
  } catch (cause) {
    const problem = explainStep(cause)
    if (problem instanceof PortalError) say({ kind: 'refused', code: problem.code, message: problem.message })
    else say({ kind: 'failed', code: 'rendering-failed', message: explain('The rendering', problem) })
  }
}

/** As `explainWriteFault`; of a full disk it says what a step that waits for room goes by. */
function explainStep(cause: unknown): unknown {
  return isDiskFull(cause) ? new PortalError('no-space', DISK_IS_FULL, { cause }) : explainWriteFault(cause)
}

/** Reads what every file of ours holds, for the searches of redacted copies. */
async function tellOwnParts(say: Say) {
  try {
    say({ kind: 'done', made: { parts: [...(await ownParts())] } })
  } catch (cause) {
    const problem = explainStep(cause)
    if (problem instanceof PortalError) say({ kind: 'failed', code: problem.code, message: problem.message })
    else say({ kind: 'failed', code: 'search-failed', message: explain('The search', problem) })
  }
}

/** Sets one dossier, and makes its evidence package, in a thread of its own, so that the server answers meanwhile. */
async function work({ plan, base, contents, must, settings }: WorkerTask, say: Say, signal: AbortSignal) {
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
    say({ kind: 'done', made: { pages, sha256, sizeBytes, packageSha256: packed.sha256 } })
  } catch (cause) {
    const problem = explainWriteFault(cause)
    const { code, message } =
      problem instanceof PortalError
        ? problem
        : new PortalError('export-failed', explain('The dossier', problem))
    say({ kind: 'failed', code, message })
  }
}

/** Sets the pages of a plan nowhere: a plan that cannot be set is an answer, and no fault of ours. */
async function measure(plan: DossierPlan, say: Say) {
  try {
    await measureDossier(plan)
    say({ kind: 'done', made: { problem: null } })
  } catch (cause) {
    if (cause instanceof PortalError)
      say({ kind: 'done', made: { problem: { code: cause.code, message: cause.message } } })
    else say({ kind: 'failed', code: 'measuring-failed', message: explain('The pages', cause) })
  }
}

function explain(what: string, problem: unknown): string {
  return `${what} could not be made: ${problem instanceof Error ? problem.message : String(problem)}`
}

if (parentPort) {
  const port = parentPort
  let stop = new AbortController()
  port.on('message', (order: WorkerOrder) => {
    if (order.kind === 'cancel') return stop.abort()
    stop = new AbortController()
    const say: Say = (word) => port.postMessage(word)
    if (order.kind === 'own-parts') void tellOwnParts(say)
    else if (order.kind === 'measure') void measure(order.task, say)
    else if (order.kind === 'render') void render(order.task, say, stop.signal)
    else void work(order.task, say, stop.signal)
  })
}
