import { execFile } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import PDFDocument from 'pdfkit'
import { facePath } from '../../app/dossier/faces.server'
import { readPdf } from '../../app/extract/pdf/readPdf.server'
import type { Bench, Row } from './bench'

const run = promisify(execFile)

const PAGES = 500
const LEAST_PAGES_PER_SECOND = 60
const MOST_TIMES_PEER = 3
const ROUNDS = 3
/** Real files are measured as well where the folder of samples stands beside the project. */
const SAMPLE = join('..', 'shared', 'samples', 'pdf', 'federal-register-2020-17221.pdf')

const WORDS =
  'the Commission asks whether agreements by which traffic is exchanged between networks serve the public and what was measured at each port while negotiation went on'.split(
    ' ',
  )

/** A filing of so many pages, line by line and with its face within it as word processors write them, in one column or two. */
async function writeFiling(path: string, pages: number, columns: 1 | 2): Promise<void> {
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

/** Pages a second, all that intake asks of a PDF included: reading order, what it hides, what it may do. */
async function readOnce(path: string): Promise<number> {
  const { size } = await stat(path)
  let pages = 0
  const startedAt = performance.now()
  await readPdf({ path, sizeBytes: size }, () => pages++)
  return (pages * 1000) / (performance.now() - startedAt)
}

/** The peer's pages a second; null where it is not installed. */
async function readByPeer(path: string, pages: number): Promise<number | null> {
  const startedAt = performance.now()
  try {
    await run('pdftotext', [path, '-'], { maxBuffer: 1 << 30 })
    return (pages * 1000) / (performance.now() - startedAt)
  } catch {
    return null
  }
}

async function measure(name: string, path: string, pages: number): Promise<Row> {
  let [own, peer] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    own = Math.max(own, await readOnce(path))
    peer = Math.max(peer, (await readByPeer(path, pages)) ?? 0)
  }
  const times = peer > 0 ? peer / own : null
  return {
    name,
    measured: own,
    unit: 'pages/s',
    peer: 'pdftotext',
    peerMeasured: peer > 0 ? peer : null,
    ratio: times,
    bar: `≥ ${LEAST_PAGES_PER_SECOND} pages/s; ≤ ${MOST_TIMES_PEER} × the peer's time`,
    pass: own >= LEAST_PAGES_PER_SECOND && (times === null || times <= MOST_TIMES_PEER),
  }
}

export const bench: Bench = {
  name: 'pdfText',
  bar: '60 pages a second on one core, and at most three times what pdftotext takes',
  async run(): Promise<Row[]> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
    try {
      const [plain, columned] = [join(folder, 'plain.pdf'), join(folder, 'columned.pdf')]
      await writeFiling(plain, PAGES, 1)
      await writeFiling(columned, PAGES, 2)
      const rows = [
        await measure(`text of a filing of ${PAGES} pages`, plain, PAGES),
        await measure(`text of ${PAGES} pages in two columns`, columned, PAGES),
      ]
      if (existsSync(SAMPLE))
        rows.push(await measure('text of a Federal Register notice, three columns', SAMPLE, 15))
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
