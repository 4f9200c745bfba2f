import type { PdfFile } from '../objects/pdfFile.server'
import { isDict, nameOf, PdfRef, wordsOf, type PdfDict, type PdfValue } from '../objects/pdfValue'

/** A signature dictionary (ISO 32000-1, 12.8.1) as the file has it. */
export type SignatureEntry = {
  /** Start and length of each stretch of bytes that is signed. */
  byteRange: number[]
  /** The signature itself, padded with zeros. */
  contents: Uint8Array
  /** How it is made: "adbe.pkcs7.detached", "ETSI.CAdES.detached", "ETSI.RFC3161" … */
  subFilter: string
  /** The signer's name and the time, as the file, not the certificate, has them. */
  name: string | null
  time: string | null
}

const MOST_FIELDS = 20_000
const MOST_SIGNATURES = 200

/**
 * The signatures in a file's form fields, each once, in the fields' order. Of a file that is encrypted, `unlocked` is the
 * copy whose fields can be followed: what is signed, and the signature, stand in the file itself, never encrypted.
 */
export function findSignatures(file: PdfFile, unlocked = file): SignatureEntry[] {
  const found = new Map<PdfDict, SignatureEntry>()
  const seen = new Set<number>()
  const walk = (value: PdfValue) => {
    if (value instanceof PdfRef) {
      if (seen.has(value.num) || seen.size > MOST_FIELDS) return
      seen.add(value.num)
    }
    const field = unlocked.dict(value)
    if (!field) return
    const signature = unlocked.get(field.get('V'))
    if (isDict(signature) && signature.has('ByteRange') && !found.has(signature)) {
      const written = file.dict(
        field.get('V') instanceof PdfRef ? field.get('V') : file.dict(value)?.get('V'),
      )
      if (written) found.set(signature, entryOf(file, written, unlocked, signature))
    }
    for (const kid of unlocked.list(field.get('Kids'))) walk(kid)
  }
  for (const field of unlocked.list(unlocked.dict(unlocked.catalog?.get('AcroForm'))?.get('Fields')))
    walk(field)
  return [...found.values()].slice(0, MOST_SIGNATURES)
}

function entryOf(file: PdfFile, written: PdfDict, unlocked: PdfFile, dict: PdfDict): SignatureEntry {
  const contents = file.get(written.get('Contents'))
  return {
    byteRange: file.list(written.get('ByteRange')).map((it) => file.number(it) ?? -1),
    contents: Buffer.from(typeof contents === 'string' ? contents : '', 'latin1'),
    subFilter: nameOf(file.get(written.get('SubFilter'))) ?? '',
    name: wordsOf(unlocked.get(dict.get('Name'))) || null,
    time: wordsOf(unlocked.get(dict.get('M'))) || null,
  }
}
