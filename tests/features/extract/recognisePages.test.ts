import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import UTIF from 'utif2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExtractedPage, OriginalType } from '../../../app/domain/extraction'
import { readByOcr } from '../../../app/extract/ocr/readByOcr.server'
import { openRecogniser } from '../../../app/extract/ocr/recogniser.server'
import { recognisePages } from '../../../app/extract/recognisePages.server'
import { aScan, aScannedPdf, SCANNED_LINES } from './aScan'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-ocr-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function recognise(bytes: Uint8Array, mediaType: OriginalType, numbers = [1]) {
  const path = join(folder, 'scan')
  await writeFile(path, bytes)
  const pages: ExtractedPage[] = []
  const { size: sizeBytes } = await stat(path)
  const read = await recognisePages({ path, sizeBytes }, mediaType, numbers, {
    onPage: (page) => pages.push(page),
  })
  return { ...read, pages }
}

function aTiff(): Uint8Array {
  const canvas = aScan()
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return new Uint8Array(UTIF.encodeImage(new Uint8Array(data.buffer), canvas.width, canvas.height))
}

describe('recognisePages', () => {
  it.each([
    ['a PNG', 'image/png', () => aScan().toBuffer('image/png')],
    ['a JPEG', 'image/jpeg', () => aScan().toBuffer('image/jpeg')],
    ['a TIFF', 'image/tiff', aTiff],
    ['a PDF without a text layer', 'application/pdf', () => aScannedPdf(1)],
  ] as const)('reads the words of %s, marked as OCR with its confidence', async (_, mediaType, make) => {
    const { pages, extractor, flags } = await recognise(await make(), mediaType)
    expect(pages[0]!.text.split('\n')).toEqual(SCANNED_LINES)
    expect(pages[0]).toMatchObject({ number: 1, method: 'ocr', isOcrCandidate: false })
    expect(pages[0]!.confidence).toBeGreaterThan(80)
    expect(extractor).toMatch(/^tesseract\.js \d/)
    expect(flags).toEqual([])
  })

  it('reads the pages of a TIFF that its intake found, where their list leads back into itself', async () => {
    const bytes = Buffer.from(aTiff())
    const first = bytes.readUInt32BE(4)
    bytes.writeUInt32BE(first, first + 2 + bytes.readUInt16BE(first) * 12)
    const { pages, flags } = await recognise(bytes, 'image/tiff', [1, 2])
    expect(pages.map(({ number, method }) => [number, method])).toEqual([
      [1, 'ocr'],
      [2, 'none'],
    ])
    expect(flags).toMatchObject([{ kind: 'damaged', page: 2 }])
  })

  it('reads only the pages that it is asked for', async () => {
    const { pages } = await recognise(await aScannedPdf(3), 'application/pdf', [3, 1])
    expect(pages.map(({ number }) => number)).toEqual([3, 1])
    expect(pages[0]!.size).toMatchObject({
      widthPt: expect.closeTo(360, 0),
      heightPt: expect.closeTo(216, 0),
    })
  })

  it('says of a page that is not there that it could not be read, and reads the others', async () => {
    const { pages, flags } = await recognise(await aScannedPdf(1), 'application/pdf', [7, 1])
    expect(pages.map(({ number, method }) => [number, method])).toEqual([
      [7, 'none'],
      [1, 'ocr'],
    ])
    expect(flags).toMatchObject([{ kind: 'damaged', page: 7 }])
  })

  it('says nothing of a page that is whole where the engine itself fails: it is to be tried again', async () => {
    const path = join(folder, 'whole')
    await writeFile(path, aScan().toBuffer('image/png'))
    const { size: sizeBytes } = await stat(path)
    const pages: ExtractedPage[] = []
    const withoutLanguage = openRecogniser(60_000, join(folder, 'no-language'))
    await expect(
      readByOcr({ path, sizeBytes }, 'image/png', [1], (page) => pages.push(page), withoutLanguage),
    ).rejects.toThrow('engine')
    expect(pages).toEqual([])
  })

  it.each([
    ['a PNG', 'image/png', aScan().toBuffer('image/png').subarray(0, 50)],
    ['a JPEG', 'image/jpeg', aScan().toBuffer('image/jpeg').subarray(0, 200)],
  ] as const)(
    'says of %s that breaks off before its dots that it is damaged',
    async (_, mediaType, bytes) => {
      const { pages, flags } = await recognise(bytes, mediaType)
      expect(pages).toMatchObject([{ number: 1, method: 'none' }])
      expect(flags).toMatchObject([{ kind: 'damaged', page: 1, detail: expect.stringContaining('damaged') }])
    },
  )

  it('says of a picture over which its process ends that it may be damaged, and reads the next', async () => {
    const broken = Buffer.concat([aScan().toBuffer('image/png').subarray(0, 33), Buffer.from('IDAT')])
    await expect(recognise(broken, 'image/png')).rejects.toMatchObject({ code: 'ocr-failed' })
    const { pages } = await recognise(aScan().toBuffer('image/png'), 'image/png')
    expect(pages[0]!.method).toBe('ocr')
  })

  it('reads a page with a dot in colour as it reads one that is grey', async () => {
    const canvas = aScan()
    const context = canvas.getContext('2d')
    context.fillStyle = '#fffffe'
    context.fillRect(0, 0, 1, 1)
    const { pages } = await recognise(canvas.toBuffer('image/png'), 'image/png')
    expect(pages[0]!.text.split('\n')).toEqual(SCANNED_LINES)
  })

  it('gives up on a file that does not open, for a reason in words', async () => {
    await expect(recognise(Buffer.from('%PDF-1.7\n'), 'application/pdf')).rejects.toMatchObject({
      code: 'ocr-failed',
      message: expect.stringContaining('may be damaged'),
    })
  })
})
