import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OriginalFile } from '../../reader'

/** A larger file would take more memory to decrypt than one file may. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * A copy, for this process alone, of a file that opens with an empty password, without its encryption: its objects keep
 * their numbers, and lie elsewhere. Null where it takes a password, or is too large or too damaged. `remove` must be called.
 */
export async function unlock(
  original: OriginalFile,
): Promise<{ copy: OriginalFile; remove(): Promise<void> } | null> {
  if (original.sizeBytes > MOST_BYTES) return null
  const bytes = await decrypted(await readFile(original.path)).catch(() => null)
  if (!bytes) return null
  const folder = await mkdtemp(join(tmpdir(), 'throughline-unlocked-'))
  const path = join(folder, 'copy.pdf')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await writeFile(path, bytes)
    return { copy: { path, sizeBytes: bytes.length }, remove }
  } catch (problem) {
    await remove()
    throw problem
  }
}

async function decrypted(bytes: Uint8Array): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false })
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
