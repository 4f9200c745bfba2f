import { createHash, timingSafeEqual } from 'node:crypto'
import type { SignatureReport } from '../../../domain/extraction'
import type { FileBytes } from '../objects/fileBytes.server'
import type { SignatureEntry } from './findSignatures.server'
import { isoTime } from './isoTime'
import { openSigned, type Signed } from './openSigned.server'

/** Bytes hashed at a time. */
const STEP_BYTES = 1024 * 1024

/**
 * What can be said of a signature without anybody to vouch for the signer: who the certificate says it is, when they
 * say they signed, and whether the bytes they signed are the bytes that are there. It is never called valid.
 */
export async function checkSignature(bytes: FileBytes, entry: SignatureEntry): Promise<SignatureReport> {
  const signed = await openSigned(entry.contents).catch(() => null)
  return {
    signer: signed?.signer ?? entry.name,
    signedAt: signed?.signedAt ?? (entry.time ? isoTime(entry.time) : null),
    isIntact: isIntact(bytes, entry, signed),
    coversWholeFile: isRange(bytes, entry) && coversAll(bytes, entry.byteRange),
  }
}

function isIntact(bytes: FileBytes, entry: SignatureEntry, signed: Signed | null): boolean | null {
  // Bytes between the stretches that are not the signature itself could say anything.
  if (!isRange(bytes, entry)) return false
  if (!signed) return null
  const digest = digestOf(bytes, entry.byteRange, signed.digestName)
  if (!digest) return null
  const isSame = signed.digest.length === digest.length && timingSafeEqual(signed.digest, digest)
  return isSame ? signed.isValueRight : false
}

/** Whether two stretches, the first from the file's start, leave out just the signature, within `<` and `>`. */
function isRange(bytes: FileBytes, { byteRange, contents }: SignatureEntry): boolean {
  const [start, length, next, rest] = byteRange
  if (byteRange.length !== 4 || byteRange.some((it) => !Number.isSafeInteger(it) || it < 0)) return false
  if (start !== 0 || next! < length! || next! + rest! > bytes.sizeBytes) return false
  const gap = Buffer.from(bytes.slice(length!, next!)).toString('latin1')
  const hex = /^\s*<([0-9a-f\s]*)>\s*$/i.exec(gap)?.[1]
  return hex !== undefined && Buffer.from(hex.replace(/\s/g, ''), 'hex').equals(contents)
}

/** A line end or two after the last signed byte say nothing. */
function coversAll(bytes: FileBytes, [, , next, rest]: number[]): boolean {
  const after = Buffer.from(bytes.slice(next! + rest!, Math.min(bytes.sizeBytes, next! + rest! + 8)))
  return bytes.sizeBytes - next! - rest! < 8 && after.toString('latin1').trim() === ''
}

function digestOf(bytes: FileBytes, byteRange: number[], name: string): Buffer | null {
  const hash = createHash(name)
  for (let at = 0; at < byteRange.length; at += 2) {
    const [start, length] = [byteRange[at]!, byteRange[at + 1]!]
    for (let from = start; from < start + length; from += STEP_BYTES) {
      const part = bytes.slice(from, Math.min(from + STEP_BYTES, start + length))
      if (part.length === 0) return null
      hash.update(part)
    }
  }
  return hash.digest()
}
