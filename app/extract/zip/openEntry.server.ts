import type { Readable } from 'node:stream'
import type { ZipFile } from 'yauzl'
import type { ZipEntry } from './listEntries.server'

/** Starts unpacking one entry. The stream fails where the entry unpacks to other than it says, before it can swell. */
export function openEntry(zip: ZipFile, { raw }: ZipEntry): Promise<Readable> {
  return zip.openReadStreamPromise(raw)
}

/** One entry unpacked, or null where it is larger than `most` bytes or cannot be unpacked. */
export async function readEntry(zip: ZipFile, entry: ZipEntry, most: number): Promise<Buffer | null> {
  if (entry.sizeBytes > most || entry.isEncrypted) return null
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await openEntry(zip, entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch {
    return null
  }
}
