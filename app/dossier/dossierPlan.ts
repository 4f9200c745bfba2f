import type { BatesRange } from '../domain/filing/bates'
import type { ReferredKind } from '../domain/argument/crossReference'
import type { Edition } from '../domain/filing/edition'
import type { Production } from '../domain/filing/exhibitFields'
import type { Labelling } from '../domain/filing/exhibitLabel'
import { pagesIn, type PageRange } from '../domain/filing/pageRanges'
import type { Finding } from '../domain/filing/readiness'
import type { Sheet } from '../domain/filing/sheet'
import type { TransmittalFacts } from '../domain/filing/transmittal'
import type { ChartPlan } from '../measurements/planChart'

/** A stretch of words set alike. */
export type Run = {
  text: string
  /** quiet: labels and asides; mono: hashes. */
  style?: 'bold' | 'italic' | 'mono' | 'quiet'
  /** A live reference to an exhibit, or to one of its pages. The page that it prints is known once pages are set. */
  cite?: {
    exhibit: number
    page: number | null
    /** The last of several pages. */
    last?: number
  }
  /** A cite that leads nowhere. */
  isLost?: true
  /** A live reference to another part of the argument. */
  ref?: ArgumentPlace
  /** A web address to follow. */
  href?: string
  /** A path of the portal, which its pages follow and a file only prints. */
  path?: string
}

/** A part of the argument that others refer to, by its number among its kind. */
export type ArgumentPlace = { kind: ReferredKind; number: number }

/** Words, or words set in several ways. */
export type TableCell = string | Run[]

export type Fact = { label: string; value: Run[] }

/** What a page is made of, in reading order. */
export type Block =
  /** `place` is what references lead to. */
  | { kind: 'heading'; level: 2 | 3; text: string; place?: ArgumentPlace }
  /** `number` is printed before it, where paragraphs are numbered. */
  | { kind: 'paragraph'; runs: Run[]; number?: number }
  /** An item of a list; `mark` is "1." or "•". */
  /** `isQuoted`: a paragraph of a block quotation. */
  | { kind: 'item'; mark: string; depth: number; runs: Run[]; isQuoted?: true }
  /** Somebody's words, verbatim, with who said them and where they were read. */
  | { kind: 'quotation'; text: string; attribution: Run[] }
  | { kind: 'facts'; facts: Fact[] }
  | {
      kind: 'table'
      columns: { label: string; isNumber: boolean }[]
      rows: TableCell[][]
      summary: string
    }
  | { kind: 'chart'; chart: ChartPlan; alt: string }

/** Bytes as received that are bound into the dossier behind their exhibit's slip-sheet. */
export type BoundOriginal = {
  /** Of the bytes that are bound. */
  sha256: string
  /** Where a copy is bound in its place, the SHA-256 of the original itself. */
  copyOf?: string
  /** Whether its pages are ours, with the text of an original that has none. */
  isRendering?: true
  /** Whether it is, or is of, a copy with something taken out. */
  isRedacted?: true
  fileName: string
  sizeBytes: number
  /** Pages that it has. */
  pages: number
  /** Of those, the ones that are bound in. */
  ranges: PageRange[]
  /** The number of its first page, bound in or not. Null until an export first needs them. */
  bates: BatesRange | null
}

/** A slip-sheet that stands for an exhibit which is withheld or produced in its native form: one page, one number. */
export type StandIn = {
  kind: Exclude<Production, 'whole'>
  /** What its Bates number is held under. */
  key: string
  /** Null until an export first needs it. */
  bates: BatesRange | null
  /** Printed above its title; empty for none. */
  legend: string
}

/** What an index says of an exhibit (rules of filing: Ex., Date, Description, From → To, and so on). */
export type IndexLine = {
  from: string
  to: string
  type: string
  source: string
  /** First and last Bates number of each stretch of its pages; empty until they are given. */
  bates: { begin: string; end: string }[]
  class: string
  basis: string
  /** First 16 digits of each original's hash. */
  sha256: string[]
}

export type PlannedExhibit = {
  /** Its place, from 1; its label is made of it. */
  number: number
  /** "Ex. 3"; "Exhibit 3". */
  name: string
  heading: string
  label: string
  recordId: string
  title: string
  /** The packet's own words about it; empty where there are none. */
  caption: string
  /** As the source gives it; empty where the record has no date. */
  date: string
  /** Kind and parties in a line, for the table of exhibits. */
  described: string
  bookmark: string
  indexed: IndexLine
  slip: Fact[]
  sheet: Block[]
  originals: BoundOriginal[]
  /** Null where it is put forward whole. */
  standIn: StandIn | null
}

/** Why a dossier cannot be made of a packet as it is, in a sentence that says what to do. */
export type PlanProblem = {
  code:
    | 'no-exhibits'
    | 'no-such-venue'
    | 'record-not-found'
    | 'cite-not-found'
    | 'chart-not-drawn'
    | 'original-unread'
    | 'pages-not-there'
    | 'edition'
  message: string
}

/** One part of the argument as the statement of record has it; its number where it is a paragraph. */
export type PlannedArgumentBlock = { id: string; number: number | null; blocks: Block[] }

/** A part that stands before the exhibits. */
export type PlannedPart = {
  title: string
  blocks: Block[]
  /** Whether it is for somebody to sign, and so kept together. */
  isSigned?: true
}

/** Everything that a dossier's pages depend on, and nothing else: the same plan is set as the same bytes. */
export type DossierPlan = {
  edition: Edition
  packetId: string
  title: string
  author: string
  subject: string
  keywords: string
  /** The instant that the file's own dates show, as ISO 8601 in UTC. */
  clock: string
  cover: {
    forum: string[]
    caption: string[]
    docket: string[]
    subtitle: string
    facts: Fact[]
    /** Empty where the file is a filing: what is argued there is its party’s. */
    note: string
  }
  sheet: Sheet
  /** How its exhibits are called. */
  labelling: Labelling
  /** What the venue prints: its name, legends, closing line, box for the stamp. */
  venue: {
    name: string
    firstPageLegend: string
    pageLegend: string
    closing: string
    stampBox: [number, number] | null
    /** Of one file, in bytes, and files of one submission; null where it says none. */
    mostBytes: number | null
    mostFiles: number | null
  }
  /** Whether each page says that it is a draft: it is not sealed, and something stands between it and a filing. */
  isDraft: boolean
  findings: Finding[]
  /** What a person wrote for forums that ask long filings for one; none where it is empty. */
  summary: Block[]
  /** What the statement of record says: the introduction, then the argument. */
  /** Beneath the argument, a line each: who signs. Empty where nobody is named. */
  signature: string[]
  introduction: Block[]
  /** The argument's share of it, part by part. */
  argument: PlannedArgumentBlock[]
  /** Behind the statement of record: chronology, proceedings. */
  parts: PlannedPart[]
  /** Behind the index: forms to sign, custody. */
  proofs: PlannedPart[]
  exhibits: PlannedExhibit[]
  /** Behind the exhibits: the privilege log. */
  endings: PlannedPart[]
  colophon: Fact[]
  /** What the form of the venue is filled in from. */
  transmittal: TransmittalFacts
  problems: PlanProblem[]
}

/** The originals that a dossier binds in, in their order. */
export function originalsOf(plan: DossierPlan): BoundOriginal[] {
  return plan.exhibits.flatMap(({ originals }) => originals)
}

/** A cell's words. */
export function cellText(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.map(({ text }) => text).join('')
}

/** Every stretch of words in a block that may be a link. */
export function runsOf(block: Block): Run[] {
  switch (block.kind) {
    case 'paragraph':
    case 'item':
      return block.runs
    case 'quotation':
      return block.attribution
    case 'facts':
      return block.facts.flatMap(({ value }) => value)
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'string' ? [] : cell)))
    default:
      return []
  }
}

/** What needs Bates numbers, in the order in which they are given: pages of originals, then slip-sheets that stand for others. */
export function numberedIn(plan: DossierPlan): { sha256: string; pages: number }[] {
  const sheets = plan.exhibits.flatMap(({ standIn }) => (standIn ? [{ sha256: standIn.key, pages: 1 }] : []))
  return [...originalsOf(plan), ...sheets]
}

/** The exhibits as they follow each other in the file: those that are put forward whole, then slip-sheets alone. */
export function inFileOrder(exhibits: readonly PlannedExhibit[]): PlannedExhibit[] {
  return [
    ...exhibits.filter(({ standIn }) => standIn === null),
    ...exhibits.filter(({ standIn }) => standIn !== null),
  ]
}

/** The pages of an original that are bound in. */
export function boundPages({ ranges, pages }: BoundOriginal): number[] {
  return pagesIn(ranges, pages)
}

/** A block's words, for checks and for readers that have no pages. */
export function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
    case 'item':
      return block.runs.map(({ text }) => text)
    case 'quotation':
      return [block.text, ...block.attribution.map(({ text }) => text)]
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, ...value.map(({ text }) => text)])
    case 'table':
      return [
        block.summary,
        ...block.columns.map(({ label }) => label),
        ...block.rows.flatMap((row) => row.map(cellText)),
      ]
    case 'chart':
      return [block.alt]
  }
}
