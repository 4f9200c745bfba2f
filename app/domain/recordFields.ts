import { kindsNamedIn } from './recordReferences'
import { SCHEMA_OF, type RecordKind } from './records'

/**
 * How a record is written in a form: which fields, in which order, under which labels. What each field accepts is
 * the schema's business (records.ts); a test holds the two together.
 */
export type Control =
  /** A few words on one line. */
  | 'line'
  /** Our own writing, in paragraphs. */
  | 'prose'
  /** Words that somebody else said, verbatim. */
  | 'words'
  /** EDTF. */
  | 'date'
  | 'number'
  /** One of `options`. */
  | 'choice'
  /** The id of a record, and a list of them. */
  | 'record'
  | 'records'
  /** A list of lines. */
  | 'lines'
  /** A list of groups of `fields`. */
  | 'rows'

export type Field = {
  name: string
  label: string
  control: Control
  hint?: string
  options?: readonly string[]
  /** Whether values that other records use are offered; any other may be typed. */
  offersUsed?: boolean
  fields?: readonly Field[]
}

const DATE = 'As closely as the source gives it: 2014-06-05, 2014-06, 2014, 2014-05~ or 2013-04/2014-03.'
const POSITION = 'Order within its parent, counted from 1.'

const fieldBy =
  (control: Control) =>
  (name: string, label: string, hint?: string): Field => ({
    name,
    label,
    control,
    hint,
  })
const line = fieldBy('line')
const prose = fieldBy('prose')
const number = fieldBy('number')
const record = fieldBy('record')
const records = fieldBy('records')
const lines = fieldBy('lines')
const date = (name: string, label: string, hint = DATE) => fieldBy('date')(name, label, hint)
const used = (name: string, label: string, hint?: string) => ({
  ...line(name, label, hint),
  offersUsed: true,
})
const rows = (name: string, label: string, fields: Field[], hint?: string) => ({
  ...fieldBy('rows')(name, label, hint),
  fields,
})

const CONFIDENCE: Field = {
  name: 'confidence',
  label: 'Confidence',
  control: 'choice',
  options: ['verified', 'unverified'],
  hint: 'Verified: read in at least one of the sources.',
}

/** The marks every record but a source carries. */
const MARKS: Field[] = [
  records('sources', 'Sources', 'Where this was read, best first.'),
  CONFIDENCE,
  lines('unverified', 'Fields not confirmed', 'Names of fields that no source confirmed.'),
  prose('note', 'Caveat', 'Shown with the record.'),
]

/** The fields of each kind's form, in the order in which people fill them in. */
export const FIELDS_OF: { [Kind in RecordKind]: readonly Field[] } = {
  source: [
    line('title', 'Title'),
    line('publisher', 'Publisher'),
    line('url', 'Web address', 'Leave empty where it is in print only.'),
    date('date', 'Published', `${DATE} Leave empty where it shows none.`),
    {
      name: 'readAs',
      label: 'Read as',
      control: 'choice',
      options: ['live page', 'archived copy', 'original'],
    },
    date('readOn', 'Read on'),
  ],
  organization: [
    line('name', 'Name'),
    used('type', 'Type'),
    line('country', 'Country', 'Two letters, such as US; EU, or INT for a body of many states.'),
    prose('description', 'Description'),
    line('abbreviation', 'Abbreviation'),
    line('ticker', 'Ticker'),
    lines('aliases', 'Also known as'),
    record('parent', 'Parent'),
    record('successor', 'Successor'),
    lines('subsidiaries', 'Subsidiaries', 'Only those that have no record of their own.'),
    ...MARKS,
  ],
  person: [
    line('name', 'Name'),
    line('role', 'Role', 'As the sources print it.'),
    record('organization', 'Organization'),
    date('roleAsOf', 'Held the role in'),
    lines('aliases', 'Also known as'),
    ...MARKS,
  ],
  dispute: [
    line('title', 'Title'),
    used('type', 'Type'),
    used('jurisdiction', 'Jurisdiction'),
    date('start', 'Start'),
    date('end', 'End', `${DATE} Leave empty while it goes on.`),
    used('status', 'Status'),
    prose('summary', 'Summary'),
    prose('outcome', 'Outcome'),
    rows('parties', 'Parties', [record('organization', 'Organization'), used('role', 'Role')]),
    records('people', 'People'),
    rows(
      'disagreements',
      'Where sources differ',
      [line('topic', 'On what'), lines('values', 'What each says'), records('sources', 'Sources')],
      'Every reading is kept.',
    ),
    ...MARKS,
  ],
  document: [
    line('title', 'Title'),
    used('type', 'Type'),
    date('date', 'Date', `${DATE} Leave empty where it has none.`),
    line('identifier', 'Number', 'As its issuer gave it: FCC 15-24.'),
    records('from', 'From'),
    records('to', 'To'),
    records('authors', 'Authors'),
    records('addressees', 'Addressees'),
    records('disputes', 'Disputes'),
    records('proceedings', 'Proceedings'),
    prose('summary', 'Summary', 'In our own words.'),
    ...MARKS,
  ],
  statement: [
    { name: 'text', label: 'Words', control: 'words', hint: 'Exactly as the document has them.' },
    record('speaker', 'Speaker', 'A person or an organization.'),
    record('document', 'Document', 'The one that has these words.'),
    number('position', 'Position', POSITION),
    ...MARKS,
  ],
  demand: [
    { name: 'text', label: 'What was demanded', control: 'words' },
    record('document', 'Document'),
    number('position', 'Position', POSITION),
    date('due', 'Due', `${DATE} Leave empty where none was set.`),
    line('basis', 'Basis of the due date', 'The words it was computed from.'),
    ...MARKS,
  ],
  event: [
    line('title', 'Title'),
    date('date', 'Date'),
    prose('description', 'Description'),
    records('disputes', 'Disputes'),
    records('proceedings', 'Proceedings'),
    records('documents', 'Documents'),
    records('organizations', 'Organizations'),
    records('people', 'People'),
    ...MARKS,
  ],
  proceeding: [
    line('title', 'Title'),
    used('type', 'Type'),
    record('agency', 'Agency'),
    used('jurisdiction', 'Jurisdiction'),
    lines('dockets', 'Docket numbers', 'As the agency prints them: GN Docket No. 14-28.'),
    used('status', 'Status'),
    prose('summary', 'Summary'),
    lines('citations', 'Citations', 'Of what was issued in it: 30 FCC Rcd 5601.'),
    rows('votes', 'Votes', [
      date('date', 'Date'),
      line('item', 'Item'),
      line('tally', 'Tally', 'Such as 3–2.'),
      records('for', 'For'),
      records('against', 'Against'),
      prose('note', 'Caveat'),
      records('sources', 'Sources'),
      CONFIDENCE,
    ]),
    records('related', 'Related proceedings'),
    records('disputes', 'Disputes'),
    ...MARKS,
  ],
  milestone: [
    record('proceeding', 'Proceeding'),
    number('position', 'Position', POSITION),
    date('date', 'Date'),
    used('type', 'Type'),
    line('title', 'Title'),
    line('citation', 'Citation'),
    ...MARKS,
  ],
  series: [
    line('title', 'Title'),
    record('publisher', 'Publisher'),
    used('metric', 'Metric'),
    used('unit', 'Unit'),
    prose('method', 'Method', 'How it was measured, and what it covers.'),
    lines('caveats', 'Caveats', 'What the series cannot show.'),
    records('disputes', 'Disputes'),
    ...MARKS,
  ],
  point: [
    record('series', 'Series'),
    number('position', 'Position', POSITION),
    used('metric', 'Metric'),
    used('unit', 'Unit'),
    date('period', 'Period', 'A month, a year or an interval of either: 2014-06, 2014, 2014-01/2014-03.'),
    number('value', 'Value'),
    number('decimals', 'Decimals printed', 'Only where the value alone does not show them: 1 for 4.0.'),
    {
      name: 'comparator',
      label: 'The source gives',
      control: 'choice',
      options: ['eq', 'lt', 'gt'],
      hint: 'eq: the value itself. lt, gt: only that it was less or more.',
    },
    record('isp', 'Access network'),
    line('service', 'Service', 'As the publisher names it.'),
    line('serviceId', 'Key of the service', 'The publisher’s own.'),
    record('counterparty', 'Other network'),
    line('location', 'Place'),
    line('technology', 'Technology'),
    number('rank', 'Rank'),
    number('rankOf', 'Of how many'),
    line('rankScope', 'Ranked among'),
    line('rankBasis', 'Ranked by'),
    record('reporter', 'Reported by', 'Where that is not the publisher of the series.'),
    rows('conflictingValues', 'Other values that sources give', [
      number('value', 'Value'),
      records('sources', 'Sources'),
    ]),
    ...MARKS,
  ],
}

/** Whether a form must have the field filled in: the schema takes neither its absence nor an empty text. */
export function isRequired(kind: RecordKind, field: Field): boolean {
  const schema = (
    SCHEMA_OF[kind].shape as Record<string, { safeParse(value: unknown): { success: boolean } }>
  )[field.name]
  return schema !== undefined && !schema.safeParse(undefined).success && !schema.safeParse('').success
}

/** Fields in the order in which the kind's form has them; any others at the end. */
export function inFormOrder<Of extends { field: string }>(kind: RecordKind, fields: readonly Of[]): Of[] {
  const names = FIELDS_OF[kind].map(({ name }) => name)
  const placeOf = ({ field }: Of) => (names.includes(field) ? names.indexOf(field) : names.length)
  return [...fields].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Which kinds of record a field of a form may name; `path` joins a row's field to its list: `parties.organization`. */
export function pickableKinds(kind: RecordKind, path: string): readonly RecordKind[] {
  return kindsNamedIn(kind, path.replace('.', '[].'))
}

/** What a kind is called where people read it. */
export const KIND_WORDS: { [Kind in RecordKind]: { one: string; many: string } } = {
  source: { one: 'source', many: 'sources' },
  organization: { one: 'organization', many: 'organizations' },
  person: { one: 'person', many: 'people' },
  dispute: { one: 'dispute', many: 'disputes' },
  document: { one: 'document', many: 'documents' },
  statement: { one: 'statement', many: 'statements' },
  demand: { one: 'demand', many: 'demands' },
  event: { one: 'event', many: 'events' },
  proceeding: { one: 'proceeding', many: 'proceedings' },
  milestone: { one: 'docket step', many: 'docket steps' },
  series: { one: 'series', many: 'series' },
  point: { one: 'point', many: 'points' },
}
