import type { ReviewState } from '../filing/review'

/**
 * What an evidence package says of itself: `data/manifest.json` in its bag, as canonical JSON (RFC 8785, Unicode NFC)
 * with a line end behind it. It is signed; a verifier believes nothing of it that it has not held against the bytes.
 */
export type EvidenceManifest = {
  /** Names the shape of this file. Another number behind it is another shape. */
  type: typeof MANIFEST_TYPE
  packet: ManifestPacket
  /** The instant that everything made for the package is dated by, ISO 8601 in UTC: never the present one. */
  clock: string
  dossier: ManifestDossier
  /** The dossier's further volumes, from the second; absent where it is one file. */
  volumes?: ManifestDossier[]
  /** In the order of the exhibits. */
  items: ManifestItem[]
  /** Words that the packet quotes of what is no exhibit of it; absent where there are none. */
  unexhibited?: ManifestQuotation[]
  /** What made the package: name and release of each, in order of name. */
  software: { name: string; version: string }[]
  timeStamp: TimeStampPromise
}

export const MANIFEST_TYPE = 'urn:throughline:evidence-manifest:1'
/** What every shape of a manifest begins its type with. */
export const MANIFEST_FAMILY = 'urn:throughline:evidence-manifest:'

/** The words of a packet as its cover prints them; empty where it has none. */
export type ManifestPacket = {
  id: string
  title: string
  forum: string
  caption: string
  docket: string
  filer: string
  /** EDTF; null where the cover prints none. */
  datedOn: string | null
  /** Counts changes from 1. */
  revision: number
  state: 'draft' | 'published'
  review: ReviewState
  /** The packet that it replaces; null where it replaces none. */
  supersedes: { id: string; title: string; sealedAt: string } | null
  /** What the cover calls this version; "Revision 3" where nobody named it. */
  versionLabel: string
}

/** The PDF, or a volume of it, under its path in the bag. */
export type ManifestDossier = { path: string; sha256: string; sizeBytes: number; pages: number }

/** Whether a time stamp was asked for. *none*: this portal names no authority, and `words` say what that means. */
export type TimeStampPromise = { state: 'none' | 'asked'; words: string }

/** One exhibit. */
export type ManifestItem = {
  /** Id of the record put forward. */
  id: string
  /** "Ex. 3". */
  exhibit: string
  title: string
  kind: string
  /** As the dossier prints it; empty where there is none. */
  date: string
  caption: string
  /** From whom, to whom; empty where nobody is named. */
  from: string
  to: string
  /** Who may see it, and the ground on which it is said to be authentic, in words. */
  class: string
  basis: string
  /** Pages of its originals that are put forward: "1-3, 7"; empty for all. */
  pages: string
  production: 'whole' | 'withheld' | 'native'
  /** The exhibit that it translates: "Ex. 3"; null where it is no translation. */
  translationOf: string | null
  originals: ManifestOriginal[]
  quotations: ManifestQuotation[]
  points: ManifestPoint[]
}

/** Bytes as received, held in the bag; or, in a public version, the redacted copy that stands for them. */
export type ManifestOriginal = {
  path: string
  made: 'as received' | 'redacted copy'
  /** What was redacted of it, in a confidential version alone; empty in every other. */
  redactions: ManifestRedaction[]
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  /** ISO 8601, as whoever brought it said; null where nobody did. */
  capturedAt: string | null
  /** ISO 8601, UTC. */
  receivedAt: string
  receivedFrom: string | null
  method: string
  sourceUrl: string | null
  /** Of the reading that its text comes from; null where it was not read. */
  extractor: string | null
  /** Number of the version of its document that it is; null where it was not read. */
  version: number | null
  /** Of one that the PDF has as a rendering, the pages of that; null where it has no sheets or was not read. */
  pages: number | null
  /** First and last Bates number of its pages; null where none were given. */
  bates: { first: string; last: string } | null
}

/** One thing that the public version is without. */
export type ManifestRedaction = {
  /** From 1. */
  page: number
  /** A reason code: SSN, CONF … */
  code: string
  /** Left, top, width and height in shares of the page; null for words of the text. */
  box: number[] | null
  /** UTF-16 code units into the page's text, `end` exclusive; null for a box. */
  start: number | null
  end: number | null
}

/** Words that the packet quotes, and where they stand. */
export type ManifestQuotation = {
  text: string
  /** SHA-256 of the original that they are in; null where none is held. */
  original: string | null
  /** From 1, with UTF-16 code units into the text of the pages; null where no place was found. */
  place: { page: number; start: number; endPage: number | null; end: number } | null
  prefix: string
  suffix: string
  /** The statement, the note or the paragraph that quotes them, as the portal's own path. */
  permalink: string
  /**
   * Where the packet's own words quote them: "¶ 3", "The summary", "Table 1". Then they are the original's letters, a
   * passage for each part of a quotation with omissions; or, where they were not found in one, as the packet has them.
   * Absent of what an exhibit's page or a note quotes.
   */
  where?: string
  /** How the words stood in the original when the package was made; *unread* where there was no text to look in. */
  state: 'exact' | 'moved' | 'altered' | 'ambiguous' | 'lost' | 'unread'
}

/** One value that the packet plots or lists, and the file of the bag that has it. */
export type ManifestPoint = {
  id: string
  series: string
  subject: string
  period: string
  value: number
  /** What other sources give for the same thing, printed beside it. */
  otherValues: number[]
  unit: string
  comparator: 'eq' | 'lt' | 'gt'
  /** Path in the bag of the series' CSV. */
  path: string
  /** SHA-256 of the publisher's own file; null where none is held. */
  source: string | null
}

/** Paths in every bag of ours. */
export const BAG_PATHS = {
  dossier: 'data/dossier.pdf',
  manifest: 'data/manifest.json',
  manifestCsv: 'data/manifest.csv',
  annotations: 'data/annotations.jsonld',
  custody: 'data/custody.csv',
  crate: 'data/ro-crate-metadata.json',
  viewer: 'data/viewer.html',
  verifier: 'data/verify.mjs',
  originals: 'data/originals/',
  series: 'data/series/',
  dataPackage: 'data/series/datapackage.json',
  envelope: 'signature/manifest.dsse.json',
  publicKey: 'signature/public-key.pem',
  timeStamp: 'signature/manifest.tsr',
} as const

/** Where a volume of the dossier lies in a bag: the first where one that is whole does. */
export function dossierPath(volume: number): string {
  return volume === 1 ? BAG_PATHS.dossier : `data/dossier-${volume}.pdf`
}

/** Every file of the dossier, in order. */
export function dossierFiles({ dossier, volumes = [] }: EvidenceManifest): ManifestDossier[] {
  return [dossier, ...volumes]
}

const EXTENSIONS: Record<string, string> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/warc': 'warc',
  'application/wacz': 'wacz',
  'message/rfc822': 'eml',
  'application/mbox': 'mbox',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
}

/** Where an original lies in a bag: by its exhibit and bytes, never by a name that somebody gave it. */
export function originalPath(exhibit: number, sha256: string, mediaType: string): string {
  return `${BAG_PATHS.originals}${exhibit}-${sha256.slice(0, 12)}.${EXTENSIONS[mediaType] ?? 'bin'}`
}
