import type { AddedKind } from '../domain/version'

/** The largest original, in bytes: what a column of both databases counts, and more than any filing has. */
export const MOST_ORIGINAL_BYTES = 2 ** 31 - 1

export const RECEIPT_METHODS = ['upload', 'command line', 'api', 'transcription', 'part'] as const
export type ReceiptMethod = (typeof RECEIPT_METHODS)[number]

/** How an original came, as whoever brings it says. */
export type Receipt = {
  /** As given by whoever brought it. */
  fileName: string
  method: ReceiptMethod
  /** From whom: "FOIA response of 3 May 2015". Null where nobody said. */
  receivedFrom: string | null
  /** Where the bytes were captured, if told. */
  sourceUrl: string | null
  /** When, ISO 8601 as told; null where nobody said. */
  capturedAt: string | null
  /** The document that it is a version of; null where its reading is to tell. */
  version: { documentId: string; kind: AddedKind; note: string } | null
  /** The receipt of the original that it was taken out of, and which part of it; null where it came by itself. */
  container: { provenanceId: string; partPath: string } | null
}

/** A receipt of which only the file's name and way are known. */
export const PLAIN_RECEIPT = {
  receivedFrom: null,
  sourceUrl: null,
  capturedAt: null,
  version: null,
  container: null,
}

export type Received = {
  /** The receipt's id: /intake/:provenanceId shows it. */
  provenanceId: string
  sha256: string
  sizeBytes: number
  mediaType: string
  /** The same bytes were held before; they are kept once, and this receipt beside the earlier ones. */
  wasHeld: boolean
  /** The step that reads it; null where it was read before. */
  jobId: string | null
}

/** `file`: the bytes were not taken, in a sentence that says why and what to do. */
export type ReceiveRefusal = { reason: 'no-such-document' } | { reason: 'file'; message: string }
