import { describe, expect, it } from 'vitest'
import { extractOriginal } from '../../../app/extract/extractOriginal.server'
import { aPdf } from './aPdf'
import { aFile, extract, refusalOf, useOriginals } from './extracting'

useOriginals()

describe('extractOriginal', () => {
  it('reads a PDF page by page, and stamps the tool and its version', async () => {
    const pdf = await aPdf([
      ['Dear Mr. Milch:', 'Your letter of June 5 asks us to stop.'],
      ['The second page.'],
    ])
    expect(await extract(pdf)).toMatchObject({
      mediaType: 'application/pdf',
      extractor: expect.stringContaining('pdfjs-dist 5.5.207'),
      pages: [
        { number: 1, text: 'Dear Mr. Milch:\nYour letter of June 5 asks us to stop.', method: 'text' },
        { number: 2, text: 'The second page.' },
      ],
      problem: null,
    })
  })

  it('gives the same text again for the same bytes', async () => {
    const pdf = await aPdf([['One'], ['Two']])
    expect(await extract(pdf)).toEqual(await extract(pdf))
  })

  it('has an empty page where a PDF has no text, so that the numbers of the others hold', async () => {
    const { pages } = await extract(await aPdf([['One'], [], ['Three']]))
    expect(pages.map(({ text }) => text)).toEqual(['One', '', 'Three'])
  })

  it('says that a PDF takes a password', async () => {
    const locked = await aPdf([['Secret']], { userPassword: 'open sesame', pdfVersion: '1.7' })
    expect(await extract(locked)).toMatchObject({ pages: [], problem: { reason: 'encrypted' } })
  })

  it('says that the pages of a PDF cannot be found', async () => {
    const broken = Buffer.from('%PDF-1.7\nand nothing that a PDF has')
    expect(await extract(broken)).toMatchObject({ pages: [], problem: { reason: 'damaged' } })
  })

  it('ends a reading that takes longer than it may, and says so', async () => {
    const read = await extract(await aPdf([['One']]), { limits: { timeoutMs: 1, memoryMb: 512 } })
    expect(read).toMatchObject({ problem: { reason: 'too-costly' }, flags: [{ kind: 'too-costly' }] })
  })

  it('ends a reading that takes more memory than it may, and still reads the next', async () => {
    const long = Buffer.alloc(40 * 1024 * 1024, 'words of a long text \n')
    const read = await extract(long, { limits: { timeoutMs: 60_000, memoryMb: 90 } })
    expect(read.problem).toMatchObject({ reason: 'too-costly' })
    expect((await extract('short')).pages).toMatchObject([{ text: 'short' }])
  })

  it('ends when it is cancelled', async () => {
    const stop = new AbortController()
    const reading = extractOriginal(await aFile('x '.repeat(2_000_000)), { signal: stop.signal })
    stop.abort()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('gives each page as it is read, and then holds none', async () => {
    const seen: number[] = []
    const read = await extract('One\fTwo\fThree', { onPage: (page) => seen.push(page.number) })
    expect({ seen, held: read.pages }).toEqual({ seen: [1, 2, 3], held: [] })
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['a program named as a PDF', Buffer.from('7f454c460201', 'hex'), 'a program'],
    ['bytes of no known kind', Buffer.from([1, 2, 3, 0, 255]), 'of no kind'],
    ['a text with a NUL in it', Buffer.from('words\u0000words'), 'of no kind'],
    ['UTF-16 that ends in half a character', Buffer.from('fffe410042', 'hex'), 'of no kind'],
  ])('refuses %s by name', async (_what, bytes, words) => {
    expect(await refusalOf(bytes)).toContain(words)
  })
})
