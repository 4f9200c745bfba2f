import type { ExtractedPage } from '../domain/extraction'
import { extractOriginal } from '../extract/extractOriginal.server'
import { neverAgain } from '../jobs/job'
import type { Portal } from '../portal.server'
import { keepReading, type Reading } from './keepReading.server'
import { openPageSpool, type PageSpool } from './pageSpool.server'

/** A copy that was read again: what stands in it, as anybody would read it. `spool` has to be discarded. */
export type ReadCopy = { mediaType: string; reading: Reading; texts: string[]; spool: PageSpool }

/** A copy that is held: its bytes, and the reading of them. */
export type KeptCopy = { sha256: string; sizeBytes: number; extraction: number; pageCount: number }

/** Reads a derived copy as an original is read. Throws where it cannot be read: then it was not made well. */
export async function readCopy(
  portal: Portal,
  file: { path: string; sizeBytes: number },
  signal: AbortSignal,
): Promise<ReadCopy> {
  const spool = await openPageSpool(portal)
  const texts: string[] = []
  const onPage = (page: ExtractedPage) => {
    texts.push(page.text)
    // Its words are those that the original had: nobody is to guess at its pictures.
    spool.add({ ...page, isOcrCandidate: false })
  }
  try {
    const read = await extractOriginal(file, { onPage, signal })
    if (!read.ok || read.value.problem)
      throw neverAgain(
        'The copy that was made cannot be read again. Bring the original anew, or in another form.',
      )
    const { mediaType, pages: _, ...found } = read.value
    return { mediaType, reading: { ...found, ...(await spool.end()) }, texts, spool }
  } catch (problem) {
    await spool.discard()
    throw problem
  }
}

/** Keeps a copy that was put into the store, with its reading. The same bytes are kept once. */
export async function keepCopy(
  portal: Portal,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
  { mediaType, reading, spool }: ReadCopy,
): Promise<KeptCopy> {
  const { pageCount } = reading
  return portal.db.$transaction(async (tx) => {
    await tx.original.upsert({
      where: { sha256 },
      create: { sha256, sizeBytes, mediaType, storedAt: portal.now(), isCopy: true },
      update: {},
    })
    const held = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
    if (held) return { sha256, sizeBytes, extraction: held.number, pageCount }
    await keepReading(tx, { sha256, number: 1 }, reading, spool.batches(), portal.now())
    return { sha256, sizeBytes, extraction: 1, pageCount }
  })
}
