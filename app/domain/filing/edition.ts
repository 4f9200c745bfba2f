import type { ConfidentialityClass } from './exhibitFields'
import type { Finding } from './readiness'
import type { VenueProfile } from './venue'

/**
 * Which version of a packet a dossier is. *public*: with what was redacted taken out, and nothing confidential in it.
 * *confidential*: whole. Both have the same pages and the same Bates numbers.
 */
export const EDITIONS = ['public', 'confidential'] as const
export type Edition = (typeof EDITIONS)[number]

/** Reads an edition; null where it is none. */
export function parseEdition(text: string): Edition | null {
  return EDITIONS.find((edition) => edition === text) ?? null
}

/** An exhibit as the rules of editions see it. */
export type EditionExhibit = {
  /** As the file calls it: "Ex. 3". */
  name: string
  confidentiality: ConfidentialityClass
  /** Whether words of it were redacted. */
  isRedacted: boolean
  /** Whether its redacted copy is there. */
  hasCopy: boolean
  /** Whether nothing of it is bound in, but a slip-sheet stands for it. */
  isWithheld: boolean
}

/** Whether a packet has two editions: something in it is not for everyone. */
export function isSplit(exhibits: readonly EditionExhibit[]): boolean {
  return exhibits.some(({ isRedacted, confidentiality }) => isRedacted || confidentiality !== 'public')
}

const NO_REQUEST = '47 CFR 0.459(a)(3)'
const PUBLIC_COPY = '47 CFR 0.459(a)(2)'

/**
 * What keeps an edition from being exported, each in a sentence with whose rule it is: a confidential exhibit of which
 * nothing was redacted or withheld has no place in a public one, nor has one whose redacted copy is still to be made.
 */
export function editionProblems(edition: Edition, exhibits: readonly EditionExhibit[]): string[] {
  if (edition === 'confidential') return []
  return exhibits.flatMap(({ name, confidentiality, isRedacted, hasCopy, isWithheld }) => {
    if (isWithheld) return []
    if (isRedacted && !hasCopy)
      return [
        `${name}: its redacted copy is not there yet, so that it cannot enter a public version. Open the document’s redactions to see why.`,
      ]
    if (confidentiality !== 'public' && !isRedacted)
      return [
        `${name}: a confidential exhibit cannot enter a public version or an ECFS filing (${NO_REQUEST}). Redact it (${PUBLIC_COPY}), withhold it, or export the confidential version.`,
      ]
    return []
  })
}

/** Why an edition may not be called filing-ready for its venue. */
export function editionFindings(
  edition: Edition,
  venue: VenueProfile | null,
  exhibits: readonly EditionExhibit[],
  packetId: string,
): Finding[] {
  if (edition !== 'confidential' || venue?.transmittal?.value !== 'ecfs' || !isSplit(exhibits)) return []
  const says =
    'This is the confidential version. ECFS takes no filing with a confidentiality request: file the public version there, and this one as the order or 47 CFR 0.459 says.'
  return [{ rule: 'edition', says, cite: NO_REQUEST, blocks: true, href: `/packets/${packetId}` }]
}

/** What stands at the top of each page; empty where nothing does. A packet that is all public has one edition and says nothing. */
export function editionLegend(
  edition: Edition,
  venue: VenueProfile | null,
  exhibits: readonly EditionExhibit[],
): string {
  if (!isSplit(exhibits)) return edition === 'public' ? (venue?.pageLegend?.value ?? '') : ''
  if (edition === 'confidential') {
    const isHighly = exhibits.some(({ confidentiality }) => confidentiality === 'highly-confidential')
    const legend = venue?.confidentialLegend?.value ?? 'CONFIDENTIAL VERSION'
    return isHighly ? `HIGHLY ${legend.toUpperCase()}` : legend
  }
  const own = venue?.pageLegend?.value
  const redacted = exhibits.some(({ isRedacted }) => isRedacted)
    ? (venue?.redactedLegend?.value ?? 'REDACTED')
    : ''
  return [own, redacted].filter(Boolean).join(' · ') || 'PUBLIC VERSION'
}
