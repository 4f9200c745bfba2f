import { zlibSync } from 'fflate'

/**
 * Shorter streams stay as they are. The stamps and the foot of a page that holds an original's are a kilobyte: packed, a
 * thousand of them would take half a megabyte less, and a sixth more of the time that the whole dossier takes.
 */
const LEAST_BYTES = 2048
/** Of fflate: how hard it looks for repeats, and the room that it does so in, which a short stream does not need. */
const LEVEL = 6
const LONG_BYTES = 1 << 15

/**
 * A stream's bytes as a PDF holds them. They are packed by code of our own language, not by zlib, whose bytes differ from
 * one processor and one release of Node to the next; short ones stay as they are.
 */
export function packStream(bytes: Uint8Array): { bytes: Uint8Array; isPacked: boolean } {
  if (bytes.length < LEAST_BYTES) return { bytes, isPacked: false }
  return { bytes: zlibSync(bytes, { level: LEVEL, mem: bytes.length < LONG_BYTES ? 1 : 4 }), isPacked: true }
}
