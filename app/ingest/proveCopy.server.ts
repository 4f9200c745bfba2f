import type { CopyOf } from '../catalog/withhold.server'
import type { PageText } from '../domain/passage'
import { tellingWords } from '../domain/redaction/tellingWords'
import { printTelling, searchedAt, tellingBesideOwn } from '../dossier/besideOwn.server'
import { ownPartsInThread } from '../dossier/ownPartsInThread.server'
import { neverAgain } from '../jobs/job'
import type { MadeCopy } from '../extract/makeCopy.server'
import type { ReadCopy } from './keepCopy.server'

/**
 * Searches a redacted copy for what was taken out, before anybody is shown it: in the words that are read from it, and in
 * all that its file holds, its streams unpacked; what every file of ours holds in the same kind of place (`ownParts`) says
 * nothing of it. Answers what it is without. Throws, naming the words, where it has any,
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
  what = 'The copy',
}: MadeCopy &
  Pick<ReadCopy, 'texts'> & {
    pages: readonly PageText[]
    boxes: number
    pageCount?: number
    /** What it is called where it has any. */
    what?: string
  }): Promise<CopyOf> {
  if (texts.length !== pageCount)
    throw neverAgain(`${what} has ${texts.length} pages, where it should have ${pageCount}. It is not used.`)
  const telling = tellingWords(pages, removed)
  const printed = await printTelling(telling, texts.join('\n\n'), ownPartsInThread)
  const found = new Set(printed?.found)
  for (const word of await tellingBesideOwn(telling, searchedAt(path), ownPartsInThread)) found.add(word)
  if (found.size > 0)
    throw neverAgain(
      `${what} still has what was redacted, so it is not used: ${[...found].slice(0, 5).join(', ')}.`,
    )
  return { removed: [...removed], telling, boxes }
}
