import { createHash, createPublicKey, verify } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { explainMediaType } from '../domain/mediaType'
import { extractOriginal } from '../extract/extractOriginal.server'
import { openPdf } from '../extract/pdf/openPdf.server'
import type { BagFile } from './bagFiles'
import { checkStamp } from './timeStamp'
import type { FreshText, Platform } from './platform'

/** How Node hashes, checks signatures and reads originals: with the same readers that took the originals in. */
export const nodePlatform: Platform = {
  hash: hashInNode,
  isSignedBy: async (spki, message, signature) => {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
      return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature)
    } catch {
      return false
    }
  },
  readText: (file) => withCopy(file, readText),
  countPages: (file) => withCopy(file, countPages),
  checkTimeStamp: checkStamp,
}

/** Hashes a file as it goes by. */
async function hashInNode(file: BagFile): Promise<{ sha256: string; sha512: string }> {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
  for await (const chunk of file.chunks()) {
    sha256.update(chunk)
    sha512.update(chunk)
  }
  return { sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
}

type Copy = { path: string; sizeBytes: number }

/** Gives `read` a file of this machine with the bytes, which is gone afterwards. */
async function withCopy<Answer>(file: BagFile, read: (copy: Copy) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-verify-'))
  try {
    const path = join(folder, 'original')
    await pipeline(Readable.from(file.chunks()), createWriteStream(path))
    return await read({ path, sizeBytes: file.sizeBytes })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readText(copy: Copy): Promise<FreshText> {
  const read = await extractOriginal(copy)
  if (!read.ok) return { kind: 'unreadable', why: explainMediaType(read.refusal) }
  const { pages, extractor, problem } = read.value
  if (problem && pages.length === 0) return { kind: 'unreadable', why: problem.message }
  const pictures = pages.filter((page) => page.method !== 'text').map(({ number }) => number)
  return {
    kind: 'read',
    pages: pages.map(({ number, text }) => ({ number, text })),
    extractor,
    pictures: new Set(pictures),
  }
}

async function countPages(copy: Copy): Promise<number | 'broken'> {
  const pdf = await openPdf(copy)
  try {
    return (await pdf.loading.promise).numPages
  } catch {
    return 'broken'
  } finally {
    await pdf.close()
  }
}
