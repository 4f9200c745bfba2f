import {
  linkSchema,
  SCHEMA_OF,
  type CatalogRecord,
  type Link,
  type RecordKind,
  type Series,
} from '../domain/records'
import { checkContent } from './checkContent'
import { inFileOrder, type ContentProblem } from './contentProblem'
import { placeOf, type ContentPlace } from './contentPath'
import { BODY_FIELD, fileFieldsOf, HAS_OWN_ID, IMPLIED, NESTED, NOUNS } from './contentShape'
import { explainIssue } from './explainIssue'
import { linkIdOf } from './linkId'
import { splitMarkdown, splitOutcome } from './markdownFile'
import { parsePoints } from './pointsTable'
import { lineOf, parseYaml } from './positionedYaml'

/** A content file as text. A byte order mark and CRLF line ends are taken as a text editor takes them. */
export type ContentText = {
  /** Relative to the content folder, with forward slashes. */
  path: string
  text: string
}

/** A record, and where in the content folder it stands. */
export type PlacedRecord<Kind extends RecordKind = RecordKind> = {
  record: Extract<CatalogRecord, { kind: Kind }>
  path: string
  /** The line of a field (`parties[0].organization`), or of what is around it; '' is the record itself. */
  lineOf: (field: string) => number | null
}

export type PlacedLink = { link: Link; path: string; lineOf: (field: string) => number | null }

export type ParsedContent = {
  records: PlacedRecord[]
  links: PlacedLink[]
  /** Files that hold packets: app/packets reads them. */
  packets: (ContentText & { id: string })[]
  /** All of them, in the order of the files. With any, nothing here may be taken for the whole content. */
  problems: ContentProblem[]
}

/**
 * Reads content files, all of them, and names every problem at once. `knownIds` are records that exist outside
 * the files, such as those made in the portal, with their kinds: files may refer to them.
 */
export function parseContent(
  files: readonly ContentText[],
  knownIds: ReadonlyMap<string, RecordKind> = new Map(),
): ParsedContent {
  const parsed: ParsedContent = { records: [], links: [], packets: [], problems: [] }
  const tables: { file: ContentText; series: string }[] = []
  for (const file of files) {
    const place = placeOf(file.path)
    const text = normalize(file.text)
    if (place.holds === 'nothing') continue
    const nul = text.indexOf('\u0000')
    if (nul !== -1) {
      const line = text.slice(0, nul).split('\n').length
      const problem = 'There is a NUL character here.'
      parsed.problems.push({ path: file.path, line, field: null, problem, remedy: 'Remove it.' })
    } else if (place.holds === 'packet') parsed.packets.push({ ...file, id: place.id })
    else if (place.holds === 'points') tables.push({ file: { path: file.path, text }, series: place.series })
    else readFile({ path: file.path, text }, place, parsed)
  }
  for (const table of tables) readPoints(table.file, table.series, parsed)
  parsed.problems.push(...checkContent(parsed, knownIds))
  parsed.problems.sort(inFileOrder)
  return parsed
}

/** Text without byte order mark, with LF line ends. */
function normalize(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
}

type Lines = ReadonlyMap<string, number>

/** Where in a file the fields of one record stand: under a prefix, some of them elsewhere (`overrides`). */
function linesUnder(lines: Lines, prefix: string, overrides: Record<string, number> = {}) {
  return (field: string): number | null => {
    const own = overrides[field]
    if (own !== undefined) return own
    if (field === '') return lineOf(lines, prefix)
    const joined = prefix === '' ? field : `${prefix}.${field}`
    return lineOf(lines, joined)
  }
}

function readFile(file: ContentText, place: ContentPlace, parsed: ParsedContent) {
  switch (place.holds) {
    case 'unknown':
      parsed.problems.push({
        path: file.path,
        line: null,
        field: null,
        problem: 'No content is read from a file of this name.',
        remedy: place.remedy,
      })
      return
    case 'source':
    case 'organization':
    case 'person':
    case 'event':
      return readList(file, place.holds, parsed)
    case 'links':
      return readLinks(file, parsed)
    case 'dispute':
    case 'document':
    case 'proceeding':
    case 'series':
      return readPage(file, place.holds, place.id, parsed)
  }
}

/** A YAML file that maps ids to records of one kind. */
function readList(
  file: ContentText,
  kind: 'source' | 'organization' | 'person' | 'event',
  parsed: ParsedContent,
) {
  const { value, lines, problems } = parseYaml(file.text, file.path)
  parsed.problems.push(...problems)
  if (value === undefined) return
  if (!isGroup(value)) {
    const remedy = 'Write each record under its id: the id, a colon, then its fields indented by two spaces.'
    const problem = 'The file is not a list of records by id.'
    parsed.problems.push({ path: file.path, line: 1, field: null, problem, remedy })
    return
  }
  for (const [id, fields] of Object.entries(value)) {
    take(kind, { ...asGroup(fields), id }, file.path, linesUnder(lines, id, {}), parsed)
  }
}

/** A Markdown file of one record, with smaller ones in its front matter. */
function readPage(file: ContentText, kind: keyof typeof BODY_FIELD, id: string, parsed: ParsedContent) {
  const cut = splitMarkdown(file.text, file.path)
  if ('problem' in cut) {
    parsed.problems.push(cut)
    return
  }
  const { value, lines, problems } = parseYaml(cut.frontMatter, file.path, 2)
  parsed.problems.push(...problems)
  if (problems.some((problem) => problem.field === null) || (value !== undefined && !isGroup(value))) {
    if (problems.length === 0) {
      const remedy = 'Write each field on a line of its own as name: value.'
      const problem = 'The front matter is not a list of fields.'
      parsed.problems.push({ path: file.path, line: 2, field: null, problem, remedy })
    }
    return
  }
  const front: Record<string, unknown> = { ...asGroup(value) }
  const overrides: Record<string, number> = { '': 1, id: 1, [BODY_FIELD[kind]]: cut.bodyLine }
  refuseImplied(front, kind, file.path, lines, parsed)
  const nested: Record<string, RecordKind> = kind in NESTED ? NESTED[kind as keyof typeof NESTED] : {}
  for (const [list, nestedKind] of Object.entries(nested)) {
    readNested(list, front[list], nestedKind, { [kind]: id }, file.path, lines, parsed)
    delete front[list]
  }
  if (kind === 'dispute') {
    const { summary, outcome, outcomeLine } = splitOutcome(cut.body)
    Object.assign(front, { summary, outcome })
    overrides.outcome = cut.bodyLine + outcomeLine
  } else front[BODY_FIELD[kind]] = cut.body
  const own = linesUnder(lines, '', overrides)
  take(kind, { ...front, id }, file.path, (field) => own(field) ?? 1, parsed, Object.keys(nested))
}

/** Takes out what the file's own form says, so that it cannot be said twice and differently. */
function refuseImplied(
  front: Record<string, unknown>,
  kind: RecordKind,
  path: string,
  lines: Lines,
  parsed: ParsedContent,
  prefix = '',
) {
  const implied = ['kind', ...(IMPLIED[kind] ?? [])]
  if (!HAS_OWN_ID.includes(kind)) implied.push('id')
  for (const name of implied) {
    if (!(name in front)) continue
    delete front[name]
    const field = `${prefix}${name}`
    const remedy =
      name === 'summary' || name === 'method'
        ? 'Write it as the text below the fields.'
        : name === 'outcome'
          ? 'Write it below the fields, under ## Outcome.'
          : 'Remove it: the name of the file says it.'
    const problem = 'is not given as a field.'
    parsed.problems.push({ path, line: lineOf(lines, field), field, problem, remedy })
  }
}

function readNested(
  list: string,
  value: unknown,
  kind: RecordKind,
  owner: Record<string, string>,
  path: string,
  lines: Lines,
  parsed: ParsedContent,
) {
  if (value === undefined) return
  if (!Array.isArray(value)) {
    const remedy = 'Start each entry with a hyphen.'
    const problem = 'is not a list.'
    parsed.problems.push({ path, line: lineOf(lines, list), field: list, problem, remedy })
    return
  }
  value.forEach((entry: unknown, index) => {
    const prefix = `${list}[${index}]`
    if (entry !== undefined && !isGroup(entry)) {
      const problem = 'is not a group of fields.'
      const remedy = `Give ${fileFieldsOf(kind).slice(0, 3).join(', ')} and so on, each as name: value.`
      parsed.problems.push({ path, line: lineOf(lines, prefix), field: prefix, problem, remedy })
      return
    }
    const fields: Record<string, unknown> = { ...asGroup(entry) }
    refuseImplied(fields, kind, path, lines, parsed, `${prefix}.`)
    const position = fields.position === undefined ? index + 1 : wholeNumber(fields.position)
    take(kind, { ...fields, ...owner, position }, path, linesUnder(lines, prefix), parsed, [], prefix)
  })
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
}

function readPoints(file: ContentText, seriesId: string, parsed: ParsedContent) {
  const { rows, problems } = parsePoints(file.text, file.path)
  parsed.problems.push(...problems)
  const series = parsed.records.find(({ record }) => record.id === seriesId && record.kind === 'series')
    ?.record as Series | undefined
  rows.forEach(({ line, fields }, index) => {
    const inherited = series && { metric: series.metric, unit: series.unit }
    const whole = { position: index + 1, ...inherited, ...fields, series: seriesId }
    take('point', whole, file.path, () => line, parsed)
  })
}

function readLinks(file: ContentText, parsed: ParsedContent) {
  const { value, lines, problems } = parseYaml(file.text, file.path)
  parsed.problems.push(...problems)
  if (value === undefined) return
  if (!Array.isArray(value)) {
    const remedy = 'Give a list: each link starts with a hyphen and has from, type, to and reason.'
    parsed.problems.push({
      path: file.path,
      line: 1,
      field: null,
      problem: 'The file is not a list of links.',
      remedy,
    })
    return
  }
  const seen = new Map<string, number | null>()
  value.forEach((entry: unknown, index) => {
    const prefix = `[${index}]`
    const at = (field: string) => lineOf(lines, field === '' ? prefix : `${prefix}.${field}`)
    const fields = asGroup(entry)
    const whole = { ...fields, id: linkIdOf(String(fields.from), String(fields.type), String(fields.to)) }
    const result = linkSchema.safeParse(whole)
    if (!result.success) {
      const names = ['from', 'type', 'to', 'reason']
      for (const issue of result.error.issues) {
        for (const { field, problem, remedy } of explainIssue(issue, whole, 'a link', names)) {
          if (field === 'id') continue
          parsed.problems.push({
            path: file.path,
            line: at(field),
            field: `${prefix}.${field}`,
            problem,
            remedy,
          })
        }
      }
      return
    }
    const link = result.data
    if (seen.has(link.id)) {
      const problem = `is the same link as on line ${seen.get(link.id)}.`
      const remedy = 'Keep one, with both reasons if both are needed.'
      parsed.problems.push({ path: file.path, line: at(''), field: prefix, problem, remedy })
      return
    }
    seen.set(link.id, at(''))
    parsed.links.push({ link, path: file.path, lineOf: at })
  })
}

/** Checks one record against its schema; keeps it, or names every rule that it breaks. */
function take(
  kind: RecordKind,
  candidate: Record<string, unknown>,
  path: string,
  lineOfField: (field: string) => number | null,
  parsed: ParsedContent,
  moreFields: string[] = [],
  prefix = '',
) {
  const whole = { ...candidate, kind }
  const result = SCHEMA_OF[kind].safeParse(whole)
  if (result.success) {
    parsed.records.push({ record: result.data, path, lineOf: lineOfField })
    return
  }
  const names = [...fileFieldsOf(kind), ...moreFields]
  const owner = HAS_OWN_ID.includes(kind) ? '' : String(candidate.id)
  const isList =
    prefix === '' && (kind === 'source' || kind === 'organization' || kind === 'person' || kind === 'event')
  for (const issue of result.error.issues) {
    for (const { field, problem, remedy } of explainIssue(issue, whole, NOUNS[kind], names)) {
      const shownField = isList ? `${owner}.${field}` : prefix === '' ? field : `${prefix}.${field}`
      parsed.problems.push({ path, line: lineOfField(field), field: shownField, problem, remedy })
    }
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asGroup(value: unknown): Record<string, unknown> {
  return isGroup(value) ? value : {}
}
