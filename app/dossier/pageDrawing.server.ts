import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib'
import { inflateSync } from 'node:zlib'
import { PortalError } from '../domain/portalError'

/**
 * A page's drawing, its parts joined, unpacked; and as it is packed in the file, where that is one part by Flate alone,
 * so that what needs no change is passed on untouched.
 */
export function drawingOf(page: PDFPage, name: string): { drawn: Uint8Array; packed: Uint8Array | null } {
  const contents = page.node.Contents()
  const parts =
    contents instanceof PDFArray
      ? contents.asArray().map((entry) => page.doc.context.lookup(entry))
      : [contents]
  const streams = parts.filter((part) => part instanceof PDFRawStream)
  try {
    const [only] = streams
    const drawn = only && streams.length === 1 && isFlateAlone(only) ? inflated(only.contents) : null
    if (drawn) return { drawn, packed: only!.contents }
    const chunks = streams.flatMap((stream) => [decodePDFRawStream(stream).decode(), NEWLINE])
    return { drawn: Buffer.concat(chunks), packed: null }
  } catch (cause) {
    throw new PortalError(
      'original-damaged',
      `${name} cannot be decoded: it is cut short or damaged. Bring a whole copy of it.`,
      { cause },
    )
  }
}

const NEWLINE = Uint8Array.of(0x0a)

/** Far more than a page's drawing needs; past it the page is not one that anybody can look at. */
const MOST_DRAWING_BYTES = 1 << 28

/** Null where zlib finds a fault, which a reader that is less strict may pass over. */
function inflated(packed: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_DRAWING_BYTES, chunkSize: 1 << 15 })
  } catch {
    return null
  }
}

function isFlateAlone({ dict }: PDFRawStream): boolean {
  return dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'))
}
