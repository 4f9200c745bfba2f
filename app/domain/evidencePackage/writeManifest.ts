import { canonicalJson } from '../canonicalJson'
import { writeCsv } from '../csv'
import type { EvidenceManifest } from './manifest'

/** A manifest as the bytes that are hashed and signed: canonical, and one line. */
export function writeManifest(manifest: EvidenceManifest): string {
  return `${canonicalJson(composed(manifest))}\n`
}

/** The same for people, as rules of filing ask: a row for each original, and one for an exhibit without any. */
export function writeManifestCsv(manifest: EvidenceManifest): string {
  const rows = manifest.items.flatMap((item) => {
    const own = [item.exhibit, item.id, item.title, item.kind, item.date, item.caption]
    own.push(
      item.from,
      item.to,
      item.class,
      item.basis,
      item.pages,
      item.production,
      item.translationOf ?? '',
    )
    const counts = [item.quotations.length, item.points.length]
    if (item.originals.length === 0) return [[...own, ...NO_ORIGINAL, ...counts]]
    return item.originals.map((it) => [
      ...own,
      ...[it.fileName, it.path, it.mediaType, it.sizeBytes, it.sha256, it.receivedAt, it.receivedFrom],
      ...[it.capturedAt, it.method, it.sourceUrl, it.extractor, it.version, it.pages],
      ...[it.bates?.first, it.bates?.last],
      ...counts,
    ])
  })
  return writeCsv(COLUMNS, composed(rows))
}

const COLUMNS = [
  ...['exhibit', 'record', 'title', 'kind', 'date', 'caption'],
  ...['from', 'to', 'class', 'basis', 'pages put forward', 'production', 'translation of'],
  ...['file name', 'path', 'media type', 'bytes'],
  ...[
    'sha256',
    'received',
    'received from',
    'captured',
    'method',
    'source url',
    'extractor',
    'version',
    'pages',
  ],
  ...['bates begin', 'bates end', 'quotations', 'values'],
]
const NO_ORIGINAL = Array.from({ length: 15 }, () => null)

/** Texts in Unicode NFC, so that two spellings of one letter are one; half a surrogate pair is none and is replaced. */
export function composed<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC') as Value
  if (Array.isArray(value)) return value.map(composed) as Value
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, composed(member)])) as Value
}
