import type { ViewerParts } from './viewer/writeViewer'
import type { EvidenceManifest } from '../../domain/evidencePackage/manifest'

/**
 * Everything that an evidence package holds but the PDF, as plain data that a worker can be given: the same plan, PDF
 * and key make the same bytes.
 */
export type PackagePlan = {
  /** The one folder in the archive that holds all others (RFC 8493, 4.2). */
  root: string
  /** All of the manifest that does not depend on the PDF. */
  manifest: Omit<EvidenceManifest, 'dossier'>
  /** Each original once, in the order of the exhibits that have it. */
  originals: PackedOriginal[]
  /** Files made of the record: notes, series, the custody log; and the verifier that comes with every package. */
  texts: { path: string; text: string }[]
  /** What the page that shows the package offline is made with. */
  viewer: ViewerParts
}

/** `exhibit` is the first that has it, for words about it. */
export type PackedOriginal = {
  path: string
  sha256: string
  sizeBytes: number
  exhibit: string
  fileName: string
}
