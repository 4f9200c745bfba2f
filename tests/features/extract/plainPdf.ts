/** One object of a file: its number and what stands between `obj` and `endobj`. */
export type PlainObject = [num: number, body: string]

/**
 * A PDF written by hand, byte for byte, for what no library writes: signatures, hostile structures, broken ones. The
 * catalog is object 1. Strings are one byte to a character.
 */
export function plainPdf(objects: PlainObject[], { trailer = '', xref = true } = {}): Buffer {
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = new Map<number, number>()
  for (const [num, body] of objects) {
    offsets.set(num, text.length)
    text += `${num} 0 obj\n${body}\nendobj\n`
  }
  const size = Math.max(...offsets.keys()) + 1
  const start = text.length
  if (xref) {
    text += `xref\n0 ${size}\n0000000000 65535 f \n`
    for (let num = 1; num < size; num++) {
      const offset = offsets.get(num)
      text +=
        offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
    }
  }
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A stream's body: its dictionary's entries and its data. */
export function aStream(entries: string, data: Buffer | string): string {
  const bytes = Buffer.isBuffer(data) ? data.toString('latin1') : data
  return `<< ${entries} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`
}

/** Objects 1 to 5 of a file with one page that says some words; `page` and `catalog` add entries to theirs. */
export function onePage(words: string, { page = '', catalog = '' } = {}): PlainObject[] {
  return [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
    ],
    [4, aStream('', `BT /F1 12 Tf 72 700 Td (${words}) Tj ET`)],
    [5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  ]
}
