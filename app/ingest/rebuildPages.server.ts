import { PortalError } from '../domain/portalError'
import { COMMAND_LINE } from '../domain/roles'
import type { Portal } from '../portal.server'
import { readOriginal } from './readOriginal.server'

/** What became of the text of one original: the same as before, or other than before, or not to be had. */
export type Rebuilt = {
  sha256: string
  pages: number
  outcome: 'same' | 'changed' | 'failed'
  message?: string
}

/**
 * Reads every original anew, in order of hash. Text is derived, so losing it loses nothing; the same extractor gives
 * the same text and nothing is written, and another text makes a further version of each document, on which its notes
 * are placed anew. What readers see changes with that, so it is written to the log.
 */
export async function* rebuildPages(portal: Portal): AsyncGenerator<Rebuilt> {
  const originals = await portal.db.original.findMany({
    select: { sha256: true },
    orderBy: { sha256: 'asc' },
  })
  for (const { sha256 } of originals) yield await rebuildOne(portal, sha256)
}

const NEVER = new AbortController().signal

async function rebuildOne(portal: Portal, sha256: string): Promise<Rebuilt> {
  try {
    const { is, pageCount } = await readOriginal(portal, sha256, {
      by: COMMAND_LINE,
      signal: NEVER,
      onProgress: () => {},
    })
    return { sha256, pages: pageCount, outcome: is === 'same' ? 'same' : 'changed' }
  } catch (problem) {
    if (problem instanceof PortalError)
      return { sha256, pages: 0, outcome: 'failed', message: problem.message }
    throw problem
  }
}
