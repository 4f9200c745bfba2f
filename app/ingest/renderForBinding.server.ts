import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MadeCopy } from '../extract/makeCopy.server'
import type { JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'

/**
 * Sets the preserved text of an original on pages, and gives the PDF to `take`. Throws a PortalError that says why where
 * no rendering can be made of it.
 */
export async function renderForBinding<Answer>(
  { portal, signal }: Pick<JobRun, 'portal' | 'signal'>,
  { sha256, mediaType, extraction }: { sha256: string; mediaType: string; extraction: number },
  mostPages: number,
  take: (made: MadeCopy, pages: number) => Promise<Answer>,
): Promise<Answer> {
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction },
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
  const fileName = await onlyName(portal, sha256)
  const { renderText } = await import('../dossier/rendering/renderText.server')
  const folder = await mkdtemp(join(tmpdir(), 'throughline-rendering-'))
  try {
    const path = join(folder, 'rendering')
    const made = await renderText(path, { sha256, fileName, mediaType, pages }, { mostPages, signal })
    return await take({ path, sizeBytes: made.sizeBytes, removed: [] }, made.pages)
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
