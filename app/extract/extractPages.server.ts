import type { Readable } from 'node:stream'
import { explainMediaType, HEAD_BYTES, tellMediaType, type MediaType } from '../domain/mediaType'
import type { PageText } from '../domain/passage'
import { ok, refuse, type Result } from '../domain/result'
import { PDF_EXTRACTOR, readPdf, type PdfLimits, type PdfRefusal } from './readPdf.server'
import { TEXT_EXTRACTOR, textPages } from './textPages'

/** What came of an original: its media type, its pages, and the tool and version that made them. */
export type Extracted = {
  mediaType: MediaType
  extractor: string
  pages: PageText[]
}

/** A plain text larger than this is data, not a document that people read. */
const MOST_TEXT_BYTES = 20 * 1024 * 1024

const EXPLAIN_PDF: Record<PdfRefusal, string> = {
  encrypted: 'The PDF takes a password. Save a copy without one and send that.',
  corrupt: 'The PDF is damaged: its pages cannot be found. Check that it opens, or ask for it again.',
  'too-many-pages': 'The PDF has more than 5,000 pages. Split it into volumes and send each.',
  'too-costly': 'The PDF takes too long or too much memory to read. Print it to a new PDF and send that.',
}

/**
 * Reads the pages of text of an original, telling what it is from its bytes alone. Refuses, in a sentence for
 * whoever sent it, one that is neither a PDF nor a plain text, or that cannot be read. The same bytes give the same
 * pages. `open` starts the bytes afresh each time it is called; `root` is the project's folder.
 */
export async function extractPages(
  root: string,
  open: (range?: { start: number; end: number }) => Readable | Promise<Readable>,
  sizeBytes: number,
  limits?: PdfLimits,
): Promise<Result<Extracted, string>> {
  const head = await gather(await open({ start: 0, end: HEAD_BYTES - 1 }), sizeBytes)
  const told = tellMediaType(head)
  if (told.ok && told.value.mediaType === 'application/pdf') {
    const pages = await readPdf(root, await gather(await open(), sizeBytes), limits)
    return pages.ok
      ? ok({ mediaType: 'application/pdf', extractor: PDF_EXTRACTOR, pages: pages.value })
      : refuse(EXPLAIN_PDF[pages.refusal])
  }
  const isNamed = !told.ok && (told.refusal.reason === 'empty' || told.refusal.is !== null)
  if (isNamed) return refuse(explainMediaType(told.refusal))
  if (sizeBytes > MOST_TEXT_BYTES)
    return refuse(
      'The file is no PDF, and larger than the 20 MB that a text may have. Split it into volumes and send each.',
    )
  return readText(await gather(await open(), sizeBytes))
}

/** The head may end inside a character, so a text is told by all of its bytes. */
function readText(bytes: Uint8Array): Result<Extracted, string> {
  const told = tellMediaType(bytes)
  if (!told.ok) return refuse(explainMediaType(told.refusal))
  if (told.value.mediaType !== 'text/plain')
    return refuse(explainMediaType({ reason: 'not-supported', is: null }))
  return ok({
    mediaType: 'text/plain',
    extractor: TEXT_EXTRACTOR,
    pages: textPages(bytes, told.value.encoding),
  })
}

async function gather(stream: Readable, sizeBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return sizeBytes === 0 ? new Uint8Array() : Buffer.concat(chunks)
}
