/** Bytes that can be read from anywhere: a file on disk, a file dropped on a page. */
export type ByteSource = {
  sizeBytes: number
  /** `end` is exclusive; both lie within the size. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** One file of a bag, under its path from the bag's own folder. */
export type BagFile = {
  path: string
  sizeBytes: number
  /** Why its bytes cannot be had here, in a sentence; null where they can. */
  limit: string | null
  /** Its bytes in order, anew each time. Throws a `DamagedFile` where they cannot be had whole. */
  chunks(): AsyncIterable<Uint8Array>
}

/** What is wrong with how a bag is packed, in a sentence; none of it is ever unpacked. */
export type PackingFault = {
  kind: 'unsafe-path' | 'duplicate' | 'link' | 'bomb' | 'outside-root' | 'truncated' | 'hidden-bytes'
  detail: string
}

/** What cannot be read here, and harms nothing by itself. */
export type PackingLimit = { kind: 'encrypted' | 'method'; detail: string }

/** A bag's files, wherever they lie. */
export type Bag = {
  files: BagFile[]
  faults: PackingFault[]
  limits: PackingLimit[]
}

/** A file of a bag that is not what its packing says. */
export class DamagedFile extends Error {}

/** The file under a path, or null. */
export function fileAt(bag: Bag, path: string): BagFile | null {
  return bag.files.find((file) => file.path === path) ?? null
}

/** The most that is read whole into memory of a file that ought to be small. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024

/** A whole file; throws a `DamagedFile` where it is larger than any that we write. */
export async function readBytes(file: BagFile, most = MOST_TEXT_BYTES): Promise<Uint8Array> {
  if (file.sizeBytes > most)
    throw new DamagedFile(`${file.path} has ${file.sizeBytes} bytes, more than it may.`)
  const bytes = new Uint8Array(file.sizeBytes)
  let at = 0
  for await (const chunk of file.chunks()) {
    if (at + chunk.length > bytes.length) throw new DamagedFile(`${file.path} has more bytes than it should.`)
    bytes.set(chunk, at)
    at += chunk.length
  }
  if (at !== bytes.length) throw new DamagedFile(`${file.path} ends early.`)
  return bytes
}

/** A whole text file in UTF-8, a byte order mark kept; null where the bytes are none. */
export async function readText(file: BagFile): Promise<string | null> {
  const bytes = await readBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
