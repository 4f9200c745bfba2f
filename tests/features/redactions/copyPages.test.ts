import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PageText } from '../../../app/domain/passage'
import { stretchesOf, type RedactionMark } from '../../../app/domain/redaction/redaction'
import type { ReasonCode } from '../../../app/domain/redaction/reasonCode'
import { copyPages } from '../../../app/extract/copy/copyPages.server'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { renderPage } from '../../../app/extract/pdf/renderPage.server'
import { drawn } from '../extract/drawnPdf'
import { onePage, aStream, plainPdf } from '../extract/plainPdf'

let folder = ''
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-copies-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Mark = RedactionMark & { code: ReasonCode }
const words = (it: string): Mark => ({ kind: 'words', words: it, code: 'CONF' })

async function keep(bytes: Uint8Array) {
  const path = join(folder, `${++count}.pdf`)
  await writeFile(path, bytes)
  return { path, sizeBytes: bytes.length }
}

async function textsOf(file: { path: string; sizeBytes: number }): Promise<PageText[]> {
  const pages: PageText[] = []
  await readPdf(file, ({ number, text }) => void pages.push({ number, text }))
  return pages
}

/** Copies a PDF without what the marks name; gives the copy's bytes, its pages' words, and what was taken out. */
async function redact(bytes: Uint8Array, marks: Mark[]) {
  const file = await keep(bytes)
  const pages = await textsOf(file)
  const to = join(folder, `${++count}.copy.pdf`)
  const made = await copyPages(file, 'application/pdf', {
    to,
    pages: pages.map((page) => ({ ...page, words: null })),
    removed: stretchesOf(pages, marks),
    boxes: marks.flatMap((mark) => (mark.kind === 'box' ? [mark] : [])),
    sought: marks.filter(({ kind }) => kind === 'words' || kind === 'pattern'),
  })
  const copy = { path: to, sizeBytes: made.sizeBytes }
  return {
    file,
    copy,
    pages,
    made,
    bytes: await readFile(to),
    texts: (await textsOf(copy)).map(({ text }) => text),
  }
}

/** Everything that the file holds, its streams unpacked, as one byte to a character. */
function unpacked(bytes: Buffer): string {
  const all = bytes.toString('latin1')
  const streams = [
    ...all.matchAll(/FlateDecode[^>]*>> *\nstream\n|FlateDecode[^>]*\/Length \d+ >>\nstream\n/g),
  ]
  return all + streams.map((it) => unpack(bytes, it.index + it[0].length)).join('\n')
}
function unpack(bytes: Buffer, from: number): string {
  const to = bytes.indexOf('\nendstream', from)
  try {
    return inflateSync(bytes.subarray(from, to)).toString('latin1')
  } catch {
    return ''
  }
}

/** Of a page's picture at 72 dpi: how dark it is, from 0 to 1, in a box of points from the upper left. */
async function darkness(file: { path: string; sizeBytes: number }, box: number[]) {
  const { canvas } = await renderPage(file, 1, 72)
  const { data } = canvas
    .getContext('2d')
    .getImageData(box[0]!, box[1]!, box[2]! - box[0]!, box[3]! - box[1]!)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) dark += 255 - data[at]!
  return dark / (255 * (data.length / 4))
}

describe('a copy of a PDF without some words', () => {
  it('has the other words at their places, the reason in the box, and nothing of what was removed', async () => {
    const bytes = await drawn(
      (pdf) => {
        pdf.addPage().fontSize(12).text('Verizon will pay Hexaploid four dollars a port.', 72, 72)
        pdf.text('The ports are full.', 72, 120)
        pdf.outline.addItem('Hexaploid pays')
      },
      { info: { Title: 'Hexaploid', CreationDate: new Date(0) } },
    )
    const { texts, bytes: copy, made, copy: file } = await redact(bytes, [words('Hexaploid')])
    expect(texts[0]!.replace(/\s+/g, ' ')).toMatch(
      /Verizon will pay \[CONF\] ?four dollars a port\. The ports are full\./,
    )
    expect(unpacked(copy).toLowerCase()).not.toContain('hexaploid')
    expect(made.removed).toEqual([{ page: 1, start: 17, end: 26, code: 'CONF' }])
    expect(await darkness(file, [165, 74, 205, 82])).toBeGreaterThan(0.7)
    expect(await darkness(file, [72, 74, 140, 82])).toBeLessThan(0.5)
  })

  it('gives the same bytes each time', async () => {
    const bytes = await drawn((pdf) => void pdf.addPage().text('The secret rate is four.'))
    const [one, other] = [await redact(bytes, [words('secret')]), await redact(bytes, [words('secret')])]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })

  const hostile: [what: string, bytes: () => Promise<Uint8Array> | Uint8Array, box: number[]][] = [
    ['that two runs have a part of each', () => plainPdf(onePage('').map(splitRuns)), [100, 84, 118, 92]],
    [
      'on a page that is turned',
      () => plainPdf(onePage('a Hexaploid here', { page: '/Rotate 90' })),
      [695, 90, 700, 120],
    ],
    [
      'written upward along the margin',
      () => plainPdf(onePage('x').map(([num, body]) => [num, num === 4 ? upward() : body])),
      [296, 330, 304, 380],
    ],
    ['that a note shows', () => plainPdf(withNote()), [112, 180, 150, 188]],
    [
      'that an earlier revision has',
      async () => Buffer.concat([plainPdf(onePage('a Hexaploid here')), revision()]),
      [0, 0, 0, 0],
    ],
  ]
  it.each(hostile)('leaves nothing of a word %s', async (_, make, box) => {
    const { bytes, texts, copy } = await redact(await make(), [words('Hexaploid')])
    expect(unpacked(bytes).toLowerCase()).not.toMatch(/hexaploid|ploid/)
    expect(texts.join(' ').toLowerCase()).not.toContain('ploid')
    if (box[2]! > 0) expect(await darkness(copy, box)).toBeGreaterThan(0.6)
  })

  it('takes out the words under a box, whole', async () => {
    const bytes = await drawn((pdf) => void pdf.addPage().fontSize(12).text('one seventeen three', 72, 72))
    const box: Mark = { kind: 'box', code: 'PRIV', page: 1, left: 0.19, top: 0.09, width: 0.03, height: 0.02 }
    const { made, pages, texts } = await redact(bytes, [box])
    expect(made.removed.map(({ start, end }) => pages[0]!.text.slice(start, end))).toEqual(['seventeen'])
    expect(texts[0]!.replace(/\s+/g, ' ')).toMatch(/^one \[PRIV\]/)
  })

  it('keeps a word that stands elsewhere and is not under a box', async () => {
    const bytes = await drawn((pdf) => void pdf.addPage().text('rate', 72, 72).text('rate', 72, 200))
    const box: Mark = { kind: 'box', code: 'CONF', page: 1, left: 0.1, top: 0.08, width: 0.1, height: 0.04 }
    const { texts, made } = await redact(bytes, [box])
    expect(made.removed).toHaveLength(1)
    expect(texts[0]).toContain('rate')
  })
})

/** Object 4, its one run shown as two that meet within a word. */
function splitRuns([num, body]: [number, string]): [number, string] {
  if (num !== 4) return [num, body]
  return [num, aStream('', 'BT /F1 12 Tf 72 700 Td (a Hexa) Tj 36.7 0 Td (ploid here) Tj ET')]
}

function upward(): string {
  return aStream('', 'BT /F1 12 Tf 0 1 -1 0 306 400 Tm (a Hexaploid here) Tj ET')
}

function withNote(): [number, string][] {
  const objects = onePage('nothing to see', { page: '/Annots [6 0 R]' })
  const look = aStream(
    '/Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F1 5 0 R >> >>',
    'BT /F1 12 Tf 2 10 Td (a Hexaploid) Tj ET',
  )
  return [
    ...objects,
    [
      6,
      '<< /Type /Annot /Subtype /FreeText /Rect [100 590 300 630] /Contents (a Hexaploid) /DA (/F1 12 Tf) /F 4 /AP << /N 7 0 R >> >>',
    ],
    [7, look],
  ]
}

/** An incremental update that shows other words on the page. */
function revision(): Buffer {
  const now = `4 0 obj\n${aStream('', 'BT /F1 12 Tf 72 700 Td (other words) Tj ET')}\nendobj\n`
  const first = plainPdf(onePage('a Hexaploid here'))
  const start = first.lastIndexOf('xref\n0')
  const xref = first.length + now.length
  return Buffer.from(
    `${now}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${start} >>\nstartxref\n${xref}\n%%EOF\n`,
    'latin1',
  )
}
