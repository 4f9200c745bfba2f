import type { CatalogRecord, RecordKind } from './records'

/** One mention of another record in a record's fields. */
export type Reference = {
  /** Where it stands, as in a file: `parties[0].organization`. */
  field: string
  to: string
  /** What the record named there may be. */
  kinds: readonly RecordKind[]
}

const ACTOR = ['person', 'organization'] as const

/** Which record kinds each field may name. A path with [] is a list; the same table serves every reader. */
const REFERENCE_FIELDS: { [Kind in RecordKind]: Record<string, readonly RecordKind[]> } = {
  source: {},
  organization: { parent: ['organization'], successor: ['organization'], 'sources[]': ['source'] },
  person: { organization: ['organization'], 'sources[]': ['source'] },
  dispute: {
    'parties[].organization': ['organization'],
    'people[]': ['person'],
    'disagreements[].sources[]': ['source'],
    'sources[]': ['source'],
  },
  document: {
    'from[]': ['organization'],
    'to[]': ['organization'],
    'authors[]': ['person'],
    'addressees[]': ['person'],
    'disputes[]': ['dispute'],
    'proceedings[]': ['proceeding'],
    'sources[]': ['source'],
  },
  statement: { document: ['document'], speaker: ACTOR, 'sources[]': ['source'] },
  demand: { document: ['document'], 'sources[]': ['source'] },
  event: {
    'disputes[]': ['dispute'],
    'proceedings[]': ['proceeding'],
    'documents[]': ['document'],
    'organizations[]': ['organization'],
    'people[]': ['person'],
    'sources[]': ['source'],
  },
  proceeding: {
    agency: ['organization'],
    'votes[].for[]': ['person'],
    'votes[].against[]': ['person'],
    'votes[].sources[]': ['source'],
    'related[]': ['proceeding'],
    'disputes[]': ['dispute'],
    'sources[]': ['source'],
  },
  milestone: { proceeding: ['proceeding'], 'sources[]': ['source'] },
  series: { publisher: ['organization'], 'disputes[]': ['dispute'], 'sources[]': ['source'] },
  point: {
    series: ['series'],
    isp: ['organization'],
    counterparty: ['organization'],
    reporter: ['organization'],
    'conflictingValues[].sources[]': ['source'],
    'sources[]': ['source'],
  },
}

/** Which kinds of record a field may name, by its path with indexes left out: `parties[].organization`. Empty for fields that name none. */
export function kindsNamedIn(kind: RecordKind, path: string): readonly RecordKind[] {
  const fields = REFERENCE_FIELDS[kind]
  return fields[path] ?? fields[`${path}[]`] ?? []
}

/** Every record that a record names, in the order of its fields. Repeats are kept: each place is its own tie. */
export function referencesOf(record: CatalogRecord): Reference[] {
  const found: Reference[] = []
  for (const [path, kinds] of Object.entries(REFERENCE_FIELDS[record.kind])) {
    collect(record, path.split('.'), '', kinds, found)
  }
  return found
}

function collect(
  value: unknown,
  steps: string[],
  at: string,
  kinds: readonly RecordKind[],
  found: Reference[],
) {
  const [step, ...rest] = steps
  if (step === undefined) {
    if (typeof value === 'string') found.push({ field: at, to: value, kinds })
    return
  }
  const isList = step.endsWith('[]')
  const name = isList ? step.slice(0, -2) : step
  const held = (value as Record<string, unknown>)[name]
  if (held === null || held === undefined) return
  const path = at ? `${at}.${name}` : name
  if (!isList) return collect(held, rest, path, kinds, found)
  ;(held as unknown[]).forEach((entry, index) => collect(entry, rest, `${path}[${index}]`, kinds, found))
}
