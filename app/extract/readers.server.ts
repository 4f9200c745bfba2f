import type { OriginalType } from '../domain/extraction'
import type { Reader } from './reader'

/**
 * The reader of each kind, loaded when the first of its kind comes: a worker starts at once, and a mail does not wait
 * for what reads pictures.
 */
const READERS: Record<OriginalType, () => Promise<Reader>> = {
  'application/pdf': async () => (await import('./pdf/readPdf.server')).readPdf,
  'image/png': async () => (await import('./image/readPicture.server')).readPicture,
  'image/jpeg': async () => (await import('./image/readPicture.server')).readPicture,
  'image/tiff': async () => (await import('./image/readPicture.server')).readPicture,
  'application/warc': async () => (await import('./web/readWarc.server')).readWarc,
  'application/wacz': async () => (await import('./web/readWacz.server')).readWacz,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async () =>
    (await import('./docx/readDocument.server')).readDocument,
  'text/html': async () => (await import('./html/readWebPage.server')).readWebPage,
  'message/rfc822': async () => (await import('./mail/readMail.server')).readMail,
  'application/mbox': async () => (await import('./mail/readMailbox.server')).readMailbox,
  'text/plain': async () => (await import('./text/readText.server')).readText,
}

/** Loads the reader of a kind of original. */
export function openReader(mediaType: OriginalType): Promise<Reader> {
  return READERS[mediaType]()
}
