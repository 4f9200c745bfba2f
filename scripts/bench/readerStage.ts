import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import PDFDocument from 'pdfkit'
import { startThroughline, type BenchServer } from './servers'

/** The document of the shipped record that the filing is added to. */
export const READ_DOCUMENT = 'netflix-reply-letter-2014-06-09'
/** How long the portal may take to read the filing, in milliseconds. */
const READ_TIMEOUT_MS = 120_000

const WORDS = (
  'the network carried traffic at ports that were full during evening hours and neither party would augment them ' +
  'without a commercial agreement on terms which the other called unreasonable'
).split(' ')

/** A filing of letter pages of text, the same bytes each time. */
export function aLongPdf(pages: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'letter', autoFirstPage: false, info: { CreationDate: new Date(0) } })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let page = 1; page <= pages; page++) {
    pdf.addPage().font('Times-Roman').fontSize(11)
    for (let paragraph = 0; paragraph < 7; paragraph++) {
      const words = Array.from(
        { length: 70 },
        (_, at) => WORDS[(at * 7 + page * 13 + paragraph * 5) % WORDS.length],
      )
      pdf.text(`${page}.${paragraph} ${words.join(' ')}.`).moveDown(0.7)
    }
  }
  const ended = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))))
  pdf.end()
  return ended
}

/** A portal that holds and has read the filing. */
export async function startWithFiling(pdf: Buffer): Promise<BenchServer> {
  const server = await startThroughline()
  const file = join(server.dataDir, 'filing-of-the-benchmark.pdf')
  await writeFile(file, pdf)
  const env = { ...process.env, DATA_DIR: server.dataDir }
  const command = ['scripts/throughline.mjs', 'add', file, '--document', READ_DOCUMENT]
  await promisify(execFile)(process.execPath, command, { env })
  const started = performance.now()
  for (;;) {
    const page = await fetch(`${server.url}/documents/${READ_DOCUMENT}`).then((response) => response.text())
    if (page.includes('filing-of-the-benchmark.pdf')) return server
    if (performance.now() - started > READ_TIMEOUT_MS) throw new Error('The filing was not read in time.')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
