import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PortalError } from '../domain/portalError'
import type { RemovedStretch } from '../domain/redaction/redaction'
import { ok, refuse, type Result } from '../domain/result'
import { HELD_BESIDE } from '../dossier/rendering/textRenderer'
import { renderInThread } from '../dossier/rendering/renderInThread.server'
import { LIMITS } from '../extract/extractOriginal.server'
import type { MadeCopy } from '../extract/makeCopy.server'
import type { JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'

/** More pages than this are held beside the file: a copy of them would fill the disk. */
export const MOST_BOUND_PAGES = 1_000

/** Why an original has no rendering: what its text has, how long it is or takes, or how much of it was redacted. */
const NOT_RENDERED = new Set(['unprintable-character', 'too-many-pages', 'too-full', 'too-slow'])

/** A text that is to be rendered, of one reading; without what was redacted where that is given. */
export type ToRender = {
  sha256: string
  mediaType: string
  extraction: number
  redacted?: { removed: readonly RemovedStretch[]; copySha256: string }
}

/**
 * Sets the preserved text of an original on pages, and gives the PDF to `take`. Refuses, in words, a text of which no
 * rendering can be made: a dossier holds it beside itself.
 */
export async function renderForBinding<Answer>(
  { portal, signal }: Pick<JobRun, 'portal' | 'signal'>,
  { sha256, mediaType, extraction, redacted }: ToRender,
  take: (made: MadeCopy, pages: number) => Promise<Answer>,
): Promise<Result<Answer, string>> {
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction },
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
  const fileName = await onlyName(portal, sha256)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-rendering-'))
  try {
    const path = join(folder, 'rendering')
    const original = { sha256, fileName, mediaType, pages, redacted }
    const task = { to: path, original, mostPages: MOST_BOUND_PAGES }
    const made = await renderInThread(task, { timeoutMs: LIMITS.timeoutMs, signal })
    return ok(await take({ path, sizeBytes: made.sizeBytes, removed: [] }, made.pages))
  } catch (problem) {
    if (!(problem instanceof PortalError) || !NOT_RENDERED.has(problem.code)) throw problem
    return refuse(`${problem.message} ${HELD_BESIDE}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The name under which its bytes came; null where they came under several, of which one may be for few to know. */
async function onlyName(portal: Portal, sha256: string): Promise<string | null> {
  const rows = await portal.db.provenance.findMany({
    where: { sha256 },
    select: { fileName: true },
    distinct: ['fileName'],
    take: 2,
  })
  return rows.length === 1 ? rows[0]!.fileName : null
}
