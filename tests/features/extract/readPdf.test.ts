import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ExtractedPage } from '../../../app/domain/extraction'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { aPdf } from './aPdf'

const folder = await mkdtemp(join(tmpdir(), 'throughline-pdf-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(bytes: Uint8Array) {
  const path = join(folder, 'original.pdf')
  await writeFile(path, bytes)
  const pages: ExtractedPage[] = []
  const extraction = await readPdf({ path, sizeBytes: bytes.length }, (page) => pages.push(page))
  return { ...extraction, pages, texts: pages.map((page) => page.text) }
}

describe('readPdf', () => {
  it('reads a file page by page, with the size of each, and stamps the tool and its release', async () => {
    const letter = await read(
      await aPdf([['Dear Mr. Milch:', 'Your letter of June 5 asks us to stop.'], ['The second page.']]),
    )
    expect(letter).toMatchObject({
      extractor: 'pdfjs-dist 5.5.207, reading order 1',
      problem: null,
      texts: ['Dear Mr. Milch:\nYour letter of June 5 asks us to stop.', 'The second page.'],
    })
    expect(letter.pages[0]).toMatchObject({
      number: 1,
      method: 'text',
      size: { widthPt: 612, heightPt: 792 },
    })
  })

  it('gives the same text again for the same bytes', async () => {
    const bytes = await aPdf([['One'], ['Two']])
    expect(await read(bytes)).toEqual(await read(bytes))
  })

  it('has an empty page where there is no text, so that the numbers of the others hold', async () => {
    const { texts, pages } = await read(await aPdf([['One'], [], ['Three']]))
    expect(texts).toEqual(['One', '', 'Three'])
    expect(pages[1]).toMatchObject({ number: 2, method: 'none' })
  })

  it('says what the file says of itself, with the day it was made as the file’s own zone has it', async () => {
    const info = { Title: 'Letter', Author: 'K. Hart', CreationDate: new Date('2014-06-05T10:00:00Z') }
    const { facts } = await read(await aPdf([['One']], { info }))
    expect(facts).toMatchObject({ title: 'Letter', author: 'K. Hart', date: '2014-06-05' })
    expect(facts.metadata).toContainEqual({ name: 'CreationDate', value: 'D:20140605100000Z' })
  })

  it('is a problem, not a fault, where the file takes a password', async () => {
    const locked = await read(await aPdf([['Secret']], { userPassword: 'open sesame', pdfVersion: '1.7' }))
    expect(locked).toMatchObject({ pages: [], problem: { reason: 'encrypted' } })
  })

  it('is a problem where no pages can be found', async () => {
    for (const bytes of ['%PDF-1.7\nand nothing that a PDF has', '', 'no PDF at all']) {
      expect(await read(Buffer.from(bytes))).toMatchObject({ pages: [], problem: { reason: 'damaged' } })
    }
  })
})
