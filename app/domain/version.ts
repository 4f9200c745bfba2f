/**
 * What one version of a document is. *original*: the first bytes that came. *copy*: the same document from elsewhere,
 * or a better scan. *capture*: a page captured again. *transcription*: somebody typed it. *reading*: the same bytes,
 * read anew by another extractor or by OCR. *redacted*: a copy of another version without some words, which is all that
 * readers without an account see of it.
 */
export const VERSION_KINDS = ['original', 'copy', 'capture', 'transcription', 'reading', 'redacted'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

/** The kinds that a person may say a file is; a reading is made by the portal alone. */
export const ADDED_KINDS = ['original', 'copy', 'capture', 'transcription'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

/** The longest note on why a version was added, in code units. */
export const MOST_NOTE = 500

const LABELS: Record<VersionKind, string> = {
  original: 'Original',
  copy: 'Another copy',
  capture: 'Captured again',
  transcription: 'Transcription',
  reading: 'Read anew',
  redacted: 'Redacted',
}

/** A version's kind in words. */
export function nameVersionKind(kind: VersionKind): string {
  return LABELS[kind]
}

/** Reads what a form says of a version's kind; null where it is none that a person may say. */
export function parseAddedKind(text: string): AddedKind | null {
  return ADDED_KINDS.find((kind) => kind === text) ?? null
}

/** When a version becomes current: now, and after every moment at which another one did. */
export function currentFrom(now: Date, others: readonly Date[]): Date {
  const last = Math.max(...others.map((at) => at.getTime() + 1), 0)
  return new Date(Math.max(now.getTime(), last))
}
