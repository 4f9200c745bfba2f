import { PDFDocument as PDFFile, PDFName } from '@cantoo/pdf-lib'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { facePath } from '../../app/dossier/faces.server'

const WORDS =
  'the Commission asks whether agreements by which traffic is exchanged between networks serve the public and what was measured at each port while negotiation went on'.split(
    ' ',
  )

/** A filing of so many pages, line by line and with its face within it as word processors write them, in one column or two. */
export async function writeFiling(path: string, pages: number, columns: 1 | 2): Promise<void> {
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false, font: facePath('serif') })
  const file = pdf.pipe(createWriteStream(path))
  let at = 7
  const word = () => WORDS[(at = (at * 7919 + 104_729) % 1_000_003) % WORDS.length]!
  const width = columns === 1 ? 468 : 222
  for (let page = 1; page <= pages; page++) {
    pdf.addPage().fontSize(11)
    for (let column = 0; column < columns; column++) {
      for (let line = 0; line < 44; line++) {
        let text = word()
        while (pdf.widthOfString(text) < width - 30) text += ` ${word()}`
        pdf.text(text, 72 + column * 246, 72 + line * 14.5, { lineBreak: false })
      }
    }
    pdf.text(String(page), 300, 730, { lineBreak: false })
  }
  pdf.end()
  await finished(file)
}

/** A file of so many pages that share one picture of their words: it is made at once, however long it is. */
export async function aLongOriginal(pages: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    font: facePath('serif'),
    info: { CreationDate: new Date(0) },
  })
  pdf.text('Words of a long letter.').end()
  const document = await PDFFile.load(await buffer(pdf))
  const [first] = document.getPages()
  for (let page = 2; page <= pages; page++)
    document.catalog.Pages().pushLeafNode(document.context.register(first!.node.clone(document.context)))
  document.catalog.Pages().set(PDFName.of('Count'), document.context.obj(pages))
  return document.save({ objectsPerTick: Infinity, updateFieldAppearances: false })
}

/** What the pages of `writeScans` say. */
export const scanText = (page: number) => `Page ${page} of a scanned file, as its text layer has it.`

/**
 * A file of scans: each page is a picture of so many bytes, with a line of text. The pictures' bytes are never written,
 * so that a file system with holes makes it at once.
 */
export async function writeScans(path: string, pages: number, pictureBytes: number): Promise<void> {
  const file = await open(path, 'w')
  const offsets: number[] = []
  let end = 0
  const write = async (text: string) => void (end += (await file.write(text, end, 'latin1')).bytesWritten)
  const object = async (num: number, entries: string, after = 'endobj') => {
    offsets[num] = end
    await write(`${num} 0 obj\n<< ${entries} >>\n${after}\n`)
  }
  const kids = Array.from({ length: pages }, (_, at) => `${4 + 3 * at} 0 R`)
  await write('%PDF-1.7\n')
  await object(1, '/Type /Catalog /Pages 2 0 R')
  await object(2, `/Type /Pages /Count ${pages} /Kids [${kids.join(' ')}]`)
  await object(3, '/Type /Font /Subtype /Type1 /BaseFont /Times-Roman')
  for (let page = 1; page <= pages; page++) {
    const num = 1 + 3 * page
    const resources = `/Font << /F1 3 0 R >> /XObject << /Scan ${num + 2} 0 R >>`
    const content = `q 612 0 0 792 0 0 cm /Scan Do Q BT /F1 12 Tf 72 720 Td (${scanText(page)}) Tj ET`
    await object(
      num,
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${num + 1} 0 R /Resources << ${resources} >>`,
    )
    await object(num + 1, `/Length ${content.length}`, `stream\n${content}\nendstream\nendobj`)
    await object(
      num + 2,
      `/Type /XObject /Subtype /Image /Width 2550 /Height 3300 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${pictureBytes}`,
      'stream',
    )
    end += pictureBytes
    await write('\nendstream\nendobj\n')
  }
  const start = end
  const entries = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  await write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${entries.join('')}`)
  await write(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  await file.close()
}
