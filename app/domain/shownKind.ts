import type { CatalogRecord, DocumentRecord, Milestone } from './records'

/** The three strands of the record. What belongs to none of them is set in plain ink. */
export type Strand = 'said' | 'measured' | 'decided'

/** Shapes that stand beside a kind's word, so that no kind is told by colour alone. */
export type KindGlyph =
  'said' | 'letter' | 'document' | 'report' | 'measured' | 'decided' | 'proposed' | 'deal' | 'event'

/** The kind as readers meet it: a word, a shape and a strand. Equal words have equal shapes and strands. */
export type ShownKind = { word: string; glyph: KindGlyph; strand: Strand | 'deal' | null }

const LETTER: ShownKind = { word: 'Letter', glyph: 'letter', strand: 'said' }
const FILING: ShownKind = { word: 'Filing', glyph: 'letter', strand: 'said' }
const STATEMENT: ShownKind = { word: 'Statement', glyph: 'said', strand: 'said' }
const NOTICE: ShownKind = { word: 'Notice', glyph: 'said', strand: 'said' }
const MESSAGE: ShownKind = { word: 'On-screen message', glyph: 'said', strand: 'said' }
const PRESS: ShownKind = { word: 'Press report', glyph: 'report', strand: 'said' }
const REPORT: ShownKind = { word: 'Report', glyph: 'measured', strand: 'measured' }
const AGREEMENT: ShownKind = { word: 'Agreement', glyph: 'deal', strand: 'deal' }
const DECISION: ShownKind = { word: 'Decision', glyph: 'decided', strand: 'decided' }
const DOCUMENT: ShownKind = { word: 'Document', glyph: 'document', strand: 'said' }
const STEP: ShownKind = { word: 'Docket step', glyph: 'decided', strand: 'decided' }
const PROPOSED: ShownKind = { word: 'Proposed step', glyph: 'proposed', strand: 'decided' }
const EVENT: ShownKind = { word: 'Event', glyph: 'event', strand: null }
const DEMAND: ShownKind = { word: 'Demand', glyph: 'letter', strand: 'said' }
const MEASUREMENT: ShownKind = { word: 'Measurement', glyph: 'measured', strand: 'measured' }

/** A type that the table lacks is shown as a plain document: we invent no classification that the record does not hold. */
const KIND_OF_DOCUMENT: Record<string, ShownKind> = {
  letter: LETTER,
  'cease-and-desist': LETTER,
  filing: FILING,
  complaint: FILING,
  declaration: FILING,
  statement: STATEMENT,
  'blog-post': STATEMENT,
  'on-screen-message': MESSAGE,
  notice: NOTICE,
  'news-report': PRESS,
  report: REPORT,
  agreement: AGREEMENT,
  order: DECISION,
  decision: DECISION,
  'consent-decree': DECISION,
}

/** Milestone types that say of themselves that nothing was decided yet. */
const NOT_YET_DECIDED = /^(?:proposed|introduced|draft-|nprm-|noi-)|-planned$/

const PLAIN: Partial<Record<CatalogRecord['kind'], ShownKind>> = {
  event: EVENT,
  statement: STATEMENT,
  demand: DEMAND,
  series: MEASUREMENT,
  point: MEASUREMENT,
  proceeding: { word: 'Proceeding', glyph: 'decided', strand: 'decided' },
  dispute: { word: 'Dispute', glyph: 'event', strand: null },
  organization: { word: 'Organization', glyph: 'event', strand: null },
  person: { word: 'Person', glyph: 'event', strand: null },
  source: { word: 'Source', glyph: 'report', strand: null },
}

/** How a record is shown wherever its kind is named. */
export function shownKind(record: CatalogRecord): ShownKind {
  if (record.kind === 'document') return shownDocumentKind(record.type)
  if (record.kind === 'milestone') return shownMilestoneKind(record.type)
  return PLAIN[record.kind]!
}

/** How a document of this type is shown; the type is the record's own word. */
export function shownDocumentKind(type: DocumentRecord['type']): ShownKind {
  return Object.hasOwn(KIND_OF_DOCUMENT, type) ? KIND_OF_DOCUMENT[type]! : DOCUMENT
}

/** How a docket step of this type is shown: an open diamond while it was only proposed, drafted or planned. */
export function shownMilestoneKind(type: Milestone['type']): ShownKind {
  return NOT_YET_DECIDED.test(type) ? PROPOSED : STEP
}

/** Every word that `shownKind` gives to dated records, in the order in which lists of kinds show them. */
export const DATED_KINDS: readonly ShownKind[] = [
  LETTER,
  FILING,
  STATEMENT,
  NOTICE,
  MESSAGE,
  DEMAND,
  PRESS,
  DOCUMENT,
  MEASUREMENT,
  REPORT,
  AGREEMENT,
  DECISION,
  STEP,
  PROPOSED,
  EVENT,
]
