import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { extractPages } from '../../../app/extract/extractPages.server'
import { aPdf } from './aPdf'

const root = process.cwd()

function extract(bytes: Uint8Array, limits?: { timeoutMs: number; memoryMb: number }) {
  const open = async (range?: { start: number; end: number }) =>
    Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])
  return extractPages(root, open, bytes.length, limits)
}

describe('extractPages', () => {
  it('reads a PDF page by page, and stamps the tool and its version', async () => {
    const pdf = await aPdf([
      ['Dear Mr. Milch:', 'Your letter of June 5 asks us to stop.'],
      ['The second page.'],
    ])
    const pages = await extract(pdf)
    expect(pages).toMatchObject({
      ok: true,
      value: {
        mediaType: 'application/pdf',
        extractor: 'pdfjs-dist 5.5.207, runs 1',
        pages: [
          { number: 1, text: 'Dear Mr. Milch:\nYour letter of June 5 asks us to stop.' },
          { number: 2, text: 'The second page.' },
        ],
      },
    })
  })

  it('gives the same text again for the same bytes', async () => {
    const pdf = await aPdf([['One'], ['Two']])
    expect(await extract(pdf)).toEqual(await extract(pdf))
  })

  it('has an empty page where a PDF has no text, so that the numbers of the others hold', async () => {
    const pages = await extract(await aPdf([['One'], [], ['Three']]))
    expect(pages.ok && pages.value.pages.map((page) => page.text)).toEqual(['One', '', 'Three'])
  })

  it('refuses a PDF that takes a password', async () => {
    const pages = await extract(await aPdf([['Secret']], { userPassword: 'open sesame', pdfVersion: '1.7' }))
    expect(pages).toMatchObject({ ok: false, refusal: expect.stringContaining('takes a password') })
  })

  it('refuses a PDF whose pages cannot be found', async () => {
    const pages = await extract(Buffer.from('%PDF-1.7\nand nothing that a PDF has'))
    expect(pages).toMatchObject({ ok: false, refusal: expect.stringContaining('damaged') })
  })

  it('gives up on a PDF that takes longer than it may', async () => {
    const pages = await extract(await aPdf([['One']]), { timeoutMs: 1, memoryMb: 256 })
    expect(pages).toMatchObject({ ok: false, refusal: expect.stringContaining('too long') })
  })

  it('reads UTF-8, with and without its mark', async () => {
    for (const mark of ['', '\ufeff']) {
      const pages = await extract(Buffer.from(`${mark}Verizon’s “answer” – שלום 😀`))
      expect(pages.ok && pages.value.pages).toEqual([{ number: 1, text: 'Verizon’s “answer” – שלום 😀' }])
    }
  })

  it('reads UTF-16 of either order, even where the head ends inside a character', async () => {
    const words = 'x' + '😀'.repeat(400)
    const little = Buffer.from('\ufeff' + words, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big]) {
      const pages = await extract(bytes)
      expect(pages.ok && pages.value.pages[0]!.text).toBe(words)
    }
  })

  it('reads Latin-1 with the quotation marks that Windows puts into it', async () => {
    const pages = await extract(Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]))
    expect(pages.ok && pages.value.pages[0]!.text).toBe('“café”')
  })

  it('ends a page at a form feed', async () => {
    const pages = await extract(Buffer.from('One\f\r\nTwo\r\n\f'))
    expect(pages.ok && pages.value.pages).toEqual([
      { number: 1, text: 'One' },
      { number: 2, text: '\nTwo\n' },
    ])
  })

  it('cuts a long text into pages where a paragraph ends, and loses no word', async () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, index) => `Paragraph ${index} ${'words '.repeat(60).trim()}.`,
    )
    const pages = await extract(Buffer.from(paragraphs.join('\n\n')))
    if (!pages.ok) throw new Error(pages.refusal)
    expect(pages.value.pages.length).toBeGreaterThan(2)
    expect(pages.value.pages.flatMap((page) => page.text.split('\n\n'))).toEqual(paragraphs)
  })

  it('never cuts a character in two where a text is one endless line', async () => {
    const pages = await extract(Buffer.from('x' + '😀'.repeat(20_000)))
    if (!pages.ok) throw new Error(pages.refusal)
    expect(pages.value.pages.every((page) => !page.text.includes('\ufffd'))).toBe(true)
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['a picture named as a PDF', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a PNG picture'],
    ['a Word file', Buffer.from('504b030414000600', 'hex'), 'Word'],
    ['a web page', Buffer.from('<!doctype html><title>Letter</title>'), 'a web page'],
    ['bytes of no known kind', Buffer.from([1, 2, 3, 0, 255]), 'neither a PDF nor a plain text'],
    ['a text with a NUL in it', Buffer.from('words\u0000words'), 'neither a PDF nor a plain text'],
    [
      'UTF-16 that ends in half a character',
      Buffer.from('fffe410042', 'hex'),
      'neither a PDF nor a plain text',
    ],
  ])('refuses %s by name', async (_what, bytes, words) => {
    expect(await extract(bytes)).toMatchObject({ ok: false, refusal: expect.stringContaining(words) })
  })
})
