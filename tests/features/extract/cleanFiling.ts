import { aPicture, chance, drawn } from './drawnPdf'

const TEXT =
  'In this proceeding the Commission asks whether the agreements by which traffic is exchanged between networks serve the public. We answer from what was measured, and say where it was measured, by whom, and over which period of the year.'.split(
    ' ',
  )

/** A filing as they come, with nothing hidden in it: letterhead, tables, shading, stamps, pictures, pages on their side. */
export function aCleanFiling(pages: number, seed: number): Promise<Buffer> {
  const next = chance(seed)
  const prose = (words: number) =>
    Array.from({ length: words }, () => TEXT[Math.floor(next() * TEXT.length)]).join(' ')
  return drawn((pdf) => {
    for (let number = 1; number <= pages; number++) {
      const isSideways = number % 13 === 0
      pdf.addPage(
        isSideways ? { size: 'letter', layout: 'landscape', margin: 72 } : { size: 'letter', margin: 72 },
      )
      LAYOUTS[number % LAYOUTS.length]!(pdf, prose, number)
      stamp(pdf, number, pages)
    }
  })
}

type Layout = (pdf: PDFKit.PDFDocument, prose: (words: number) => string, number: number) => void

const LAYOUTS: Layout[] = [
  letterhead,
  zebraTable,
  shadedHeadings,
  twoColumns,
  ruledTable,
  pictured,
  darkBanner,
]

function stamp(pdf: PDFKit.PDFDocument, number: number, pages: number): void {
  const words = `Case 1:14-cv-00123-ABC   Document 5   Filed 06/05/14   Page ${number} of ${pages}`
  pdf.fillColor('blue').font('Helvetica').fontSize(9).text(words, 72, 20, { lineBreak: false })
  pdf.fillColor('black')
}

function letterhead(pdf: PDFKit.PDFDocument, prose: (words: number) => string): void {
  pdf.rect(0, 40, pdf.page.width, 46).fill('#16324f')
  pdf
    .fillColor('white')
    .font('Helvetica-Bold')
    .fontSize(18)
    .text('A LAW FIRM LLP', 72, 55, { lineBreak: false })
  pdf.fillColor('black').font('Times-Roman').fontSize(11)
  pdf.text('Re: interconnection', 72, 110, { underline: true }).moveDown()
  pdf.text(prose(300), { width: 450, align: 'justify' })
  pdf.rect(72, 720, 450, 0.7).fill('black')
}

function zebraTable(pdf: PDFKit.PDFDocument): void {
  pdf.font('Helvetica').fontSize(9)
  for (let row = 0; row < 30; row++) {
    const y = 90 + row * 18
    // Each cell's ground is painted right before its words, after the words of the cell at its left.
    for (let column = 0; column < 4; column++) {
      pdf.rect(72 + column * 115, y, 115, 18).fill(row % 2 ? '#f2f2f2' : 'white')
      pdf
        .fillColor('black')
        .text(`cell ${row}.${column} value`, 76 + column * 115, y + 5, { lineBreak: false })
    }
  }
}

function shadedHeadings(pdf: PDFKit.PDFDocument, prose: (words: number) => string): void {
  for (let part = 0; part < 5; part++) {
    const y = 90 + part * 120
    pdf.rect(72, y, 468, 20).fill('#d9d9d9')
    pdf
      .fillColor('black')
      .font('Helvetica-Bold')
      .fontSize(12)
      .text(`Part ${part + 1}`, 78, y + 5, { lineBreak: false })
    pdf
      .font('Times-Roman')
      .fontSize(11)
      .text(prose(60), 72, y + 28, { width: 468 })
  }
}

function twoColumns(pdf: PDFKit.PDFDocument, prose: (words: number) => string): void {
  pdf.font('Times-Roman').fontSize(10)
  pdf.text(prose(220), 72, 90, { width: 220 })
  pdf.text(prose(220), 320, 90, { width: 220 })
  pdf.save().fillOpacity(0.35).rect(72, 130, 220, 12).fill('yellow').restore()
}

function ruledTable(pdf: PDFKit.PDFDocument): void {
  pdf.font('Times-Roman').fontSize(10)
  for (let row = 0; row < 25; row++) {
    const y = 90 + row * 20
    for (const column of [0, 1, 2])
      pdf.text(`row ${row} column ${column}`, 78 + column * 150, y + 5, { lineBreak: false })
    pdf.rect(72, y + 19.5, 450, 0.5).fill('black')
    pdf.rect(72, y, 450, 20).lineWidth(0.5).stroke('grey')
    pdf.fillColor('black')
  }
}

const PICTURE = aPicture('#6699cc')

function pictured(pdf: PDFKit.PDFDocument, prose: (words: number) => string): void {
  pdf.font('Times-Roman').fontSize(11).text(prose(120), 72, 90, { width: 468 })
  pdf.image(PICTURE, 72, 400, { width: 200, height: 150 })
  pdf.text('Figure 1. The speed index.', 72, 560, { lineBreak: false })
  pdf.link(72, 560, 100, 12, 'https://example.org/')
}

function darkBanner(pdf: PDFKit.PDFDocument, prose: (words: number) => string): void {
  pdf.roundedRect(72, 90, 468, 60, 6).fill('#333333')
  pdf
    .fillColor('white')
    .font('Helvetica')
    .fontSize(12)
    .text('A word in white upon a dark ground', 90, 112, { lineBreak: false })
  pdf.fillColor('black').font('Times-Roman').fontSize(11).text(prose(200), 72, 170, { width: 468 })
  pdf
    .save()
    .rotate(-90, { origin: [40, 500] })
    .text('ON ITS SIDE', 40, 500, { lineBreak: false })
    .restore()
}
