import type { PatternName } from '../domain/redaction/patterns'
import type { Redaction, RedactionMark } from '../domain/redaction/redaction'
import type { ReasonCode } from '../domain/redaction/reasonCode'

/** A redaction with who made it, when, and on which version of its document. */
export type KeptRedaction = Redaction & { version: number; createdAt: Date; createdBy: string | null }

/** What a row must bring along for `redactionOf`. */
export const WITH_CREATOR = { createdBy: { select: { name: true } } } as const

type Row = {
  id: string
  version: number
  kind: string
  page: number | null
  left: number | null
  top: number | null
  width: number | null
  height: number | null
  start: number | null
  end: number | null
  words: string | null
  code: string
  createdAt: Date
  createdBy: { name: string } | null
}

/** The redaction that a row holds. */
export function redactionOf({ createdBy, ...row }: Row): KeptRedaction {
  const { id, version, createdAt } = row
  return {
    ...markOf(row),
    ...{ id, version, createdAt, code: row.code as ReasonCode, createdBy: createdBy?.name ?? null },
  }
}

function markOf({
  kind,
  page,
  left,
  top,
  width,
  height,
  start,
  end,
  words,
}: Row | Omit<Row, 'createdBy'>): RedactionMark {
  switch (kind) {
    case 'box':
      return { kind, page: page!, left: left!, top: top!, width: width!, height: height! }
    case 'passage':
      return { kind, page: page!, start: start!, end: end! }
    case 'pattern':
      return { kind, pattern: words as PatternName }
    default:
      return { kind: 'words', words: words! }
  }
}

/** The columns that hold what a redaction takes out. */
export function columnsOfMark(mark: RedactionMark) {
  switch (mark.kind) {
    case 'box': {
      const { kind, page, left, top, width, height } = mark
      return { kind, page, left, top, width, height }
    }
    case 'passage':
      return { kind: mark.kind, page: mark.page, start: mark.start, end: mark.end }
    case 'words':
      return { kind: mark.kind, words: mark.words }
    case 'pattern':
      return { kind: mark.kind, words: mark.pattern }
  }
}

/** What the log says of a redaction: never the words that it takes out, for the log is for ever. */
export function loggedRedaction(mark: RedactionMark & { code: ReasonCode }, version: number) {
  const { kind, code } = mark
  if (kind === 'words') return { kind, code, version, letters: mark.words.length }
  if (kind === 'pattern') return { kind, code, version, pattern: mark.pattern }
  return { ...mark, version }
}

/**
 * Whether a mark holds in a version: words and patterns in each, a passage in the one that it was marked on, a box in every
 * reading of the same bytes.
 */
export function holdsIn(
  mark: KeptRedaction,
  { number, sha256 }: { number: number; sha256: string },
  versions: readonly { number: number; sha256: string }[],
): boolean {
  if (mark.kind === 'words' || mark.kind === 'pattern' || mark.version === number) return true
  return mark.kind === 'box' && versions.some((it) => it.number === mark.version && it.sha256 === sha256)
}

/**
 * The versions, the current one first, of which readers may be shown a redacted copy: those that something was marked on,
 * and the current one where every mark holds in it. Of any other nobody has said what is to be taken out.
 */
export function redactable<Version extends { number: number; sha256: string }>(
  versions: readonly Version[],
  redactions: readonly KeptRedaction[],
): Version[] {
  const marked = new Set(redactions.map(({ version }) => version))
  return versions.filter(
    (version, at) =>
      marked.has(version.number) ||
      (at === 0 && redactions.every((mark) => holdsIn(mark, version, versions))),
  )
}
