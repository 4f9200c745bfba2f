import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Extraction } from '../../../app/domain/extraction'
import { explainMediaType } from '../../../app/domain/mediaType'
import { extractOriginal, type ExtractOptions } from '../../../app/extract/extractOriginal.server'
import type { OriginalFile } from '../../../app/extract/reader'

let folder: string
let count = 0

/** Gives the tests of one file a folder for the originals that they write. Call it once at the top. */
export function useOriginals(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-originals-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
}

/** Writes bytes as a file whose name says nothing. */
export async function aFile(bytes: Uint8Array | string): Promise<OriginalFile> {
  const path = join(folder, `original-${++count}`)
  await writeFile(path, bytes)
  return { path, sizeBytes: Buffer.byteLength(bytes) }
}

/** Reads an original through a worker, as the portal does. Throws its refusal where it is not taken. */
export async function extract(bytes: Uint8Array | string, options?: ExtractOptions): Promise<Extraction> {
  const read = await extractOriginal(await aFile(bytes), options)
  if (!read.ok) throw new Error(explainMediaType(read.refusal))
  return read.value
}

/** The sentence with which a file is refused; fails where it is taken. */
export async function refusalOf(bytes: Uint8Array | string): Promise<string> {
  const read = await extractOriginal(await aFile(bytes))
  if (read.ok) throw new Error(`It was taken as ${read.value.mediaType}.`)
  return explainMediaType(read.refusal)
}
