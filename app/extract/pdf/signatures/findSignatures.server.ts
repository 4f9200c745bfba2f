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

/** The signatures in a file's form fields, each once, in the fields' order. */
export function findSignatures(file: PdfFile): SignatureEntry[] {
  const found = new Set<PdfDict>()
  const seen = new Set<number>()
  const walk = (value: PdfValue) => {
    if (value instanceof PdfRef) {
      if (seen.has(value.num) || seen.size > MOST_FIELDS) return
      seen.add(value.num)
    }
    const field = file.dict(value)
    if (!field) return
    const signature = file.get(field.get('V'))
    if (isDict(signature) && signature.has('ByteRange')) found.add(signature)
    for (const kid of file.list(field.get('Kids'))) walk(kid)
  }
  for (const field of file.list(file.dict(file.catalog?.get('AcroForm'))?.get('Fields'))) walk(field)
  return [...found].slice(0, MOST_SIGNATURES).map((it) => entryOf(file, it))
}

function entryOf(file: PdfFile, dict: PdfDict): SignatureEntry {
  const contents = file.get(dict.get('Contents'))
  return {
    byteRange: file.list(dict.get('ByteRange')).map((it) => file.number(it) ?? -1),
    contents: Buffer.from(typeof contents === 'string' ? contents : '', 'latin1'),
    subFilter: nameOf(file.get(dict.get('SubFilter'))) ?? '',
    name: wordsOf(file.get(dict.get('Name'))) || null,
    time: wordsOf(file.get(dict.get('M'))) || null,
  }
}
