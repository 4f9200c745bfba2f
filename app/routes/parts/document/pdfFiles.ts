import library from 'pdfjs-dist/legacy/build/pdf.min.mjs?url'
import worker from './pdfWorker?worker&url'

/** Where pdf.js and its worker are, as files of our own, so that a page can ask for them before its scripts have come. */
export const PDFJS = { library, worker }

/** An original up to this size is fetched whole and at once; of a larger one only what is shown. */
const WHOLE_BYTES = 2 * 1024 * 1024

/** Whether an original is fetched whole to be shown. */
export function isFetchedWhole(sizeBytes: number): boolean {
  return sizeBytes <= WHOLE_BYTES
}

/** Where the bytes of a document's original are. */
export function originalHref(documentId: string, sha256: string): string {
  return `/documents/${documentId}/originals/${sha256}`
}

/** What a browser should ask for at once where a PDF's pages are to be shown: as `meta` takes it. */
export function pdfHints(documentId: string, { sha256, sizeBytes }: { sha256: string; sizeBytes: number }) {
  const bytes = { tagName: 'link', rel: 'preload', as: 'fetch', crossOrigin: 'anonymous' } as const
  return [
    { tagName: 'link', rel: 'modulepreload', href: library },
    // Chromium preloads no workers; what it prefetches lies in its cache when the worker is started.
    { tagName: 'link', rel: 'prefetch', href: worker },
    ...(isFetchedWhole(sizeBytes) ? [{ ...bytes, href: originalHref(documentId, sha256) }] : []),
  ]
}
