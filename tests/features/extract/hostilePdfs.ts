import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { aStream, onePage, plainPdf, type PlainObject } from './plainPdf'

/** A file made to hurt whoever reads it, or broken beyond sense. */
export type Hostile = { name: string; build(): Buffer }

const page = (parent: number, more = '') =>
  `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${more} >>`

function withPage(replaced: PlainObject[], more: PlainObject[] = []): Buffer {
  const objects = new Map(onePage('Words that stay.'))
  for (const [num, body] of [...replaced, ...more]) objects.set(num, body)
  return plainPdf([...objects])
}

const PIECE = Buffer.alloc(1024 * 1024, ' ')

/** So many mebibytes of blanks, packed to a thousandth: one is packed, and stands as often in a zlib stream (RFC 1950). */
function bomb(mebibytes: number): Buffer {
  const packed = deflateRawSync(PIECE, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const pieces = Array.from({ length: mebibytes }, () => packed)
  return Buffer.concat([
    Buffer.from('78da', 'hex'),
    ...pieces,
    Buffer.from('0300', 'hex'),
    adlerOf(mebibytes),
  ])
}

/** The Adler-32 checksum of so many pieces. */
function adlerOf(pieces: number): Buffer {
  const [count, blank, modulus] = [BigInt(pieces * PIECE.length), BigInt(PIECE[0]!), 65_521n]
  const a = (1n + count * blank) % modulus
  const b = (count + (blank * count * (count + 1n)) / 2n) % modulus
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(Number((b << 16n) | a))
  return bytes
}

/** Twins of what is sent to harm a reader of PDFs, small enough to be built anew for each test. */
export const HOSTILE: Hostile[] = [
  { name: 'no bytes but the mark', build: () => Buffer.from('%PDF-1.7\n') },
  {
    name: 'a mark and noise',
    build: () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(50_000, 'x0 obj<< ')]),
  },
  {
    name: 'a page tree that leads back into itself',
    build: () => withPage([[2, '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>']]),
  },
  {
    name: 'a page that is its own parent’s parent',
    build: () => withPage([[3, '<< /Type /Pages /Parent 3 0 R /Kids [2 0 R] /Count 1 >>']]),
  },
  {
    name: 'a count of a billion pages',
    build: () => withPage([[2, '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>']]),
  },
  {
    name: 'one page named ten thousand times',
    build: () => withPage([[2, `<< /Type /Pages /Kids [${'3 0 R '.repeat(10_000)}] /Count 10000 >>`]]),
  },
  {
    name: 'ten thousand pages',
    build() {
      const nums = Array.from({ length: 10_000 }, (_, at) => 10 + at)
      const kids = nums.map((num) => `${num} 0 R`).join(' ')
      return withPage(
        [[2, `<< /Type /Pages /Kids [${kids}] /Count 10000 >>`]],
        nums.map((num) => [num, page(2)]),
      )
    },
  },
  {
    name: 'a page that unpacks to a gigabyte',
    build: () => withPage([[4, aStream('/Filter /FlateDecode', bomb(1024))]]),
  },
  {
    name: 'a page packed twice',
    build: () => withPage([[4, aStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(bomb(256)))]]),
  },
  {
    name: 'a form that draws itself',
    build: () =>
      withPage(
        [
          [3, page(2).replace('/Font', '/XObject << /X 6 0 R >> /Font')],
          [4, aStream('', '/X Do')],
        ],
        [
          [
            6,
            aStream(
              '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
              '/X Do /X Do',
            ),
          ],
        ],
      ),
  },
  {
    name: 'forms that double at each step',
    build() {
      const forms: PlainObject[] = Array.from({ length: 30 }, (_, at) => [
        10 + at,
        aStream(
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${11 + at} 0 R >> >>`,
          '/X Do /X Do',
        ),
      ])
      return withPage(
        [
          [3, page(2).replace('/Font', '/XObject << /X 10 0 R >> /Font')],
          [4, aStream('', '/X Do')],
        ],
        forms,
      )
    },
  },
  {
    name: 'an object stream that holds itself',
    build: () =>
      withPage([], [[6, aStream('/Type /ObjStm /N 1 /First 4 /Extends 6 0 R', '6 0 << /Type /ObjStm >>')]]),
  },
  {
    name: 'a cross-reference that leads in a circle',
    build() {
      const bytes = plainPdf(onePage('Words that stay.'))
      const at = bytes.lastIndexOf('xref\n0')
      return plainPdf(onePage('Words that stay.'), { trailer: `/Prev ${at}` })
    },
  },
  {
    name: 'a cross-reference that says of more objects than it has',
    build() {
      const text = plainPdf(onePage('Words that stay.')).toString('latin1')
      return Buffer.from(text.replace(/xref\n0 \d+\n/, 'xref\n0 65535\n'), 'latin1')
    },
  },
  { name: 'no cross-reference', build: () => plainPdf(onePage('Words that stay.'), { xref: false }) },
  {
    name: 'a length that is its own stream',
    build: () => withPage([[4, '<< /Length 4 0 R >>\nstream\nBT ET\nendstream']]),
  },
  { name: 'a page of no size', build: () => withPage([[3, page(2).replace('[0 0 612 792]', '[0 0 0 0]')]]) },
  {
    name: 'a page as wide as the sun',
    build: () => withPage([[3, page(2).replace('[0 0 612 792]', '[-1e30 -1e30 1e30 1e30]')]]),
  },
  {
    name: 'text placed nowhere',
    build: () =>
      withPage([
        [
          4,
          aStream(
            '',
            `BT /F1 12 Tf 1e308 1e308 1e308 1e308 1e308 1e308 Tm (far) Tj 0 0 0 0 0 0 Tm (flat) Tj nan inf Td (no) Tj ET`,
          ),
        ],
      ]),
  },
  { name: 'arrays within arrays', build: () => withPage([[3, page(2, `/X ${'['.repeat(20_000)}`)]]) },
  { name: 'a page full of q', build: () => withPage([[4, aStream('', 'q '.repeat(2_000_000))]]) },
  {
    name: 'a page of a million words',
    build: () =>
      withPage([[4, aStream('', `BT /F1 1 Tf 0 700 Td ${'(word) Tj 3 0 Td '.repeat(400_000)} ET`)]]),
  },
  {
    name: 'an outline that leads back into itself',
    build: () =>
      withPage(
        [[1, '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>']],
        [
          [6, '<< /First 7 0 R /Last 7 0 R /Count 1 >>'],
          [7, '<< /Title (again) /Parent 6 0 R /Next 7 0 R /First 6 0 R /Last 7 0 R /Dest [3 0 R /Fit] >>'],
        ],
      ),
  },
  {
    name: 'actions that follow each other in a circle',
    build: () =>
      withPage(
        [[1, '<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R >>']],
        [[6, '<< /S /JavaScript /JS (app.alert\\(1\\)) /Next [6 0 R 6 0 R] >>']],
      ),
  },
  {
    name: 'fields that are each other’s children',
    build: () =>
      withPage(
        [[1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>']],
        [
          [6, '<< /T (a) /Kids [7 0 R 6 0 R] >>'],
          [7, '<< /T (b) /V (again) /Kids [6 0 R] >>'],
        ],
      ),
  },
]
