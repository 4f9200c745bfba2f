import PDFDocument from 'pdfkit'

/** A small PDF of our own with one page for each list of lines. */
export async function aPdf(pages: string[][], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'letter',
    autoFirstPage: false,
    info: { CreationDate: new Date(0) },
    ...options,
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const lines of pages) {
    pdf.addPage()
    for (const line of lines) pdf.fontSize(12).text(line)
  }
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
