import type { Catalog } from '../catalog/catalog'
import { sheetKey, type BatesRange } from '../domain/filing/bates'
import { exhibitName, labellingOf } from '../domain/filing/exhibitLabel'
import { translationsOf } from '../domain/filing/translationPairs'
import type { PacketDraft } from '../domain/packet'
import {
  editionFindings,
  editionLegend,
  editionProblems,
  isSplit,
  type Edition,
  type EditionExhibit,
} from '../domain/filing/edition'
import { numberedParts } from '../domain/argument/crossReference'
import { checkReadiness, isFilingReady } from '../domain/filing/readiness'
import type { Superseded } from '../domain/filing/review'
import { sheetOf } from '../domain/filing/sheet'
import { submissionTypeOf } from '../domain/filing/transmittal'
import type { VenueProfile } from '../domain/filing/venue'
import { blockHref, checkedArgument } from './argument/checkedArgument'
import { planArgument } from './argument/planArgument'
import { checkedQuotations, quotingTexts, type ReadText } from './argument/quotedInArgument'
import { type Block, type DossierPlan, type PlanProblem } from './dossierPlan'
import { coverFacts, coverWords } from './coverFacts'
import { colophonFacts } from './planColophon'
import { planForms } from './planForms'
import { documentOf } from './package/planItem'
import { planCustody } from './planCustody'
import { planChronology, planPrivilegeLog, planProceedings, type Placed } from './planParts'
import { lostPageCites } from './lostPageCites'
import { readinessOf, type LostQuotation, type OriginalIdentifiers } from './readinessOf'
import { planExhibit, type HeldOriginal } from './planExhibit'
import { planIntroduction } from './planIntroduction'

/** What a dossier is planned from. */
export type DossierInput = {
  packet: PacketDraft
  catalog: Catalog
  /** Originals held for each record and for the documents that their words are from, by its id, oldest first. */
  originals: ReadonlyMap<string, readonly HeldOriginal[]>
  /** What looks like personal data in them, by `heldKey`. */
  identifiers?: ReadonlyMap<string, OriginalIdentifiers>
  /** The instant that the file's own dates show. */
  clock: Date
  /** The rules that it obeys; null for the house style. */
  venue?: VenueProfile | null
  /** Numbers of slip-sheets that stand for exhibits, by what each is held under (`sheetKey`). */
  sheetBates?: ReadonlyMap<string, BatesRange>
  /** Whether it was sealed, and so was filing-ready then. */
  isSealed?: boolean
  /** The packet that it replaces. */
  supersedes?: Superseded | null
  /** Quotations of its exhibits whose words are not at their place any more. */
  quotations?: readonly LostQuotation[]
  /** Why the package's verifier will fail statements that its exhibits quote, by their ids. */
  failing?: ReadonlyMap<string, string>
  /** The texts of originals of exhibits that its argument quotes, by `heldKey`. */
  texts?: ReadonlyMap<string, ReadText>
  edition?: Edition
  /** The documents that words were redacted of, and whether the copy without them is there. */
  redacted?: ReadonlyMap<string, { hasCopy: boolean }>
}

/**
 * Decides everything that a dossier's pages will say, as data. It is the same for the same input, on any machine. What
 * stands in the way of an honest file is listed in `problems`; a plan that has any may be previewed and not exported.
 */
export function planDossier({
  packet,
  catalog,
  originals,
  identifiers = new Map(),
  clock,
  venue = null,
  quotations = [],
  failing = new Map(),
  texts = new Map(),
  isSealed = false,
  supersedes = null,
  sheetBates = new Map(),
  edition = 'public',
  redacted = new Map(),
}: DossierInput): DossierPlan {
  const problems: PlanProblem[] = []
  const labelling = labellingOf(packet.labelScheme, venue?.exhibitWord?.value)
  const sheet = sheetOf(venue)
  const introduction = planIntroduction(packet.introduction, packet.exhibits.length, { labelling })
  const summary = planIntroduction(packet.summary, packet.exhibits.length, {
    where: 'The summary',
    parts: numberedParts(packet.argument),
    labelling,
  })
  const argument = planArgument(packet.argument, {
    catalog,
    exhibitOf: (record) => {
      const number = packet.exhibits.findIndex((exhibit) => exhibit.record === record) + 1
      return number === 0 ? null : { number, name: exhibitName(labelling, number) }
    },
    labelling,
    exhibitCount: packet.exhibits.length,
    width: sheet.right - sheet.left,
  })
  problems.push(...argument.problems)
  const placed: Placed[] = []
  packet.exhibits.forEach((exhibit, index) => {
    const record = catalog.get(exhibit.record)
    if (!record) {
      const message = `${exhibitName(labelling, index + 1)}: the record “${exhibit.record}” is not there, or is not published. Take the exhibit out, or publish the record.`
      problems.push({ code: 'record-not-found', message })
      return
    }
    const held = originals.get(record.id) ?? []
    const document = documentOf(record)
    const packed = (document && catalog.find('document', document) && originals.get(document)) || held
    const translated = packet.exhibits.findIndex((it) => it.record === exhibit.translationOf)
    const { planned, problems: found } = planExhibit(catalog, record, {
      ...{ exhibit, number: index + 1, labelling, held, packed, chartWidth: sheet.right - sheet.left },
      sheetBates: sheetBates.get(sheetKey(record.id)) ?? null,
      translations: translationsOf(packet.exhibits, exhibit.record),
      translationOf: translated === -1 ? null : translated + 1,
    })
    placed.push({ planned, record, held, packed, exhibit })
    problems.push(...found)
  })
  const exhibits = placed.map(({ planned }) => planned)
  if (packet.venue && venue?.id !== packet.venue) {
    const message = `The venue “${packet.venue}” has no profile. Choose another, or add content/venues/${packet.venue}.yaml.`
    problems.push({ code: 'no-such-venue', message })
  }
  if (packet.exhibits.length === 0)
    problems.push({ code: 'no-exhibits', message: 'The packet has no exhibits yet. Add records to it.' })

  const classed = placed.map((it) => editionExhibit(it, packet, redacted))
  for (const message of editionProblems(edition, classed)) problems.push({ code: 'edition', message })

  const numbered = packet.argument.length > 0 ? introduction.blocks : numberParagraphs(introduction.blocks)
  const edit = `/packets/${packet.id}/edit`
  const lostCites = [
    ...introduction.problems.map(({ message }) => ({ says: message, href: edit })),
    ...lostPageCites('The introduction', introduction.blocks, placed, edit),
    ...summary.problems.map(({ message }) => ({ says: message, href: edit })),
    ...lostPageCites('The summary', summary.blocks, placed, edit),
    ...argument.lostCites.map(({ says, block }) => ({ says, href: blockHref(packet.id, block) })),
    ...argument.statement.flatMap(({ id, number, blocks }) =>
      lostPageCites(`¶ ${number}`, blocks, placed, blockHref(packet.id, id)),
    ),
  ]
  const { statement } = argument
  const checked = checkedArgument(packet, catalog, { introduction: numbered, statement, lostCites })
  const quoted = checkedQuotations(
    quotingTexts(packet.id, { introduction: numbered, summary: summary.blocks, argument: statement }),
    placed,
    texts,
  )
  const findings = [
    ...checkReadiness(
      readinessOf({
        ...{ packet, venue, catalog, argument: checked, placed, identifiers },
        ...{ quotations, failing, quoted },
      }),
    ),
    ...editionFindings(edition, venue, classed, packet.id),
  ]
  const isDraft = !isSealed && !isFilingReady(findings)
  const charts = exhibits.filter(({ sheet }) => sheet.some(({ kind }) => kind === 'chart')).length
  const docket = linesOf(packet.docket)
  return normalize({
    edition,
    packetId: packet.id,
    title: packet.title,
    author: packet.filer || 'Throughline',
    subject: ['Evidence packet', ...docket].join(', '),
    keywords: ['evidence packet', packet.id, ...docket].join('; '),
    clock: clock.toISOString(),
    cover: {
      forum: linesOf(packet.forum || venue?.forum?.value || ''),
      caption: linesOf(packet.caption),
      docket,
      ...coverWords(venue !== null, [
        count(exhibits.length, labelling.word.toLowerCase()),
        ...(charts > 0 ? [count(charts, 'chart')] : []),
      ]),
      facts: coverFacts(packet, supersedes, clock, isSplit(classed) ? edition : null),
    },
    sheet,
    venue: { ...venuePrint(venue), pageLegend: editionLegend(edition, venue, classed) },
    isDraft,
    findings,
    summary: summary.blocks,
    signature: linesOf(packet.signature),
    introduction: [...numbered, ...statement.flatMap(({ blocks }) => blocks)],
    argument: statement,
    parts: [
      ...(argument.chronology.length > 0 ? argument.chronology : planChronology(placed)),
      ...planProceedings(catalog, placed),
    ],
    proofs: [
      ...argument.summaries,
      ...planForms(placed, packet, venue, labelling),
      planCustody(placed, labelling),
    ],
    exhibits,
    endings: planPrivilegeLog(placed, labelling),
    labelling,
    colophon: colophonFacts(packet, venue, findings),
    transmittal: {
      venue: venue?.name ?? '',
      title: packet.title,
      proceedings: docket,
      filers: linesOf(packet.filer),
      authors: linesOf(packet.author),
      signer: linesOf(packet.signature),
      submissionType: submissionTypeOf(packet.venue),
      datedOn: packet.datedOn ?? '',
    },
    problems,
  })
}

function editionExhibit(
  { planned, record }: Placed,
  packet: PacketDraft,
  redacted: ReadonlyMap<string, { hasCopy: boolean }>,
): EditionExhibit {
  const { confidentiality, production } = packet.exhibits[planned.number - 1]!
  const copy = redacted.get(documentOf(record) ?? '')
  return {
    name: planned.name,
    confidentiality,
    isRedacted: copy !== undefined,
    hasCopy: copy?.hasCopy ?? false,
    isWithheld: production === 'withheld',
  }
}

function venuePrint(venue: VenueProfile | null): DossierPlan['venue'] {
  return {
    name: venue?.name ?? '',
    firstPageLegend: venue?.firstPageLegend?.value ?? '',
    pageLegend: venue?.pageLegend?.value ?? '',
    closing: venue?.closing?.value ?? '',
    stampBox: venue?.stampBox?.value ?? null,
    mostBytes: venue?.mostMegabytes ? Math.floor(venue.mostMegabytes.value * 1e6) : null,
    mostFiles: venue?.mostFiles?.value ?? null,
  }
}

/** The argument's paragraphs count through the whole of it, whatever headings stand between them. */
function numberParagraphs(blocks: readonly Block[]): Block[] {
  let number = 0
  return blocks.map((block) => (block.kind === 'paragraph' ? { ...block, number: ++number } : block))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

const NUMBER_WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

function count(number: number, noun: string): string {
  return `${NUMBER_WORDS[number] ?? number} ${noun}${number === 1 ? '' : noun === 'annex' ? 'es' : 's'}`
}

/** Letters with accents in one form throughout (Unicode NFC), as fonts and searches expect them. */
function normalize<Value>(value: Value): Value {
  if (typeof value === 'string') return value.normalize('NFC') as Value
  if (Array.isArray(value)) return value.map(normalize) as Value
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, normalize(member)])) as Value
}
