import { appendAudit } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { PortalError } from '../domain/portalError'
import { COMMAND_LINE } from '../domain/roles'
import { extractPages } from '../extract/extractPages.server'
import type { Portal } from '../portal.server'

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
  const open = async (range?: { start: number; end: number }) => {
    const stream = await portal.evidence.open(sha256, range)
    if (!stream)
      throw new PortalError('missing-original', 'Its bytes are missing from the store. Run verify-evidence.')
    return stream
  }
  try {
    const read = await extractPages(portal.settings.root, open, sizeBytes)
    if (!read.ok) return { sha256, pages: 0, outcome: 'failed', message: read.refusal }
    const { pages, extractor } = read.value
    const rows = pages.map(({ number, text }) => ({ sha256, number, text, extractor }))
    const held = await portal.db.page.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })
    const isSame =
      held.length === rows.length &&
      held.every((page, at) => page.text === rows[at]!.text && page.extractor === extractor)
    if (!isSame) {
      await portal.db.$transaction(async (tx) => {
        await tx.page.deleteMany({ where: { sha256 } })
        for (const row of rows) await tx.page.create({ data: row })
        const change = {
          actor: COMMAND_LINE,
          action: 'original.reread',
          subject: 'original',
          subjectId: sha256,
        }
        const before = { pages: held.length, extractor: held[0]?.extractor ?? null }
        await appendAudit(tx, portal, [{ ...change, before, after: { pages: rows.length, extractor } }])
        await raiseRevision(tx, portal.now())
      })
      forgetCatalog(portal)
    }
    return { sha256, pages: rows.length, outcome: isSame ? 'same' : 'changed' }
  } catch (problem) {
    if (problem instanceof PortalError)
      return { sha256, pages: 0, outcome: 'failed', message: problem.message }
    throw problem
  }
}
