import type { Readable } from 'node:stream'

/**
 * Keeps originals: bytes as received, each once, under their SHA-256. Nothing that was put can be changed or
 * replaced through this interface, and there is no way to delete: what a record relies on stays.
 */
export interface EvidenceStore {
  /**
   * Takes bytes from a stream and keeps them under their hash. An answer means that they are on the disk, whole.
   * Bytes that are held already are left alone. Throws a PortalError and keeps nothing where the stream ends in an
   * error or is aborted (`cut-short`), brings more than `maxBytes` (`too-large`), or the store cannot be written
   * (`no-space`, `read-only`, `evidence-failed`). `inspect` sees the whole file before it is kept: where it throws,
   * nothing is kept and its error is passed on.
   */
  put(
    bytes: AsyncIterable<Uint8Array>,
    options?: { maxBytes?: number; inspect?: (gathered: Gathered) => Promise<void> },
  ): Promise<KeptOriginal>

  /** The bytes under a hash, or a part of them (`end` inclusive, as in HTTP), or null where none are held. */
  open(sha256: string, range?: { start: number; end: number }): Promise<Readable | null>

  /**
   * Gives `use` the bytes under a hash as a file of this machine, which is there until its promise settles and may not
   * be changed. Null where none are held.
   */
  withFile<Answer>(sha256: string, use: (path: string) => Promise<Answer>): Promise<Answer | null>

  /** The size of what is held under a hash, or null. It does not read the bytes. */
  sizeOf(sha256: string): Promise<number | null>

  /** Reads everything that is held again, in order of name, and says what each really is. Nothing is changed. */
  examine(): AsyncIterable<Examined>

  /** Throws a PortalError that says why, where originals could not be read and written now. */
  check(): Promise<void>
}

/** A file that arrived whole and is not kept yet. */
export type Gathered = {
  sha256: string
  sizeBytes: number
  /** Where it lies on this machine until `inspect` is done. */
  path: string
  /** Starts reading it, anew each time; `end` is inclusive. */
  open(range?: { start: number; end: number }): Readable
}

/** `wasHeld`: the same bytes were here before, so that nothing was written. */
export type KeptOriginal = { sha256: string; sizeBytes: number; wasHeld: boolean }

/**
 * One thing found in the store: `name` is where it lies; `sha256` is the hash that it is held under, null for a thing
 * that no put can have left there; `foundSha256` is the hash of its bytes, null where they could not be read.
 */
export type Examined = { name: string; sha256: string | null; foundSha256: string | null; sizeBytes: number }

const SHA256 = /^[0-9a-f]{64}$/

/** Whether a text is a SHA-256 as we write it: 64 hexadecimal digits in lower case. */
export function isSha256(text: string): boolean {
  return SHA256.test(text)
}
