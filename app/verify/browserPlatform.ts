import { hexOf } from '../domain/evidencePackage/envelope'
import { readBytes, type BagFile, type ByteSource } from './bagFiles'
import type { FreshText, Platform } from './platform'
import { readPlainText } from './readPlainText'

/** What a page has beside what every browser has. Each is null where the page goes without. */
export type PageMeans = {
  readPdf: ((bytes: Uint8Array) => Promise<FreshText>) | null
  countPages: ((bytes: Uint8Array) => Promise<number | 'broken'>) | null
  checkTimeStamp: Platform['checkTimeStamp']
}

/** The most that a browser is given to hold of one file. */
const MOST_BYTES = 2 ** 31 - 1

/** How a browser hashes, checks signatures and reads originals: with Web Crypto, and nothing sent anywhere. */
export function browserPlatform({ readPdf, countPages, checkTimeStamp }: PageMeans): Platform {
  return {
    async hash(file) {
      const bytes = (await readBytes(file, MOST_BYTES)) as Uint8Array<ArrayBuffer>
      const [sha256, sha512] = await Promise.all(
        ['SHA-256', 'SHA-512'].map((name) => crypto.subtle.digest(name, bytes)),
      )
      return { sha256: hexOf(new Uint8Array(sha256!)), sha512: hexOf(new Uint8Array(sha512!)) }
    },
    isSignedBy: isSignedByWebCrypto,
    readText: async (file, mediaType) =>
      mediaType === 'application/pdf' && readPdf
        ? readPdf(await readBytes(file, MOST_BYTES))
        : readPlainText(file, mediaType),
    countPages: async (file) => (countPages ? countPages(await readBytes(file, MOST_BYTES)) : null),
    checkTimeStamp,
  }
}

/** Older browsers know no Ed25519: they cannot tell. */
async function isSignedByWebCrypto(
  spki: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('spki', spki as Uint8Array<ArrayBuffer>, { name: 'Ed25519' }, false, [
      'verify',
    ])
  } catch (problem) {
    return problem instanceof DOMException && problem.name === 'NotSupportedError' ? null : false
  }
  return crypto.subtle.verify(
    { name: 'Ed25519' },
    key,
    signature as Uint8Array<ArrayBuffer>,
    message as Uint8Array<ArrayBuffer>,
  )
}

/** A file that somebody chose or dropped, read where it lies. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
}

/** The same as one file of a bag. */
export function blobFile(blob: Blob, path: string): BagFile {
  const source = blobSource(blob)
  return {
    path,
    sizeBytes: blob.size,
    limit: null,
    async *chunks() {
      if (blob.size > 0) yield await source.read(0, blob.size)
    },
  }
}
