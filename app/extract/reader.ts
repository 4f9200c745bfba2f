import type { Extraction, ExtractedPage } from '../domain/extraction'

/** An original as a file on this machine. */
export type OriginalFile = { path: string; sizeBytes: number }

/**
 * Reads one kind of original. `onPage` is given each page in order as it is read, so that none need be held. Never
 * throws for what a file holds: that is a problem or a flag in the answer.
 */
export type Reader = (
  file: OriginalFile,
  onPage: (page: ExtractedPage, total: number) => void,
) => Promise<Omit<Extraction, 'mediaType' | 'pages'>>
