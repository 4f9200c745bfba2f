import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import UTIF from 'utif2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExtractedPage, OriginalType } from '../../../app/domain/extraction'
import { stretchesOf, type RedactionMark } from '../../../app/domain/redaction/redaction'
import type { ReasonCode } from '../../../app/domain/redaction/reasonCode'
import { copyPages } from '../../../app/extract/copy/copyPages.server'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { renderPage } from '../../../app/extract/pdf/renderPage.server'
import { recognisePages } from '../../../app/extract/recognisePages.server'
import { unpackedPieces } from '../../../app/extract/unpackedPieces.server'
import { aScan, aScannedPdf } from '../extract/aScan'

let folder = ''
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-scanned-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type OnDisk = { path: string; sizeBytes: number }

async function recognise(file: OnDisk, mediaType: OriginalType): Promise<ExtractedPage> {
  const pages: ExtractedPage[] = []
  await recognisePages(file, mediaType, [1], { onPage: (page) => pages.push(page) })
  return pages[0]!
}

/** The redacted copy of a scan without one word. */
async function withoutVerizon(bytes: Uint8Array, mediaType: OriginalType): Promise<OnDisk> {
  const path = join(folder, `${++count}`)
  await writeFile(path, bytes)
  const file = { path, sizeBytes: bytes.length }
  const read = await recognise(file, mediaType)
  const page = { number: 1, text: read.text }
  const mark: RedactionMark & { code: ReasonCode } = { kind: 'words', words: 'Verizon', code: 'CONF' }
  const removed = stretchesOf([page], [mark])
  const task = {
    to: `${path}.pdf`,
    pages: [{ ...page, words: read.words }],
    removed,
    boxes: [],
    sought: [mark],
  }
  await copyPages(file, mediaType, task)
  return { path: task.to, sizeBytes: (await stat(task.to)).size }
}

function aTiff(): Uint8Array {
  const canvas = aScan()
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return new Uint8Array(UTIF.encodeImage(new Uint8Array(data.buffer), canvas.width, canvas.height))
}

async function unpacked(path: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of unpackedPieces(path)) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

describe('a word of a scan that is taken out', () => {
  it.each<[what: string, mediaType: OriginalType, make: () => Uint8Array | Promise<Uint8Array>]>([
    ['a PNG', 'image/png', () => aScan().toBuffer('image/png')],
    ['a TIFF', 'image/tiff', aTiff],
    ['a PDF without a text layer', 'application/pdf', () => aScannedPdf(1)],
  ])('is gone from the text and the picture of %s, and the others stay', async (_, mediaType, make) => {
    const copy = await withoutVerizon(await make(), mediaType)
    const layer: string[] = []
    await readPdf(copy, ({ text }) => void layer.push(text))
    expect(layer).toEqual([expect.stringMatching(/performance on \[CONF\][^]*again in July/)])
    expect(layer[0]).not.toContain('Verizon')
    const all = await unpacked(copy.path)
    expect(all).not.toMatch(/Verizon/i)
    // One picture, the painted one: none lies beneath it.
    expect(all.match(/\/Subtype\s*\/Image/g)).toHaveLength(1)
    // What a stranger reads from its picture alone.
    const png = (await renderPage(copy, 1, 200)).canvas.toBuffer('image/png')
    const picture = { path: `${copy.path}.png`, sizeBytes: png.length }
    await writeFile(picture.path, png)
    const seen = (await recognise(picture, 'image/png')).text
    expect(seen).toMatch(/Netflix performance on/)
    expect(seen).not.toMatch(/V?erizon?/)
  })
})
