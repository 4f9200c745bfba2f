import type { VenueProfile } from './venue'

/** What stands between a packet and a filing: the rule, in a sentence what to do, whose rule it is, and where. */
export type Finding = {
  rule: string
  says: string
  cite: string
  /** Whether “filing-ready” may not be said while it stands. */
  blocks: boolean
  /** The page of the portal on which it can be settled. */
  href: string
}

export type CheckedExhibit = {
  number: number
  href: string
  title: string
  hasOriginal: boolean
  /** Pages of its originals that hold no text, so that nobody can search them. */
  pagesWithoutText: number
  /** Names what no source confirmed; empty where everything was. */
  unverified: string
  isForeign: boolean
  words: string
}

/** A packet as its checks see it. */
export type ReadinessInput = {
  packetId: string
  venue: VenueProfile | null
  cover: { caption: boolean; docket: boolean; filer: boolean; datedOn: boolean }
  introduction: string
  paragraphs: { number: number; hasCite: boolean }[]
  exhibits: CheckedExhibit[]
  /** Quotations whose words are not at their place any more. */
  quotations: { exhibit: number; state: string; words: string; href: string }[]
  /** Of the originals together. */
  sizeBytes: number
}

const SECTION_2 = 'house rule: the readiness gate'
const PRIVACY = 'FRCP 5.2(a)'

/**
 * Everything that should be settled before a packet is filed, in the order of the file. A packet for no venue is checked
 * too; it is never filing-ready, for nobody knows for what. What a rule's profile marks B is said to be checked first.
 */
export function checkReadiness(input: ReadinessInput): Finding[] {
  const edit = `/packets/${input.packetId}/edit`
  return [
    ...venueFindings(input, edit),
    ...coverFindings(input, edit),
    ...argumentFindings(input, edit),
    ...input.exhibits.flatMap((exhibit) => exhibitFindings(exhibit)),
    ...input.quotations.map(quotationFinding),
    ...limitFindings(input),
  ]
}

/** Whether a packet may be called filing-ready. */
export function isFilingReady(findings: readonly Finding[]): boolean {
  return !findings.some(({ blocks }) => blocks)
}

function venueFindings({ venue }: ReadinessInput, edit: string): Finding[] {
  if (!venue) {
    const says = 'No venue is chosen, so there are no rules to hold the packet against. Choose one.'
    return [{ rule: 'venue', says, cite: SECTION_2, blocks: true, href: edit }]
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
      href: edit,
    }))
}

function argumentFindings({ introduction, paragraphs, venue }: ReadinessInput, edit: string): Finding[] {
  const bare = paragraphs.filter(({ hasCite }) => !hasCite).map(({ number }) => number)
  const findings: Finding[] = []
  if (bare.length > 0) {
    const says = `${bare.length === 1 ? 'Paragraph' : 'Paragraphs'} ${bare.join(', ')} cite no exhibit.`
    findings.push({ rule: 'paragraph-cites', says, cite: SECTION_2, blocks: false, href: edit })
  }
  for (const found of personalIdentifiers(introduction))
    findings.push({
      rule: 'personal',
      says: `The argument holds ${found}. Take it out.`,
      cite: PRIVACY,
      blocks: true,
      href: edit,
    })
  if (venue && paragraphs.length === 0) {
    const says = 'There is no statement of record: the packet has exhibits and no argument.'
    findings.push({ rule: 'argument', says, cite: SECTION_2, blocks: false, href: edit })
  }
  return findings
}

function exhibitFindings(exhibit: CheckedExhibit): Finding[] {
  const { number, href } = exhibit
  const findings: Finding[] = []
  const find = (rule: string, says: string, cite: string, blocks: boolean) =>
    findings.push({ rule, says: `Ex. ${number}: ${says}`, cite, blocks, href })
  if (!exhibit.hasOriginal)
    find(
      'original',
      'no original is held. Bring one in; a sheet from the record is no exhibit.',
      'FRE 901(a)',
      true,
    )
  if (exhibit.pagesWithoutText > 0)
    find(
      'text-layer',
      `${exhibit.pagesWithoutText} of its pages have no text. Have them recognised.`,
      SECTION_2,
      true,
    )
  if (exhibit.unverified) find('unverified', exhibit.unverified, SECTION_2, false)
  if (exhibit.isForeign)
    find(
      'translation',
      'its words are not English. File an English translation, verified under oath, with it.',
      '47 CFR 1.355',
      true,
    )
  for (const found of personalIdentifiers(exhibit.words))
    find('personal', `its sheet holds ${found}.`, PRIVACY, true)
  return findings
}

function quotationFinding({ exhibit, state, words, href }: ReadinessInput['quotations'][number]): Finding {
  const said = words.length > 80 ? `${words.slice(0, 80)} …` : words
  const says = `Ex. ${exhibit}: the quotation “${said}” is ${state} in the current version. Affirm it, or select it anew.`
  return { rule: 'quotation', says, cite: SECTION_2, blocks: true, href }
}

function limitFindings({ venue, sizeBytes, packetId }: ReadinessInput): Finding[] {
  const [most, files] = [venue?.mostMegabytes, venue?.mostFiles]
  if (!most) return []
  const volumes = Math.ceil(sizeBytes / (most.value * 1e6))
  if (volumes <= 1) return []
  const isTooMany = files !== undefined && volumes > files.value
  const says = `The originals have ${(sizeBytes / 1e6).toFixed(1)} MB, a file may have ${most.value}: ${volumes} volumes at least${isTooMany ? `, and a submission takes ${files.value}` : ''}.`
  return [{ rule: 'limits', says, cite: most.cite, blocks: isTooMany, href: `/packets/${packetId}` }]
}

const IDENTIFIERS: [pattern: RegExp, name: string][] = [
  [/\b\d{3}-\d{2}-\d{4}\b/, 'what looks like a social security number'],
  [
    /(?<![\d-])(?:\+?1[-. ])?\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}(?![\d-])/,
    'what looks like a telephone number',
  ],
  [/[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}/i, 'an e-mail address'],
  [
    /\b\d{1,5}\s+(?:[NSEW]\.?\s+)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Blvd\.|Court)(?=\W|$)/,
    'what looks like a street address',
  ],
]

/** What in a text looks like a person's own data: kinds, never the data itself. */
export function personalIdentifiers(text: string): string[] {
  return IDENTIFIERS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name)
}
