import type { PatternName } from '../redaction/patterns'
import { PRIVACY, type Finding } from './finding'
import { formatPageRanges, rangesOf } from './pageRanges'
import { callIdentifier, isNamedByRule, type PageIdentifiers } from './personalIdentifiers'

/** What looks like personal data in one original of an exhibit, on the pages that are bound in. */
export type BoundIdentifiers = {
  /** Of the original, where the exhibit has several; empty where it is the only one. */
  fileName: string
  pages: PageIdentifiers[]
  /** Whether its pages are numbered as a reader sees them: a text's are not, before they are set. */
  hasPageNumbers: boolean
  /** The version of its document on which they can be redacted. */
  documentId: string
  version: number
}

type CheckedIdentifiers = {
  name: string
  identifiers: readonly BoundIdentifiers[]
  /** Why they stay, by a person who looked; empty where nobody said. */
  identifiersKept: string
}

/**
 * What looks like personal data on an exhibit's bound pages, by kinds and pages: once for what the rule on filings names,
 * which blocks until it is redacted or a person says why it stays; once for letterheads and signatures, which do not.
 */
export function boundIdentifierFindings({
  name,
  identifiers,
  identifiersKept,
}: CheckedIdentifiers): Finding[] {
  const kept = identifiersKept && `It stays: “${identifiersKept.replace(/\.$/, '')}.”`
  const find = (isNamed: boolean, remedy: string): Finding[] => {
    const found = identifiers.flatMap(({ pages, ...original }): BoundIdentifiers[] => {
      const own = pages.flatMap(({ page, kinds }) => {
        const named = kinds.filter((kind) => isNamedByRule(kind) === isNamed)
        return named.length > 0 ? [{ page, kinds: named }] : []
      })
      return own.length > 0 ? [{ ...original, pages: own }] : []
    })
    const [first] = found
    if (!first) return []
    const held = found.map(placesIn).join('; ')
    return [
      {
        rule: isNamed ? 'personal' : 'contact',
        says: `${name}: its original has ${held}. ${remedy}`,
        cite: PRIVACY,
        blocks: isNamed && identifiersKept === '',
        href: redactionsHref(first),
        isForTeam: true,
      },
    ]
  }
  const named = find(true, kept || 'Redact it, or say in the exhibit’s details why it stays.')
  // The reason is about what blocks where anything does.
  return [...named, ...find(false, (named.length === 0 && kept) || 'Redact what is private.')]
}

function redactionsHref({ documentId, version, pages }: BoundIdentifiers): string {
  return `/documents/${documentId}/redactions?version=${version}&page=${pages[0]!.page}`
}

/** Kinds with their pages: "what looks like a date of birth (pages 2, 5–7) and the number of an account (page 3)". */
function placesIn({ pages, fileName, hasPageNumbers }: BoundIdentifiers): string {
  const pagesOf = new Map<PatternName, number[]>()
  for (const { page, kinds } of pages)
    for (const kind of kinds) pagesOf.set(kind, [...(pagesOf.get(kind) ?? []), page])
  const kinds = [...pagesOf].map(([kind, numbers]) =>
    hasPageNumbers ? `${callIdentifier(kind)} (${sayPages(numbers)})` : callIdentifier(kind),
  )
  return `what looks like ${joinWords(kinds)}${fileName ? ` in “${fileName}”` : ''}`
}

/** Named in a sentence; whoever goes there sees the others. */
const MOST_RANGES = 6

function sayPages(numbers: readonly number[]): string {
  const ranges = rangesOf(numbers)
  const shown = formatPageRanges(ranges.slice(0, MOST_RANGES))
  const more = ranges.length > MOST_RANGES ? ' and others' : ''
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown}${more}`
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
