import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { OriginalFacts } from '../../domain/extraction'

type Described = Pick<OriginalFacts, 'title' | 'author' | 'date' | 'metadata'> & {
  /** The filter that encrypts the file; null where none does. */
  encryption: string | null
}

/** A value longer than this is no description of a file. */
const MOST_LENGTH = 4_000

/** Programs write "()" and the like where they have no title. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** What a PDF says of itself: its information dictionary, then its XMP, each under its own names. */
export async function describedBy(pdf: PDFDocumentProxy): Promise<Described> {
  const { info, metadata: xmp } = await pdf.getMetadata()
  const metadata = [...fieldsOf(info), ...(xmp ? xmpFieldsOf(xmp) : [])]
  const first = (...names: string[]) =>
    names
      .map((name) => metadata.find((it) => it.name === name)?.value)
      .find((value) => value && SAYS_SOMETHING.test(value)) ?? null
  const dates = ['CreationDate', 'xmp:createdate', 'ModDate', 'xmp:modifydate'].map((name) => first(name))
  return {
    title: first('Title', 'dc:title'),
    author: first('Author', 'dc:creator'),
    date: dates.map((date) => date && dayOf(date)).find((day) => day) ?? null,
    metadata,
    encryption: first('EncryptFilterName'),
  }
}

function fieldsOf(info: object): { name: string; value: string }[] {
  const { Custom: custom, ...own } = info as Record<string, unknown> & { Custom?: object }
  return Object.entries({ ...own, ...custom }).flatMap(([name, value]) => field(name, value))
}

function xmpFieldsOf(xmp: Iterable<[string, unknown]>): { name: string; value: string }[] {
  return [...xmp].flatMap(([name, value]) => field(name, Array.isArray(value) ? value.join('; ') : value))
}

function field(name: string, value: unknown): { name: string; value: string }[] {
  if (typeof value === 'object' || value === undefined || value === false || value === '') return []
  const text = String(value)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
  return text ? [{ name, value: text.slice(0, MOST_LENGTH) }] : []
}

/** `D:20140605120000-04'00'` (ISO 32000-1, 7.9.4) or ISO 8601, of which the part is kept that is a date. */
const PDF_DATE = /^\s*(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?/

/** The calendar day that a PDF's date names, in the zone it was written in; EDTF. Null where it is none. */
export function dayOf(date: string): string | null {
  const [, year, month, day] = PDF_DATE.exec(date) ?? []
  if (!year || Number(year) < 1900) return null
  if (!month) return year
  if (!day) return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day)
    ? `${year}-${month}-${day}`
    : null
}
