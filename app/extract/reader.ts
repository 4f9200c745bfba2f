import type { Extraction, ExtractedPage } from '../domain/extraction'

/**
 * An original as a file on this machine. `charset` is what the header of the capture that it was taken out of calls its
 * letters; the file itself does not hold it.
 */
export type OriginalFile = { path: string; sizeBytes: number; charset?: string | null }

/**
 * Reads one kind of original. `onPage` is given each page in order as it is read, so that none need be held. Never
 * throws for what a file holds: that is a problem or a flag in the answer.
 */
export type Reader = (
  file: OriginalFile,
  onPage: (page: ExtractedPage, total: number) => void,
) => Promise<Omit<Extraction, 'mediaType' | 'pages'>>
