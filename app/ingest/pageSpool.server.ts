import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createInterface } from 'node:readline'
import type { ExtractedPage } from '../domain/extraction'
import { explainDiskFault } from '../evidence/diskFault'
import { foldWords } from '../domain/foldedWords'
import type { Portal } from '../portal.server'

/** Pages in one INSERT, well within both databases' limits on bound values. */
const BATCH = 200

/** Pages as they are read, on the disk and not in memory, until all of them can be kept in one transaction. */
export type PageSpool = {
  add(page: ExtractedPage): void
  /** Ends the writing and answers what is known of the whole text. */
  end(): Promise<{ pageCount: number; textSha256: string; wordsSha256: string | null }>
  /** The pages in order, some at a time. */
  batches(): AsyncGenerator<ExtractedPage[]>
  discard(): Promise<void>
}

/** Opens a spool in the data folder; `discard` has to be called. */
export async function openPageSpool(portal: Portal): Promise<PageSpool> {
  const folder = join(portal.settings.dataDir, 'reading')
  await mkdir(folder, { recursive: true })
  await sweep(folder)
  const path = join(folder, `${randomUUID()}.jsonl`)
  const file: WriteStream = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  let fault: unknown = null
  file.on('error', (problem) => (fault ??= problem))
  const text = createHash('sha256')
  const words = createHash('sha256')
  let pageCount = 0
  let hasWords = false
  return {
    add(given) {
      const page = { ...given, text: storable(given.text), label: given.label && storable(given.label) }
      text.update(pageCount === 0 ? page.text : `\f${page.text}`)
      const folded = foldWords(page.text)
      hasWords ||= folded !== ''
      words.update(folded)
      pageCount += 1
      file.write(`${lineOf(page)}\n`)
    },
    async end() {
      file.end()
      await finished(file).catch((problem: unknown) => (fault ??= problem))
      if (fault) throw explainDiskFault(fault)
      return {
        pageCount,
        textSha256: text.digest('hex'),
        wordsSha256: hasWords ? words.digest('hex') : null,
      }
    },
    async *batches() {
      let batch: ExtractedPage[] = []
      for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
        batch.push(JSON.parse(line) as ExtractedPage)
        if (batch.length < BATCH) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    async discard() {
      file.destroy()
      await rm(path, { force: true })
    },
  }
}

/** JSON without the two separators that readline takes for line ends and JSON does not escape. */
function lineOf(page: ExtractedPage): string {
  return JSON.stringify(page).replace(/[\u2028\u2029]/g, (mark) =>
    mark === '\u2028' ? '\\u2028' : '\\u2029',
  )
}

/** PostgreSQL keeps no NUL. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd')
}

/** A spool this old belongs to no reading that still runs, in milliseconds: the longest takes minutes. */
const STALE_MS = 24 * 60 * 60 * 1000

/** Removes what readings left behind that were killed. */
async function sweep(folder: string): Promise<void> {
  const oldest = Date.now() - STALE_MS
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const age = await stat(path).catch(() => null)
    if (age && age.mtimeMs < oldest) await rm(path, { force: true })
  }
}
