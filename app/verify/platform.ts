import type { PageText } from '../domain/passage'
import type { BagFile } from './bagFiles'

/** The text of an original, read anew; or why it cannot be read here, in a sentence. */
export type FreshText =
  | { kind: 'read'; pages: PageText[]; extractor: string; pictures: ReadonlySet<number> }
  | { kind: 'unreadable'; why: string }

/**
 * What Node and a browser do each in their own way. Everything that judges is the same code in both.
 */
export type Platform = {
  /** SHA-256 and SHA-512 of a file's bytes, in lower-case hexadecimal. */
  hash(file: BagFile): Promise<{ sha256: string; sha512: string }>
  /** Whether an Ed25519 signature is that of a public key (SPKI, DER) over a message; null where this cannot be told here. */
  isSignedBy(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean | null>
  /** Reads an original's text anew. `pictures` are pages whose words stand in a picture alone. */
  readText(file: BagFile, mediaType: string): Promise<FreshText>
  /** How many pages a PDF has; null where this cannot be told here, *broken* where it is no PDF that opens. */
  countPages(file: BagFile): Promise<number | 'broken' | null>
  /** Judges a time-stamp token; null where tokens are not read here. */
  checkTimeStamp:
    ((token: Uint8Array, stamped: Uint8Array, authorities: Uint8Array[]) => Promise<StampFinding>) | null
}

/** What a time-stamp token says, once it is held against what it stamps. */
export type StampFinding =
  | { kind: 'right'; at: string; authority: string; isTrusted: boolean | null; accuracy: string | null }
  | { kind: 'wrong'; why: string }
