/**
 * What was redacted of the documents of a packet, and what of them readers were shown, at the time at which its dossier was
 * planned. Each list is sorted and has nothing twice.
 */
export type SealedShowing = {
  /** Ids of the documents that it puts forward, names, or has words of. */
  documents: string[]
  /** Ids of the redactions of them, or of other documents of the same bytes. None is ever changed: it is lifted, and another made. */
  redactions: string[]
  /** The redacted copies that stand for their originals, and the renderings of those: "document original copy", by SHA-256. */
  copies: string[]
  /** Their versions that readers were shown: "document original", by SHA-256. */
  versions: string[]
  /** Ids of the records linked to them or with words of them that were not withheld. */
  records: string[]
}

/** The same as it is now, for the documents and records that were shown then. */
export type PresentShowing = Omit<SealedShowing, 'documents' | 'records'> & {
  /** Of the records shown then, those that are withheld now. */
  withheld: string[]
}

/**
 * Whether a plan made of `then` shows nothing that is not to be shown any more: no redaction came or went, whatever readers
 * were shown they still are, and what stood in place of an original still does. What was added since, as a version or a
 * statement, is no matter: the plan does not have it.
 */
export function isAsSealed(then: SealedShowing, now: PresentShowing): boolean {
  return (
    now.withheld.length === 0 &&
    isWithin(now.redactions, then.redactions) &&
    isWithin(then.redactions, now.redactions) &&
    isWithin(then.copies, now.copies) &&
    isWithin(then.versions, now.versions)
  )
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all)
  return some.every((it) => known.has(it))
}
