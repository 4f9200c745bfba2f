import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ExtractedPage } from '../domain/extraction'
import { explainDiskFault } from '../evidence/diskFault'
import type { Portal } from '../portal.server'

/** Pages that OCR has read of one reading, on the disk, so that a step that was cut off goes on where it was. */
export type OcrCache = {
  /** Null where the page has not been read yet. */
  get(page: number): Promise<ExtractedPage | null>
  put(page: ExtractedPage): Promise<void>
  discard(): Promise<void>
}

/** Opens what is kept of a reading by this engine: another release of it begins anew. */
export async function openOcrCache(
  portal: Portal,
  reading: { sha256: string; number: number },
  engine: string,
): Promise<OcrCache> {
  const name = createHash('sha256').update(engine).digest('hex').slice(0, 8)
  const folder = join(portal.settings.dataDir, 'ocr', `${reading.sha256}-${reading.number}-${name}`)
  const fileOf = (page: number) => join(folder, `${page}.json`)
  await mkdir(folder, { recursive: true })
  return {
    async get(page) {
      const text = await readFile(fileOf(page), 'utf8').catch(() => null)
      return text === null ? null : (JSON.parse(text) as ExtractedPage)
    },
    async put(page) {
      try {
        await writeFile(`${fileOf(page.number)}.part`, JSON.stringify(page), { mode: 0o600 })
        await rename(`${fileOf(page.number)}.part`, fileOf(page.number))
      } catch (problem) {
        await rm(`${fileOf(page.number)}.part`, { force: true })
        throw explainDiskFault(problem)
      }
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  }
}
