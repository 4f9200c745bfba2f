import { createHash, type Hash } from 'node:crypto'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const ALGORITHMS: Record<string, string> = { sha1: 'sha1', sha256: 'sha256', sha512: 'sha512', md5: 'md5' }

/** A digest as a capture gives it: "sha1:" and base 32, or an algorithm and hexadecimal digits. */
export type GivenDigest = { algorithm: string; value: string }

/** Reads a labelled digest (WARC 1.1, 5.8); null for one of an algorithm that is not known here. */
export function parseDigest(text: string | null): GivenDigest | null {
  const found = /^\s*([a-z0-9-]+):([A-Za-z0-9+/=]+)\s*$/i.exec(text ?? '')
  const algorithm = ALGORITHMS[found?.[1]!.toLowerCase().replace('-', '') ?? '']
  return algorithm ? { algorithm, value: found![2]! } : null
}

/** Starts hashing for a given digest; null where there is none to hold the bytes against. */
export function openHash(given: GivenDigest | null): Hash | null {
  return given && createHash(given.algorithm)
}

/** Whether bytes that were hashed have the given digest. */
export function isDigest(given: GivenDigest, hash: Hash): boolean {
  const bytes = hash.digest()
  const value = given.value.replace(/=+$/, '')
  return value.toLowerCase() === bytes.toString('hex') || value.toUpperCase() === base32(bytes)
}

/** RFC 4648, section 6, without padding. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += BASE32[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text
}
