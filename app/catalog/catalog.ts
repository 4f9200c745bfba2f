import type { Link } from '../domain/links'
import { referencesOf } from '../domain/recordReferences'
import { RECORD_KINDS, type CatalogRecord, type RecordKind, type RecordOf } from '../domain/records'
import { compareEdtf } from '../domain/edtf'
import { dateOf, titleOf } from '../domain/titleAndDate'

/** What the portal knows of a record beside its fields. */
export type Standing = {
  state: 'draft' | 'published'
  origin: 'content' | 'portal'
  /** Counts changes from 1. */
  revision: number
  updatedAt: Date
}

export type StoredRecord = { record: CatalogRecord; standing: Standing }

/** A mention of one record in another's fields, seen from the one mentioned. */
export type Mention = { from: CatalogRecord; field: string }

/**
 * The catalog as one viewer may see it, at one revision, in memory: reading a page is looking things up here.
 * Every list is in chronicle order: by date where the kind has one, else by title; then by id.
 */
export class Catalog {
  private readonly byId = new Map<string, StoredRecord>()
  private readonly byKind = new Map<RecordKind, CatalogRecord[]>()
  private readonly mentions = new Map<string, Mention[]>()
  private readonly from = new Map<string, Link[]>()
  private readonly to = new Map<string, Link[]>()

  constructor(
    /** Of the whole catalog, raised by every change. */
    readonly revision: number,
    stored: StoredRecord[],
    readonly links: Link[] = [],
    /** Whether versions whose words were redacted are shown with it. */
    readonly seesRedacted = false,
  ) {
    for (const kind of RECORD_KINDS) this.byKind.set(kind, [])
    for (const entry of stored) {
      this.byId.set(entry.record.id, entry)
      this.byKind.get(entry.record.kind)!.push(entry.record)
    }
    for (const records of this.byKind.values()) records.sort(inChronicleOrder)
    for (const kind of RECORD_KINDS) {
      for (const record of this.byKind.get(kind)!) {
        for (const { to, field } of referencesOf(record)) push(this.mentions, to, { from: record, field })
      }
    }
    for (const link of links) {
      push(this.from, link.from, link)
      push(this.to, link.to, link)
    }
  }

  /** The record under an id, whatever its kind. */
  get(id: string): CatalogRecord | null {
    return this.byId.get(id)?.record ?? null
  }

  /** The record of a kind under an id; null also where the id names another kind. */
  find<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | null {
    const record = this.get(id)
    return record?.kind === kind ? (record as RecordOf<Kind>) : null
  }

  /** Records of one kind under ids, in the ids' order; unknown ids are left out. */
  pick<Kind extends RecordKind>(kind: Kind, ids: readonly string[]): RecordOf<Kind>[] {
    return ids.map((id) => this.find(kind, id)).filter((record) => record !== null)
  }

  /** All records of a kind. The list is the catalog's own: copy it before sorting. */
  list<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
    return this.byKind.get(kind) as RecordOf<Kind>[]
  }

  standing(id: string): Standing | null {
    return this.byId.get(id)?.standing ?? null
  }

  /** Records of a kind that name this one, once each, in chronicle order; `field` narrows to fields that start so. */
  mentioning<Kind extends RecordKind>(id: string, kind: Kind, field = ''): RecordOf<Kind>[] {
    const found = new Set<CatalogRecord>()
    for (const mention of this.mentions.get(id) ?? []) {
      if (mention.from.kind === kind && mention.field.startsWith(field)) found.add(mention.from)
    }
    return [...found] as RecordOf<Kind>[]
  }

  mentionsOf(id: string): readonly Mention[] {
    return this.mentions.get(id) ?? []
  }

  linksFrom(id: string): readonly Link[] {
    return this.from.get(id) ?? []
  }

  linksTo(id: string): readonly Link[] {
    return this.to.get(id) ?? []
  }

  /** Every record, in the order of RECORD_KINDS. */
  *all(): Generator<CatalogRecord> {
    for (const kind of RECORD_KINDS) yield* this.byKind.get(kind)!
  }

  get size(): number {
    return this.byId.size
  }
}

function inChronicleOrder(a: CatalogRecord, b: CatalogRecord): number {
  const byDate = compareEdtf(dateOf(a) ?? '', dateOf(b) ?? '')
  if (byDate !== 0) return byDate
  if ('position' in a && 'position' in b && a.position !== b.position) return a.position - b.position
  const byTitle = titleOf(a).localeCompare(titleOf(b), 'en')
  return byTitle !== 0 ? byTitle : a.id < b.id ? -1 : 1
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value) {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
