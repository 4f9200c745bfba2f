import { argumentFindings, NON_COMMERCIAL, type CheckedArgument } from './argumentReadiness'
import { boundIdentifierFindings, type BoundIdentifiers } from './boundIdentifiers'
import { PRIVACY, SECTION_2, type Finding } from './finding'
import { personalIdentifiers } from './personalIdentifiers'
import type { AuthenticationBasis } from './exhibitFields'
import { packedQuotationFindings, type FailingQuotation } from './packedQuotations'
import { limitFindings, type Extent } from './limits'
import { quotedFindings, type CheckedQuotation } from './quotedFindings'
import type { VenueProfile } from './venue'

export { personalIdentifiers } from './personalIdentifiers'
export { findingsSeenBy, openFindings, type Finding } from './finding'

export type CheckedExhibit = {
  /** "Ex. 3". */
  name: string
  /** From 1. */
  place: number
  href: string
  title: string
  hasOriginal: boolean
  /** Of words put forward by themselves, the title of the document that they are from; null for all else. */
  wordsFrom: string | null
  /** Of its originals, those that should be bound in and are held beside the file, each with why. */
  notBound: readonly { fileName: string; why: string; isRedacted: boolean }[]
  /** Pages of its originals that hold no text, so that nobody can search them. */
  pagesWithoutText: number
  /** Names what no source confirmed; empty where everything was. */
  unverified: string
  /** Statements and demands in it of which nobody says where they were read: where each is shown, and its form. */
  withoutSource: readonly { href: string; edit: string }[]
  /** Whether what the record says of its terms allows non-commercial use alone. */
  isNonCommercial: boolean
  /** On what ground it is said to be authentic. */
  basis: AuthenticationBasis
  /** Of a withheld one: the ground; empty where none is stated. Null for all others. */
  withheldFor: string | null
  /**
   * What is wrong with the pair of an exhibit in another language and its translation: none is there, or it is not
   * directly behind, or its translator's declaration is not signed, or what it translates is not in the packet.
   */
  translation:
    | { is: 'missing' }
    | { is: 'undeclared' }
    | { is: 'apart'; original: string }
    | { is: 'of-nothing'; record: string }
    | null
  words: string
  /** What looks like personal data in its originals, bound in or in the evidence package alone. */
  identifiers: readonly BoundIdentifiers[]
  /** Of these, by what is in which original on which pages. */
  identifiersFingerprint: string
  /** Why they stay, and of which that was said (`parseKept`); empty where nobody said. */
  identifiersKept: string
}

/** A packet as its checks see it. */
export type ReadinessInput = {
  packetId: string
  venue: VenueProfile | null
  cover: { caption: boolean; docket: boolean; filer: boolean; datedOn: boolean }
  argument: CheckedArgument
  exhibits: CheckedExhibit[]
  /** Quotations whose words are not at their place any more. */
  quotations: { exhibit: string; state: string; words: string; href: string }[]
  /** Quotations of its exhibits that the package's verifier will fail. */
  failing?: readonly FailingQuotation[]
  /** What its argument quotes. */
  quoted?: readonly CheckedQuotation[]
  /** What its texts come to; null where nobody counted. */
  extent?: Extent | null
  /** Of the originals together. */
  sizeBytes: number
}

/**
 * Everything that should be settled before a packet is filed, in the order of the file. A packet for no venue is checked
 * too; it is never filing-ready, for nobody knows for what. What a rule's profile marks B is said to be checked first.
 */
export function checkReadiness(input: ReadinessInput): Finding[] {
  const { venue } = input
  const edit = `/packets/${input.packetId}/edit`
  return [
    ...venueFindings(input, edit),
    ...coverFindings(input, edit),
    ...argumentFindings(input.argument, venue),
    ...quotedFindings(input.quoted ?? []),
    ...input.exhibits.flatMap((exhibit) => exhibitFindings(exhibit)),
    ...basisFindings(input),
    ...input.quotations.map(quotationFinding),
    ...packedQuotationFindings(input.failing ?? []),
    ...(input.extent ? limitFindings(input.extent) : []),
    ...sizeFindings(input),
  ]
}

/** Whether a packet may be called filing-ready. */
export function isFilingReady(findings: readonly Finding[]): boolean {
  return !findings.some(({ blocks }) => blocks)
}

function venueFindings({ venue }: ReadinessInput, edit: string): Finding[] {
  if (!venue) {
    const says = 'No venue is chosen, so there are no rules to hold the packet against. Choose one.'
    return [{ rule: 'venue', says, cite: SECTION_2, blocks: true, href: `${edit}#field-venue` }]
  }
  const unchecked = venue.rules.filter(({ mark }) => mark === 'B').map(({ about }) => about)
  if (unchecked.length === 0) return []
  const says = `Check before filing, at the source: ${unchecked.join(', ')}.`
  return [{ rule: 'venue', says, cite: venue.name, blocks: false, href: `/venues/${venue.id}` }]
}

function coverFindings({ cover, venue }: ReadinessInput, edit: string): Finding[] {
  if (!venue) return []
  const wanted: [keyof typeof cover, string][] = [
    ['caption', 'The caption is empty. Say in what matter the packet is filed.'],
    ['docket', 'The docket is empty. Give its number.'],
    ['filer', 'Nobody files yet. Name the filer.'],
    ['datedOn', 'The cover has no date. Give one.'],
  ]
  return wanted
    .filter(([field]) => !cover[field])
    .map(([field, says]) => ({
      rule: `cover.${field}`,
      says,
      cite: venue.forum?.cite ?? SECTION_2,
      blocks: true,
      href: `${edit}#field-${field}`,
    }))
}

function exhibitFindings(exhibit: CheckedExhibit): Finding[] {
  const { name, href } = exhibit
  const findings: Finding[] = []
  const find = (
    rule: string,
    says: string,
    cite: string,
    blocks: boolean,
    place: Pick<Finding, 'href' | 'edit'> = { href },
  ) => findings.push({ rule, says: `${name}: ${says}`, about: name, cite, blocks, ...place })
  if (!exhibit.hasOriginal)
    find(
      'original',
      exhibit.wordsFrom === null
        ? 'no original is held. Bring one in; a sheet from the record is no exhibit.'
        : `its words are from “${exhibit.wordsFrom}”, of which no original is held. Bring that document’s file in.`,
      'FRE 901(a)',
      true,
    )
  for (const { fileName, why, isRedacted } of exhibit.notBound)
    findings.push({
      rule: 'binding',
      says: `${name}: “${fileName}” is held beside the file, and no page of it is bound in. ${why} ${isRedacted ? 'See its redactions for why, or produce' : 'Bring it as a PDF, or produce'} the exhibit in its native form.`,
      ...{ cite: SECTION_2, blocks: true, href: isRedacted ? `${href}/redactions` : href },
    })
  if (exhibit.pagesWithoutText > 0)
    find(
      'text-layer',
      exhibit.pagesWithoutText === 1
        ? '1 of its pages has no text. Have it recognised.'
        : `${exhibit.pagesWithoutText} of its pages have no text. Have them recognised.`,
      SECTION_2,
      true,
    )
  if (exhibit.unverified) find('unverified', exhibit.unverified, SECTION_2, false)
  // It leads to the first of them; when that is mended, to the next.
  const [bare] = exhibit.withoutSource
  if (bare) find('source', withoutSource(exhibit.withoutSource.length), SECTION_2, true, bare)
  if (exhibit.isNonCommercial) find('terms', NON_COMMERCIAL, 'the publisher’s terms', false)
  if (exhibit.translation) find('translation', translationWords(exhibit.translation), '47 CFR 1.355', true)
  if (exhibit.withheldFor === '')
    find(
      'withheld',
      'it is withheld, and the privilege claimed is not stated. State it.',
      'FRCP 26(b)(5)',
      true,
    )
  for (const found of personalIdentifiers(exhibit.words))
    find('personal', `its sheet holds ${found}.`, PRIVACY, true)
  return [...findings, ...boundIdentifierFindings(exhibit)]
}

function withoutSource(count: number): string {
  return count === 1
    ? 'a statement in it names no source. Say where it was read.'
    : `${count} statements in it name no source. Say where they were read.`
}

function translationWords(fault: NonNullable<CheckedExhibit['translation']>): string {
  switch (fault.is) {
    case 'missing':
      return 'its words are not English. Put an English translation, verified under oath, directly after it.'
    case 'undeclared':
      return 'its translator has not declared it true and complete. Name the translator and the day on which the declaration was signed.'
    case 'apart':
      return `it does not stand directly after ${fault.original}, which it translates. Move it there.`
    case 'of-nothing':
      return `it is said to translate “${fault.record}”, which is not in the packet. Add that, or correct this.`
  }
}

function basisFindings({ exhibits, packetId }: ReadinessInput): Finding[] {
  const bare = exhibits.filter(({ basis, withheldFor }) => basis === 'none' && withheldFor === null)
  return bare.map(({ name, place }) => {
    const href = `/packets/${packetId}#ex-${place}`
    const says = `${name}: no ground of authenticity is stated.`
    return { rule: 'basis', says, about: name, cite: 'FRE 901(a), 902', blocks: false, href }
  })
}

function quotationFinding({ exhibit, state, words, href }: ReadinessInput['quotations'][number]): Finding {
  const said = words.length > 80 ? `${words.slice(0, 80)} …` : words
  const says = `${exhibit}: the quotation “${said}” is ${state} in the current version. Affirm it, or select it anew.`
  return { rule: 'quotation', says, cite: SECTION_2, blocks: true, href }
}

function sizeFindings({ venue, sizeBytes, packetId }: ReadinessInput): Finding[] {
  const [most, files] = [venue?.mostMegabytes, venue?.mostFiles]
  if (!most) return []
  const volumes = Math.ceil(sizeBytes / (most.value * 1e6))
  if (volumes <= 1) return []
  const isTooMany = files !== undefined && volumes > files.value
  const says = `The originals have ${(sizeBytes / 1e6).toFixed(1)} MB, a file may have ${most.value}: ${volumes} volumes at least${isTooMany ? `, and a submission takes ${files.value}` : ''}.`
  return [{ rule: 'limits', says, cite: most.cite, blocks: isTooMany, href: `/packets/${packetId}#exhibits` }]
}
