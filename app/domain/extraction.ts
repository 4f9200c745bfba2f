import type { PageText } from './passage'

/** The kinds of original that are read. Told from the bytes, never from a name. */
export const MEDIA_TYPES = [
  'application/pdf',
  'text/plain',
  'text/html',
  'application/warc',
  'application/wacz',
  'message/rfc822',
  'application/mbox',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'image/jpeg',
  'image/tiff',
] as const
export type OriginalType = (typeof MEDIA_TYPES)[number]

/** Whether an original of this kind is a picture, or a file of them. */
export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/')
}

/** Whether an original of this kind is read as text alone: it has no sheets until a rendering of its text gives it some. */
export function isTextAlone(mediaType: string): boolean {
  return mediaType !== 'application/pdf' && !isPicture(mediaType)
}

/**
 * Where a page's text comes from. *text*: the file itself has it. *ocr*: it was recognised from the page's picture, so
 * that each word of it is a guess. *none*: the page shows no text, or only a picture that nobody has read yet.
 */
export type PageMethod = 'text' | 'ocr' | 'none'

/** One page of an original's text and what is known of it. */
export type ExtractedPage = PageText & {
  /** The number that the file prints on the page or gives it (PDF page labels): "iv", "A-12". Null where it has none. */
  label: string | null
  method: PageMethod
  /** Of *ocr* alone: the engine's mean confidence in the page's words, 0 to 100. */
  confidence: number | null
  /** Its picture should be read by OCR: it has no text, or a court's stamp alone, or letters without a usable mapping. */
  isOcrCandidate: boolean
  /** Size of the page as it is shown, after rotation, in points (1/72 in). Null where the original has no sheets. */
  size: { widthPt: number; heightPt: number } | null
  /** Of *ocr* alone: the words in order, so that a passage can be shown on the page's picture. */
  words: readonly WordBox[] | null
}

/** A word on a page: where it stands in the page's text, and its box in shares of the page's width and height, from the upper left. */
export type WordBox = {
  start: number
  end: number
  left: number
  top: number
  width: number
  height: number
  /** 0 to 100. */
  confidence: number
}

/** What is dangerous or dishonest in an original. A flag never keeps an original out: it is shown wherever the original is. */
export const FLAG_KINDS = [
  'javascript',
  'launch-action',
  'embedded-file',
  'form-values',
  'covered-text',
  'invisible-text',
  'text-outside-page',
  'text-in-annotation',
  'unreadable-text',
  'signature-broken',
  'bidi-controls',
  'lookalike-letters',
  'macros',
  'encrypted-part',
  'external-link',
  'archive-bomb',
  'path-traversal',
  'digest-mismatch',
  'damaged',
  'too-costly',
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

/** One finding. `words` are the hidden or doubtful words themselves, so that a reader can judge; null where there are none. */
export type Flag = {
  kind: FlagKind
  /** From 1; null where it concerns the whole file. */
  page: number | null
  words: string | null
  /** One sentence for a reader: what was found, and where. */
  detail: string
}

/** An entry of the file's own outline; `page` from 1, null where its target cannot be found. */
export type OutlineEntry = { title: string; page: number | null; children: OutlineEntry[] }

/** A digital signature within the file. It is reported and never called valid: there is no trust anchor to say so. */
export type SignatureReport = {
  /** As the certificate names them; null where it cannot be read. */
  signer: string | null
  /** The time that the signer claims, ISO 8601; null where there is none. */
  signedAt: string | null
  /** Whether the signed bytes still have the digest that was signed; null where that could not be checked. */
  isIntact: boolean | null
  /** Whether the signature covers the whole file as it is, or bytes were added after it. */
  coversWholeFile: boolean
}

/** A digest that the file gives for some part of itself, held against the bytes. */
export type DigestCheck = {
  /** What it is a digest of: "record 3, payload of https://…", "archive/data.warc.gz". */
  of: string
  algorithm: string
  isRight: boolean
}

/** A document that stands within an original: an attachment, an inner message, a capture, a message of a mailbox. */
export type Part = {
  /** Names the part within its original, for good: "2.1", "record 5", "message 12". */
  path: string
  role: 'attachment' | 'message' | 'capture'
  title: string
  fileName: string | null
  /** As its container says; what it is is told from its bytes once it is taken. */
  declaredType: string | null
  /** Null where it is only known once it is read. */
  sizeBytes: number | null
  sourceUrl: string | null
  /** ISO 8601 instant of the capture, or as its container has it; null where it says none. */
  capturedAt: string | null
}

/** What an original says of itself. */
export type OriginalFacts = {
  title: string | null
  author: string | null
  /** The date that the file gives itself, EDTF; null where it gives none or a broken one. Never invented. */
  date: string | null
  /** Everything else as the file has it: PDF metadata, mail and HTTP headers. In the file's order. */
  metadata: { name: string; value: string }[]
  outline: OutlineEntry[]
  signatures: SignatureReport[]
  digests: DigestCheck[]
}

/** Why an original gives no pages; a clear state, not a fault of ours. */
export type ExtractionProblem = {
  reason: 'encrypted' | 'damaged' | 'too-many-pages' | 'too-costly' | 'no-text'
  /** For a reader, with what can be done. */
  message: string
}

/** All that is read from an original. Derived: the same bytes and extractor give the same again. */
export type Extraction = {
  mediaType: OriginalType
  /** Tool and version that made the text, and the count of our own rules: "pdfjs-dist 5.5.207, reading order 1". */
  extractor: string
  pages: ExtractedPage[]
  facts: OriginalFacts
  flags: Flag[]
  parts: Part[]
  /** Null where the text was read. Pages may be there beside a problem, as far as they could be read. */
  problem: ExtractionProblem | null
}
