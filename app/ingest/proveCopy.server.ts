import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import type { CopyOf } from '../catalog/withhold.server'
import type { PageText } from '../domain/passage'
import { tellingInBytes } from '../domain/redaction/tellingBytes'
import { tellingIn, tellingWords } from '../domain/redaction/tellingWords'
import { neverAgain } from '../jobs/job'
import type { MadeCopy } from '../extract/makeCopy.server'
import type { ReadCopy } from './keepCopy.server'

/**
 * Searches a redacted copy for what was taken out, before anybody is shown it: in the words that are read from it, and in
 * all that its file holds, its streams unpacked. Answers what it is without. Throws, naming the words, where it has any,
 * and where it has not as many pages as what it was made of.
 */
export async function proveCopy({
  path,
  removed,
  texts,
  pages,
  boxes,
}: MadeCopy & Pick<ReadCopy, 'texts'> & { pages: readonly PageText[]; boxes: number }): Promise<CopyOf> {
  if (texts.length !== pages.length)
    throw neverAgain(`The copy has ${texts.length} pages, and the original ${pages.length}. It is not shown.`)
  const telling = tellingWords(pages, removed)
  const found = new Set(tellingIn(telling, texts.join('\n\n')))
  for (const word of tellingInBytes(telling, await unpacked(path))) found.add(word)
  if (found.size > 0)
    throw neverAgain(
      `The copy still has what was redacted, so it is not shown: ${[...found].slice(0, 5).join(', ')}.`,
    )
  return { removed: [...removed], telling, boxes }
}

const STREAM = /<<([^]{0,2000}?)>>\s*stream\r?\n/g

/** A file's bytes, one character to each, and behind them those of its packed streams that are no pictures. */
async function unpacked(path: string): Promise<string> {
  const bytes = await readFile(path)
  const all = bytes.toString('latin1')
  const parts: string[] = []
  let plain = ''
  let at = 0
  for (const match of all.matchAll(STREAM)) {
    const from = match.index + match[0].length
    const to = all.indexOf('endstream', from)
    if (match.index < at || to < 0) continue
    plain += all.slice(at, from)
    at = to
    if (/\/Subtype\s*\/Image\b|\/FontFile|\/Length1\b/.test(match[1]!)) continue
    parts.push(unpack(bytes.subarray(from, to)))
  }
  return [plain + all.slice(at), ...parts].join('\n')
}

function unpack(stream: Uint8Array): string {
  try {
    return inflateSync(stream).toString('latin1')
  } catch {
    return Buffer.from(stream).toString('latin1')
  }
}
