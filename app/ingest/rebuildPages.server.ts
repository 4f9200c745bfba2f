import { appendAudit } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { explainMediaType } from '../domain/mediaType'
import { PortalError } from '../domain/portalError'
import { COMMAND_LINE } from '../domain/roles'
import { extractOriginal } from '../extract/extractOriginal.server'
import type { Portal } from '../portal.server'
import { withHeldFile } from './heldFile.server'
import { keepReading } from './addOriginal.server'

/** What became of the text of one original: the same as before, or other than before, or not to be had. */
export type Rebuilt = {
  sha256: string
  pages: number
  outcome: 'same' | 'changed' | 'failed'
  message?: string
}

/**
 * Makes the pages of text of every original anew, in order of hash. Text is derived, so losing it loses nothing; the
 * same extractor gives the same text, and a newer one says by `changed` that notes must find their places again. What
 * readers see changes with it, so that is written to the log.
 */
export async function* rebuildPages(portal: Portal): AsyncGenerator<Rebuilt> {
  const originals = await portal.db.original.findMany({
    select: { sha256: true, sizeBytes: true },
    orderBy: { sha256: 'asc' },
  })
  for (const { sha256, sizeBytes } of originals) yield await rebuildOne(portal, sha256, sizeBytes)
}

async function rebuildOne(portal: Portal, sha256: string, sizeBytes: number): Promise<Rebuilt> {
  try {
    const read = await withHeldFile(portal, { sha256, sizeBytes }, (file) => extractOriginal(file))
    if (!read.ok) return { sha256, pages: 0, outcome: 'failed', message: explainMediaType(read.refusal) }
    const { problem } = read.value
    if (problem) return { sha256, pages: 0, outcome: 'failed', message: problem.message }
    const { pages, extractor } = read.value
    const latest = await portal.db.extraction.findFirst({
      where: { sha256 },
      include: { pages: { orderBy: { number: 'asc' } } },
      orderBy: { number: 'desc' },
    })
    const held = latest?.pages ?? []
    const isSame =
      latest?.extractor === extractor &&
      held.length === pages.length &&
      held.every((page, at) => page.text === pages[at]!.text)
    if (!isSame) {
      await portal.db.$transaction(async (tx) => {
        const number = (latest?.number ?? 0) + 1
        await keepReading(tx, { sha256, number }, read.value, portal.now())
        const change = {
          actor: COMMAND_LINE,
          action: 'original.reread',
          subject: 'original',
          subjectId: sha256,
        }
        const before = { pages: held.length, extractor: latest?.extractor ?? null }
        await appendAudit(tx, portal, [{ ...change, before, after: { pages: pages.length, extractor } }])
        await raiseRevision(tx, portal.now())
      })
      forgetCatalog(portal)
    }
    return { sha256, pages: pages.length, outcome: isSame ? 'same' : 'changed' }
  } catch (problem) {
    if (problem instanceof PortalError)
      return { sha256, pages: 0, outcome: 'failed', message: problem.message }
    throw problem
  }
}
