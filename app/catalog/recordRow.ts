import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonicalJson'
import { parseEdtf } from '../domain/edtf'
import type { CatalogRecord } from '../domain/records'
import { dateOf, titleOf } from '../domain/titleAndDate'

/** Titles in lists are cut here; the whole stands in the body. */
const TITLE_LENGTH = 300

/** The columns that a record's fields give. */
export function rowOf(record: CatalogRecord) {
  const { id, kind, ...fields } = record
  const body = canonicalJson(fields)
  const date = dateOf(record)
  const dateMin = date === null ? null : (parseEdtf(date)?.min ?? null)
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  return { id, kind, title: titleOf(record).slice(0, TITLE_LENGTH), date, dateMin, body, bodySha256 }
}

/** The record that a row holds. Rows are written only from checked records, so the body is taken as it is. */
export function recordOf(row: { id: string; kind: string; body: string }): CatalogRecord {
  return { id: row.id, kind: row.kind, ...JSON.parse(row.body) } as CatalogRecord
}
