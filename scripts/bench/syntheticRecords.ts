import { recordSchema, type CatalogRecord, type RecordKind } from '../../app/domain/records'

/** How many of each kind stand in a thousand records: about as in the shipped record. */
const PER_THOUSAND: Record<RecordKind, number> = {
  source: 270,
  organization: 65,
  person: 55,
  proceeding: 27,
  milestone: 125,
  dispute: 20,
  document: 50,
  statement: 37,
  demand: 3,
  event: 77,
  series: 8,
  point: 263,
}

const WORDS =
  'the network of a carrier said that traffic at its border was slow and that no port would be added until both sides agreed on price while viewers saw messages about crowded links in a letter to the commission'.split(
    ' ',
  )

/** About `count` made-up records of all kinds that name each other as real ones do; the same for the same seed. */
export function synthesizeRecords(count: number, seed = 20140605): CatalogRecord[] {
  const random = numbersFrom(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const words = (most: number) =>
    Array.from({ length: 3 + whole(most - 2) }, () => WORDS[whole(WORDS.length)]).join(' ')
  const two = (number: number) => String(number).padStart(2, '0')
  const date = () => `${2005 + whole(22)}-${two(1 + whole(12))}-${two(1 + whole(28))}`
  const many = (kind: RecordKind) => Math.max(1, Math.round((count * PER_THOUSAND[kind]) / 1000))
  const idOf = (kind: RecordKind, index: number) => `${kind}-${index + 1}`
  const one = (kind: RecordKind) => idOf(kind, whole(many(kind)))
  const some = (kind: RecordKind, most: number) => [
    ...new Set(Array.from({ length: whole(most + 1) }, () => one(kind))),
  ]
  const marks = () => ({ sources: [one('source'), ...some('source', 1)].filter(isFirst) })

  const fieldsOf: Record<RecordKind, (index: number) => object> = {
    source: () => ({
      title: words(12),
      publisher: words(4),
      url: `https://example.org/${whole(1e9)}`,
      date: date(),
      readAs: 'archived copy',
      readOn: '2026-11',
    }),
    organization: () => ({ name: words(4), type: 'isp', country: 'US', description: words(30), ...marks() }),
    person: () => ({
      name: words(3),
      role: words(6),
      organization: one('organization'),
      roleAsOf: '2014',
      ...marks(),
    }),
    proceeding: (index) => ({
      title: words(10),
      type: 'rulemaking',
      agency: one('organization'),
      jurisdiction: 'US',
      dockets: [`GN Docket No. ${10 + (index % 16)}-${index + 1}`],
      status: 'closed',
      summary: words(60),
      disputes: some('dispute', 2),
      ...marks(),
    }),
    milestone: (index) => ({
      proceeding: idOf('proceeding', index % many('proceeding')),
      position: Math.floor(index / many('proceeding')) + 1,
      date: date(),
      type: 'order',
      title: words(12),
      ...marks(),
    }),
    dispute: () => ({
      title: words(10),
      type: 'interconnection',
      jurisdiction: 'US',
      start: date(),
      status: 'resolved',
      summary: words(90),
      outcome: words(40),
      parties: [{ organization: one('organization'), role: words(3) }],
      people: some('person', 6),
      ...marks(),
    }),
    document: () => ({
      title: words(12),
      type: 'letter',
      date: date(),
      from: [one('organization')],
      to: some('organization', 2),
      authors: some('person', 2),
      disputes: some('dispute', 2),
      proceedings: some('proceeding', 2),
      summary: words(50),
      ...marks(),
    }),
    statement: (index) => ({
      document: idOf('document', index % many('document')),
      position: Math.floor(index / many('document')) + 1,
      text: words(30),
      speaker: one('person'),
      ...marks(),
    }),
    demand: (index) => ({
      document: idOf('document', index % many('document')),
      position: Math.floor(index / many('document')) + 1,
      text: words(15),
      due: date(),
    }),
    event: () => ({
      title: words(12),
      date: date(),
      description: words(25),
      disputes: some('dispute', 1),
      proceedings: some('proceeding', 1),
      documents: some('document', 1),
      organizations: some('organization', 3),
      people: some('person', 2),
      ...marks(),
    }),
    series: () => ({
      title: words(8),
      metric: 'rate',
      unit: 'Mbps',
      method: words(25),
      disputes: some('dispute', 2),
      ...marks(),
    }),
    point: (index) => ({
      series: idOf('series', index % many('series')),
      position: Math.floor(index / many('series')) + 1,
      metric: 'rate',
      unit: 'Mbps',
      isp: one('organization'),
      service: words(3),
      period: date().slice(0, 7),
      value: whole(400) / 100,
      ...marks(),
    }),
  }
  return (Object.keys(PER_THOUSAND) as RecordKind[]).flatMap((kind) =>
    Array.from({ length: many(kind) }, (_, index) =>
      recordSchema.parse({ kind, id: idOf(kind, index), ...fieldsOf[kind](index) }),
    ),
  )
}

function isFirst<Value>(value: Value, index: number, all: Value[]): boolean {
  return all.indexOf(value) === index
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
