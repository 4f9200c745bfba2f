import type { CopyOf } from '../catalog/withhold.server'
import type { PageText } from '../domain/passage'
import { tellingInPieces } from '../domain/redaction/tellingBytes'
import { tellingIn, tellingWords } from '../domain/redaction/tellingWords'
import { neverAgain } from '../jobs/job'
import type { MadeCopy } from '../extract/makeCopy.server'
import { unpackedPieces } from '../extract/unpackedPieces.server'
import type { ReadCopy } from './keepCopy.server'

/**
 * Searches a redacted copy for what was taken out, before anybody is shown it: in the words that are read from it, and in
 * all that its file holds, its streams unpacked. Answers what it is without. Throws, naming the words, where it has any,
 * and where it has not `pageCount` pages: as many as what it was made of, where nothing else
 * is said.
 */
export async function proveCopy({
  path,
  removed,
  texts,
  pages,
  boxes,
  pageCount = pages.length,
}: MadeCopy &
  Pick<ReadCopy, 'texts'> & {
    pages: readonly PageText[]
    boxes: number
    pageCount?: number
  }): Promise<CopyOf> {
  if (texts.length !== pageCount)
    throw neverAgain(
      `The copy has ${texts.length} pages, where it should have ${pageCount}. It is not shown.`,
    )
  const telling = tellingWords(pages, removed)
  const found = new Set(tellingIn(telling, texts.join('\n\n')))
  for (const word of await tellingInPieces(telling, unpackedPieces(path))) found.add(word)
  if (found.size > 0)
    throw neverAgain(
      `The copy still has what was redacted, so it is not shown: ${[...found].slice(0, 5).join(', ')}.`,
    )
  return { removed: [...removed], telling, boxes }
}
