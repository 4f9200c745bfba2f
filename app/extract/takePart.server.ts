import { Readable } from 'node:stream'
import type { OriginalType } from '../domain/extraction'
import type { OriginalFile } from './reader'

type TakePart = (file: OriginalFile, path: string) => Promise<AsyncIterable<Uint8Array> | null>

const TAKERS: Partial<Record<OriginalType, () => Promise<TakePart>>> = {
  'application/pdf': async () => (await import('./pdf/survey/takePdfPart.server')).takePdfPart,
  'message/rfc822': async () => (await import('./mail/readMail.server')).takeMailPart,
  'application/mbox': async () => (await import('./mail/readMailbox.server')).takeMailboxPart,
  'application/warc': async () => (await import('./web/readWarc.server')).takeWarcPart,
  'application/wacz': async () => (await import('./web/readWacz.server')).takeWaczPart,
}

/** Not a part that a file has: the page that is shown of it. */
export const SHOWN_PAGE = 'shown page'

/** The bytes of a part of an original, by the path that its extraction gives, or null where it has no such part. */
export async function takePart(
  mediaType: OriginalType,
  file: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  if (path === SHOWN_PAGE) {
    const { renderOriginal } = await import('./safeHtml.server')
    const page = await renderOriginal(file, mediaType)
    return page === null ? null : Readable.from([Buffer.from(page)])
  }
  const take = await TAKERS[mediaType]?.()
  return take ? take(file, path) : null
}
