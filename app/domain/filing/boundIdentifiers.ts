import type { PatternName } from '../redaction/patterns'
import { PRIVACY, type Finding } from './finding'
import { parseKept } from './keptIdentifiers'
import { formatPageRanges, rangesOf } from './pageRanges'
import { callIdentifier, isNamedByRule, type PageIdentifiers } from './personalIdentifiers'

/** What looks like personal data in one original that leaves with an exhibit: bound in, or whole in the evidence package. */
export type BoundIdentifiers = {
  /** Of the original, where the exhibit has several; empty where it is the only one. */
  fileName: string
  /** Those that are bound in. */
  pages: PageIdentifiers[]
  /** Those that only the evidence package holds. */
  packedPages: PageIdentifiers[]
  /** Whether its pages are numbered as a reader sees them: a text's are not, before they are set. */
  hasPageNumbers: boolean
  /** The version of its document on which they can be redacted. */
  documentId: string
  version: number
}

type CheckedIdentifiers = {
  name: string
  place: number
  identifiers: readonly BoundIdentifiers[]
  identifiersFingerprint: string
  /** Why they stay, by a person who looked, and at which; empty where nobody said. */
  identifiersKept: string
}

/**
 * What looks like personal data in the originals that leave with an exhibit, by kinds and pages: once for what the rule on filings names,
 * which blocks until it is redacted or a person says of these very places why it stays; once for letterheads and signatures, which do not.
 */
export function boundIdentifierFindings({
  name,
  place,
  identifiers,
  identifiersFingerprint: fingerprint,
  identifiersKept,
}: CheckedIdentifiers): Finding[] {
  const { reason, seen } = parseKept(identifiersKept)
  const words = `“${reason.replace(/\.$/, '')}.”`
  const isKept = reason !== '' && seen === fingerprint
  const kept = isKept && `It stays: ${words}`
  const find = (isNamed: boolean, remedy: string): Finding[] => {
    const ofRule = (pages: readonly PageIdentifiers[]) =>
      pages.flatMap(({ page, kinds }) => {
        const named = kinds.filter((kind) => isNamedByRule(kind) === isNamed)
        return named.length > 0 ? [{ page, kinds: named }] : []
      })
    const found = identifiers
      .map((it) => ({ ...it, pages: ofRule(it.pages), packedPages: ofRule(it.packedPages) }))
      .filter(({ pages, packedPages }) => pages.length + packedPages.length > 0)
    const [first] = found
    if (!first) return []
    const held = found.map(placesIn).join('; ')
    return [
      {
        rule: isNamed ? 'personal' : 'contact',
        says: `${name}: its original has ${held}. ${remedy}`,
        cite: PRIVACY,
        blocks: isNamed && !isKept,
        href: redactionsHref(first),
        isForTeam: true,
        looked: { exhibit: place, fingerprint },
      },
    ]
  }
  const named = find(true, kept || (reason ? `${words} was said of other pages. ${REMEDY}` : REMEDY))
  // The reason is about what blocks where anything does.
  return [...named, ...find(false, (named.length === 0 && kept) || 'Redact what is private.')]
}

const REMEDY = 'Redact it, or say in the exhibit’s details why it stays.'

function redactionsHref({ documentId, version, pages, packedPages }: BoundIdentifiers): string {
  const { page } = (pages[0] ?? packedPages[0])!
  return `/documents/${documentId}/redactions?version=${version}&page=${page}`
}

/** Kinds with their pages: "what looks like a date of birth (pages 2, 5–7) and the number of an account (page 3)". */
function placesIn({ pages, packedPages, fileName, hasPageNumbers }: BoundIdentifiers): string {
  const [bound, packed] = [pagesByKind(pages), pagesByKind(packedPages)]
  const kinds = [...new Set([...bound.keys(), ...packed.keys()])].map((kind) => {
    const [here, there] = [bound.get(kind) ?? [], packed.get(kind) ?? []]
    const places = [
      hasPageNumbers && here.length > 0 && sayPages(here),
      there.length > 0 && sayPacked(hasPageNumbers ? there : [], here.length > 0),
    ].filter((place) => typeof place === 'string')
    return places.length > 0 ? `${callIdentifier(kind)} (${places.join('; ')})` : callIdentifier(kind)
  })
  return `what looks like ${joinWords(kinds)}${fileName ? ` in “${fileName}”` : ''}`
}

function pagesByKind(pages: readonly PageIdentifiers[]): Map<PatternName, number[]> {
  const pagesOf = new Map<PatternName, number[]>()
  for (const { page, kinds } of pages)
    for (const kind of kinds) pagesOf.set(kind, [...(pagesOf.get(kind) ?? []), page])
  return pagesOf
}

/** "page 2, in the evidence package alone"; behind bound pages "page 5 in the evidence package alone". */
function sayPacked(numbers: readonly number[], isBehind: boolean): string {
  const alone = 'in the evidence package alone'
  return numbers.length === 0 ? alone : `${sayPages(numbers)}${isBehind ? '' : ','} ${alone}`
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
