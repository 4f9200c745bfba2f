/** The values that a PDF is made of (ISO 32000-1, 7.3). A string is its bytes, one to a code unit. */
export type PdfValue =
  null | boolean | number | string | PdfName | PdfRef | PdfStream | PdfDict | readonly PdfValue[]

export type PdfDict = ReadonlyMap<string, PdfValue>

/** Never made twice for one name within a parse, but compare `name`. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** Names an object of the file; what it is must be fetched. */
export class PdfRef {
  constructor(
    readonly num: number,
    readonly gen: number,
  ) {}
}

/** A dictionary and the bytes after it, which start at `start` of the file and are still encoded. */
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    readonly start: number,
  ) {}
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map
}

export function nameOf(value: PdfValue | undefined): string | null {
  return value instanceof PdfName ? value.name : null
}

/** A text string (7.9.2.2) as characters: UTF-16 or UTF-8 by its mark, else PDFDocEncoding, read as Latin-1. */
export function wordsOf(value: PdfValue | undefined): string | null {
  if (typeof value !== 'string') return null
  const bytes = Buffer.from(value, 'latin1')
  const text = value.startsWith('\xfe\xff')
    ? bytes
        .subarray(2, bytes.length - (bytes.length % 2))
        .swap16()
        .toString('utf16le')
    : value.startsWith('\xff\xfe')
      ? bytes.toString('utf16le', 2)
      : value.startsWith('\xef\xbb\xbf')
        ? bytes.toString('utf8', 3)
        : value
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
