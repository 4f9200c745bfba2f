import type { EvidenceManifest, ManifestItem, ManifestOriginal } from './manifest'

/** The marks of a Concordance load file: a habit of the trade, not a standard. */
const [SEPARATOR, QUALIFIER, LINE_IN_FIELD, LINE_END, BOM] = ['\u0014', '\u00fe', '\u00ae', '\r\n', '\ufeff']

/** One field: its name in the header, and what an original has for it. */
const FIELDS: [
  name: string,
  value: (item: ManifestItem, original: ManifestOriginal) => string | number | null,
][] = [
  ['BEGBATES', (_, { bates }) => bates?.first ?? ''],
  ['ENDBATES', (_, { bates }) => bates?.last ?? ''],
  ['BEGATTACH', () => ''],
  ['ENDATTACH', () => ''],
  ['EXHIBIT', ({ exhibit }) => exhibit],
  ['DOCDATE', ({ date }) => date],
  ['AUTHOR', (item) => item.from],
  ['RECIPIENT', (item) => item.to],
  ['TITLE', ({ title }) => title],
  ['DOCTYPE', ({ kind }) => kind],
  ['FILENAME', (_, { fileName }) => fileName],
  ['FILESIZE', (_, { sizeBytes }) => sizeBytes],
  ['PAGECOUNT', (_, { pages }) => pages],
  ['SHA256HASH', (_, { sha256 }) => sha256],
  ['MD5HASH', () => ''],
  ['CUSTODIAN', (_, { receivedFrom }) => receivedFrom],
  ['SOURCE', (_, { sourceUrl }) => sourceUrl],
  ['CONFIDENTIALITY', (item) => item.class],
  ['NATIVEPATH', (_, { path }) => nativePath(path)],
  ['TEXTPATH', () => ''],
]

/** The originals of a package as a Concordance DAT file: a row for each, in the order of the exhibits. */
export function writeDat({ items }: Pick<EvidenceManifest, 'items'>): string {
  const rows = [
    FIELDS.map(([name]) => name),
    ...items.flatMap((item) =>
      item.originals.map((original) => FIELDS.map(([, value]) => String(value(item, original) ?? ''))),
    ),
  ]
  const field = (value: string) =>
    `${QUALIFIER}${value.replaceAll(QUALIFIER, '').replace(/\r\n?|\n/g, LINE_IN_FIELD)}${QUALIFIER}`
  return BOM + rows.map((row) => row.map(field).join(SEPARATOR) + LINE_END).join('')
}

/** The pages that have Bates numbers as an Opticon OPT file: the first page of each original begins a document. */
export function writeOpt({ items }: Pick<EvidenceManifest, 'items'>): string {
  return items
    .flatMap(({ originals }) => originals)
    .flatMap(({ bates, pages, path }) => {
      if (!bates || !pages) return []
      const [, prefix = '', digits = ''] = /^(.*-)(\d+)$/.exec(bates.first) ?? []
      return Array.from({ length: pages }, (_, index) => {
        const id = `${prefix}${String(Number(digits) + index).padStart(digits.length, '0')}`
        return `${id},ORIGINALS,${nativePath(path)},${index === 0 ? 'Y' : ''},,,${index === 0 ? pages : ''}${LINE_END}`
      })
    })
    .join('')
}

/** As seen from the folder of the load files, with the slashes of the platforms that read them. */
function nativePath(path: string): string {
  return `..\\${path.replace(/^data\//, '').replaceAll('/', '\\')}`
}

/** Where the load files lie in a package. */
export const LOAD_FILES = { dat: 'data/load/documents.dat', opt: 'data/load/pages.opt' } as const
