import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it, vi } from 'vitest'
import type { ExtractedPage } from '../../../app/domain/extraction'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { openSurvey } from '../../../app/extract/pdf/survey/survey.server'
import { takePdfPart } from '../../../app/extract/pdf/survey/takePdfPart.server'
import { aPdf } from './aPdf'
import { aPicture, drawn } from './drawnPdf'
import { aFile, useOriginals } from './extracting'
import { aStream, onePage, plainPdf, type PlainObject } from './plainPdf'

/** Where Linux lists what this process holds open. */
const OPEN_FILES = `/proc/${process.pid}/fd`

useOriginals()

async function read(bytes: Uint8Array) {
  const pages: ExtractedPage[] = []
  const answer = await readPdf(await aFile(bytes), (page) => pages.push(page))
  return { ...answer, pages }
}

/** A file of one page with entries added to its catalog and page, and objects from 6 on. */
const withObjects = (entries: { page?: string; catalog?: string }, more: PlainObject[] = []) =>
  plainPdf([...onePage('Words that stay.', entries), ...more])

describe('what a PDF may do', () => {
  it.each([
    ['when it is opened', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }, null],
    [
      'by name',
      { catalog: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>' },
      null,
    ],
    ['when its page is turned to', { page: '/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>' }, 1],
    [
      'from an annotation',
      {
        page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >>]',
      },
      1,
    ],
    [
      'after another action',
      {
        catalog:
          '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
      },
      null,
    ],
  ])('flags a script that runs %s, with its words', async (_when, entries, page) => {
    expect((await read(withObjects(entries))).flags).toMatchObject([
      { kind: 'javascript', page, words: 'app.alert(1)' },
    ])
  })

  it('flags a script that stands in a stream of its own', async () => {
    const entries = { catalog: '/OpenAction << /S /JavaScript /JS 6 0 R >>' }
    const { flags } = await read(withObjects(entries, [[6, aStream('', 'this.print()')]]))
    expect(flags).toMatchObject([{ kind: 'javascript', words: 'this.print()' }])
  })

  it('flags an action that starts a program', async () => {
    const entries = {
      page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]',
    }
    expect((await read(withObjects(entries))).flags).toMatchObject([
      { kind: 'launch-action', page: 1, words: 'cmd.exe' },
    ])
  })

  it('lists a file within the file, flags it, and gives its bytes', async () => {
    const catalog = '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>'
    const bytes = withObjects({ catalog }, [
      [6, '<< /Type /Filespec /F (figures.csv) /Desc (Figures) /EF << /F 7 0 R >> >>'],
      [7, aStream('/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 9 >>', 'a,b\n1,2\n\n')],
    ])
    const { flags, parts } = await read(bytes)
    expect(flags).toMatchObject([{ kind: 'embedded-file', words: 'figures.csv' }])
    expect(parts).toMatchObject([
      {
        path: 'attachment 1',
        title: 'Figures',
        fileName: 'figures.csv',
        declaredType: 'text/csv',
        sizeBytes: 9,
      },
    ])
    const chunks: Uint8Array[] = []
    for await (const chunk of (await takePdfPart(await aFile(bytes), 'attachment 1'))!) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('a,b\n1,2\n\n')
    expect(await takePdfPart(await aFile(bytes), 'attachment 2')).toBeNull()
  })

  it('says what is filled into its form, which is no part of the page’s text', async () => {
    const catalog = '/AcroForm << /Fields [6 0 R 7 0 R 8 0 R] >>'
    const { flags } = await read(
      withObjects({ catalog }, [
        [6, '<< /FT /Tx /T (name) /V (K. Hart) >>'],
        [7, '<< /FT /Btn /T (agree) /V /Yes >>'],
        [8, '<< /FT /Btn /T (refuse) /V /Off >>'],
      ]),
    )
    expect(flags).toMatchObject([{ kind: 'form-values', words: 'name: K. Hart; agree: Yes' }])
  })

  it('has nothing to say of a file that does nothing', async () => {
    expect(await read(withObjects({}))).toMatchObject({ flags: [], parts: [] })
  })
})

describe('what a PDF is', () => {
  it('has the numbers that the file gives its pages', async () => {
    const labels = '/PageLabels << /Nums [0 << /S /r /St 4 >>] >>'
    expect((await read(withObjects({ catalog: labels }))).pages[0]!.label).toBe('iv')
  })

  it('has the file’s outline, with the page of each entry', async () => {
    const bytes = await drawn((pdf) => {
      pdf.addPage().text('One')
      const first = pdf.outline.addItem('I. Background')
      pdf.addPage().text('Two')
      first.addItem('A. The letter')
    })
    expect((await read(bytes)).facts.outline).toEqual([
      { title: 'I. Background', page: 1, children: [{ title: 'A. The letter', page: 2, children: [] }] },
    ])
  })

  it('has a turned page as it is shown', async () => {
    const { pages } = await read(withObjects({ page: '/Rotate 90' }))
    expect(pages[0]).toMatchObject({ size: { widthPt: 792, heightPt: 612 }, text: 'Words that stay.' })
  })

  it('says that it is encrypted, though it opens for everybody', async () => {
    const locked = await aPdf([['Open words.']], { ownerPassword: 'owner', pdfVersion: '1.7' })
    const { pages, flags, problem } = await read(locked)
    expect(pages[0]!.text).toBe('Open words.')
    expect(flags).toMatchObject([{ kind: 'encrypted-part' }])
    expect(problem).toBeNull()
  })

  it('is looked into where it is encrypted and opens for everybody', async () => {
    const draw = (pdf: PDFKit.PDFDocument) => {
      pdf.addPage().text('Open words.')
      pdf.fillColor('white').text('Hidden words.')
    }
    const { flags } = await read(await drawn(draw, { ownerPassword: 'owner', pdfVersion: '1.7' }))
    expect(flags.map(({ kind }) => kind)).toEqual(['encrypted-part', 'invisible-text'])
  })

  it('is not held open where no copy without its encryption can be made', async ({
    skip,
    onTestFinished,
  }) => {
    if (!existsSync(OPEN_FILES)) skip('this system does not list the files that a process holds open')
    const file = await aFile(await aPdf([['Open words.']], { ownerPassword: 'owner', pdfVersion: '1.7' }))
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('TMPDIR', '/no/such/folder')
    await expect(openSurvey(file)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(execFileSync('ls', ['-l', OPEN_FILES], { encoding: 'utf8' })).not.toContain(file.path)
  })
})

describe('pages for OCR', () => {
  const scan = aPicture('#eeeeee')
  const stamp = 'Case 1:17-cv-00123-ABC Document 5 Filed 01/02/17 Page 3 of 9'
  const candidates = async (draw: (pdf: PDFKit.PDFDocument) => void) =>
    (await read(await drawn(draw))).pages.map((page) => page.isOcrCandidate)

  it('are those with a picture and no text, or a court’s stamp alone', async () => {
    const isCandidate = await candidates((pdf) => {
      pdf.addPage().image(scan, 0, 0, { width: 612 })
      pdf.addPage().image(scan, 0, 0, { width: 612 }).text(stamp, 72, 20)
    })
    expect(isCandidate).toEqual([true, true])
  })

  it('are none of those with text enough, nor an empty page', async () => {
    const isCandidate = await candidates((pdf) => {
      pdf.addPage()
      pdf.addPage().text('EXHIBIT A')
      pdf
        .addPage()
        .image(scan, 72, 500, { width: 100 })
        .text(`${stamp}\n${'Words of a letter that says much. '.repeat(5)}`, 72, 20)
    })
    expect(isCandidate).toEqual([false, false, false])
  })

  it('are those whose letters are drawn as lines', async () => {
    const isCandidate = await candidates((pdf) => {
      pdf.addPage()
      for (let at = 0; at < 400; at++)
        pdf.rect(72 + (at % 40) * 10, 72 + Math.floor(at / 40) * 12, 4, 7).fill('black')
    })
    expect(isCandidate).toEqual([true])
  })

  it('are those whose letters have no mapping, which is flagged', async () => {
    const shifted = 'WKH FRPPLVVLRQ VKRXOG ILQG WKDW '.repeat(20)
    const { pages, flags } = await read(await aPdf([[shifted]]))
    expect(pages[0]!.isOcrCandidate).toBe(true)
    expect(flags).toMatchObject([{ kind: 'unreadable-text', page: 1 }])
  })

  it('are not scans whose text OCR has laid beneath or over the picture', async () => {
    const words = 'Words that were recognised on the scanned page of this letter. '.repeat(4)
    const canvas = createCanvas(8, 8)
    const { pages, flags } = await read(
      await drawn((pdf) => {
        pdf.addPage().image(canvas.toBuffer('image/jpeg'), 0, 0, { width: 612, height: 792 })
        pdf.addContent('3 Tr').text(words, 72, 72)
        pdf
          .addPage()
          .text(words, 72, 72)
          .image(canvas.toBuffer('image/jpeg'), 0, 0, { width: 612, height: 792 })
      }),
    )
    expect(pages.map((page) => page.isOcrCandidate)).toEqual([false, false])
    expect(flags).toEqual([])
  })
})
