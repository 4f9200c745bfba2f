import { closeSync, openSync, readSync } from 'node:fs'
import type { OriginalFile } from '../../reader'

/** A file up to this size is held whole. */
const WHOLE_BYTES = 16 * 1024 * 1024

/** The bytes of a file, by ranges, at once: its reader runs in a process of its own, where nobody waits. */
export type FileBytes = {
  sizeBytes: number
  /** What is there from `start` up to `end`, both within the file or cut to it. */
  slice(start: number, end: number): Uint8Array
  close(): void
}

export function openBytes({ path, sizeBytes }: OriginalFile): FileBytes {
  const descriptor = openSync(path, 'r')
  const read = (start: number, end: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, sizeBytes) - Math.max(0, start)))
    const done = readSync(descriptor, bytes, 0, bytes.length, Math.max(0, start))
    return done === bytes.length ? bytes : bytes.subarray(0, done)
  }
  const whole = sizeBytes <= WHOLE_BYTES ? read(0, sizeBytes) : null
  return {
    sizeBytes,
    slice: whole ? (start, end) => whole.subarray(Math.max(0, start), Math.max(0, end)) : read,
    close: () => closeSync(descriptor),
  }
}
