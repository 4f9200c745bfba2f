import type { Link } from '../domain/links'
import { SCHEMA_OF, type CatalogRecord, type RecordKind } from '../domain/records'
import type { ContentProblem } from './contentProblem'
import { fileFieldsOf, NOUNS } from './contentShape'
import { explainIssues } from './explainIssues'

/** A content file as text. A byte order mark and CRLF line ends are taken as a text editor takes them. */
export type ContentText = {
  /** Relative to the content folder, with forward slashes. */
  path: string
  text: string
}

/** Where a record or link stands in the content folder. */
export type Place = {
  path: string
  /** What its fields are under in the file: `quotations[0]`, or '' where it is the whole file. */
  under: string
  /** The line of a field (`parties[0].organization`), or of what is around it; '' is the record itself. */
  lineOf: (field: string) => number | null
}

export type PlacedRecord = { record: CatalogRecord; place: Place }
export type PlacedLink = { link: Link; place: Place }

/** What has been read so far, and all that was found wrong. */
export class ContentReading {
  readonly records: PlacedRecord[] = []
  readonly links: PlacedLink[] = []
  readonly problems: ContentProblem[] = []
  /** Records that broke a rule. They are there, so that naming them is no second mistake. */
  readonly broken = new Map<string, RecordKind>()
  /** Of broken records the fields that are right: what they name is checked all the same. */
  readonly partial: PlacedRecord[] = []
  /** Kinds of records that stand in files which could not be read at all: nobody knows their ids. */
  readonly unread = new Set<RecordKind>()

  /** Notes what is wrong with a file, or with a line of it that belongs to no field. */
  refuseFile(
    path: string,
    line: number | null,
    problem: string,
    remedy: string,
    unread: readonly RecordKind[] = [],
  ) {
    this.problems.push({ path, line, field: null, problem, remedy })
    for (const kind of unread) this.unread.add(kind)
  }

  /** Notes what is wrong with a field. */
  refuse({ path, under, lineOf }: Place, field: string, problem: string, remedy: string) {
    this.problems.push({
      path,
      line: lineOf(field),
      field: joinFields(under, field) || null,
      problem,
      remedy,
    })
  }

  /** Keeps a record, or notes every rule that it breaks. `also` are lists that its file may hold beside its fields. */
  take(kind: RecordKind, fields: Record<string, unknown>, place: Place, also: readonly string[] = []) {
    const whole = { ...fields, kind }
    const result = SCHEMA_OF[kind].safeParse(whole)
    if (result.success) {
      this.records.push({ record: result.data, place })
      return
    }
    if (typeof fields.id === 'string') this.broken.set(fields.id, kind)
    const right: Record<string, unknown> = { ...whole }
    for (const { path } of result.error.issues) delete right[String(path[0])]
    this.partial.push({ record: { ...right, id: fields.id, kind } as unknown as CatalogRecord, place })
    const names = [...fileFieldsOf(kind), ...also]
    for (const { field, problem, remedy } of explainIssues(result.error.issues, whole, NOUNS[kind], names))
      this.refuse(place, field, problem, remedy)
  }
}

/** A field's name under another's. */
export function joinFields(under: string, field: string): string {
  return under === '' || field === '' ? under + field : `${under}.${field}`
}

export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
