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

/** The bytes of a part of an original, by the path that its extraction gives, or null where it has no such part. */
export async function takePart(
  mediaType: OriginalType,
  file: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const take = await TAKERS[mediaType]?.()
  return take ? take(file, path) : null
}
