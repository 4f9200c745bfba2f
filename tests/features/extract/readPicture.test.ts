import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { extract, useOriginals } from './extracting'

useOriginals()

const canvas = createCanvas(300, 150)

/** A TIFF of pages of this many pixels each, without a picture in them, 200 dots to the inch. */
function aTiff(pages: [width: number, height: number][]): Buffer {
  const SIZE = 2 + 4 * 12 + 4 + 8
  const bytes = Buffer.alloc(8 + pages.length * SIZE)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  pages.forEach(([width, height], index) => {
    const at = 8 + index * SIZE
    bytes.writeUInt16LE(4, at)
    const field = (number: number, tag: number, type: number, value: number) => {
      const entry = at + 2 + number * 12
      bytes.writeUInt16LE(tag, entry)
      bytes.writeUInt16LE(type, entry + 2)
      bytes.writeUInt32LE(1, entry + 4)
      bytes.writeUInt32LE(value, entry + 8)
    }
    field(0, 0x0100, 4, width)
    field(1, 0x0101, 4, height)
    field(2, 0x011a, 5, at + SIZE - 8)
    field(3, 0x0128, 3, 2)
    bytes.writeUInt32LE(index + 1 < pages.length ? at + SIZE : 0, at + SIZE - 12)
    bytes.writeUInt32LE(200, at + SIZE - 8)
    bytes.writeUInt32LE(1, at + SIZE - 4)
  })
  return bytes
}

describe('a scan', () => {
  it.each([
    ['image/png', canvas.toBuffer('image/png')],
    ['image/jpeg', canvas.toBuffer('image/jpeg')],
  ])('of type %s is one page without text, to be recognised', async (mediaType, bytes) => {
    const { pages, facts, ...read } = await extract(bytes)
    expect(read.mediaType).toBe(mediaType)
    expect(pages).toMatchObject([{ text: '', method: 'none', isOcrCandidate: true }])
    expect(facts.metadata[0]).toEqual({ name: 'Size', value: '300 × 150 pixels' })
  })

  it('of several pages has each with its own size', async () => {
    const { pages } = await extract(
      aTiff([
        [1700, 2200],
        [2200, 1700],
      ]),
    )
    expect(pages.map(({ size }) => size)).toEqual([
      { widthPt: 612, heightPt: 792 },
      { widthPt: 792, heightPt: 612 },
    ])
  })

  it('whose list of pages leads back into itself has each once, and says so', async () => {
    const bytes = aTiff([
      [1700, 2200],
      [1700, 2200],
    ])
    bytes.writeUInt32LE(8, bytes.length - 12)
    const { pages, flags } = await extract(bytes)
    expect(pages).toHaveLength(2)
    expect(flags).toMatchObject([{ kind: 'damaged', page: 2 }])
  })

  it.each([
    ['image/png', canvas.toBuffer('image/png')],
    ['image/jpeg', canvas.toBuffer('image/jpeg')],
  ])('of type %s whose end is missing says that it is damaged', async (_, bytes) => {
    const { pages, flags } = await extract(bytes.subarray(0, bytes.length - 20))
    expect(pages).toHaveLength(1)
    expect(flags).toMatchObject([{ kind: 'damaged', page: 1 }])
    expect((await extract(bytes)).flags).toEqual([])
  })

  it('that breaks off before its size is damaged', async () => {
    const cut = canvas.toBuffer('image/png').subarray(0, 12)
    expect(await extract(cut)).toMatchObject({ pages: [], problem: { reason: 'damaged' } })
  })
})
