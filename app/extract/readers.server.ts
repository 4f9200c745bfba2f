import type { OriginalType } from '../domain/extraction'
import type { Reader } from './reader'

/**
 * The reader of each kind, loaded when the first of its kind comes: a worker starts at once, and a mail does not wait
 * for what reads pictures.
 */
const READERS: Partial<Record<OriginalType, () => Promise<Reader>>> = {
  'application/pdf': async () => (await import('./pdf/readPdf.server')).readPdf,
  'text/plain': async () => (await import('./text/readText.server')).readText,
}

/** Loads the reader of a kind of original. */
export async function openReader(mediaType: OriginalType): Promise<Reader> {
  const open = READERS[mediaType]
  if (!open) throw new Error(`Nothing reads ${mediaType} yet.`)
  return open()
}
