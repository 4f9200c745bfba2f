import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { Catalog } from '../../app/catalog/catalog'
import { packetSchema } from '../../app/domain/packet'
import { recordSchema, type CatalogRecord } from '../../app/domain/records'
import type { DossierPlan } from '../../app/dossier/dossierPlan'
import { planDossier } from '../../app/dossier/planDossier'
import { facePath } from '../../app/dossier/faces.server'
import { renderDossier } from '../../app/dossier/renderDossier.server'
import type { Bench, Row } from './bench'
import { benchBound } from './boundOriginals'
import { words } from './plainWords'

const EXHIBITS = 100
const MOST_MS = 3_000
const MORE_EXHIBITS = 500
const MOST_MB_PER_100_PAGES = 1
/** Pages between two looks at the memory in use, each after a full collection. */
const LOOK_EVERY = 100

function planOf(exhibits: number): DossierPlan {
  const records: CatalogRecord[] = [
    recordSchema.parse({
      kind: 'organization',
      id: 'carrier',
      name: 'A carrier',
      type: 'company',
      country: 'US',
      description: '',
    }),
    recordSchema.parse({
      kind: 'source',
      id: 'report',
      title: 'A report',
      publisher: 'A newspaper',
      url: 'https://example.org/report',
    }),
  ]
  for (let number = 1; number <= exhibits; number++) {
    const id = `letter-${number}`
    const fields = {
      title: `Letter number ${number}`,
      type: 'letter',
      date: '2014-06-05',
      from: ['carrier'],
      sources: ['report'],
    }
    records.push(recordSchema.parse({ kind: 'document', id, ...fields, summary: words(90, number) }))
    for (let position = 1; position <= 4; position++) {
      const statement = {
        document: id,
        position,
        speaker: 'carrier',
        sources: ['report'],
        text: words(40, number * 10 + position),
      }
      records.push(recordSchema.parse({ kind: 'statement', id: `${id}.${position}`, ...statement }))
    }
  }
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  const catalog = new Catalog(
    1,
    records.map((record) => ({ record, standing })),
  )
  const listed = Array.from({ length: exhibits }, (_, index) => ({ record: `letter-${index + 1}` }))
  const packet = packetSchema.parse({
    id: 'bench',
    title: 'A bench',
    introduction: 'See {Ex. 1 at 1}.',
    exhibits: listed,
  })
  return planDossier({ packet, catalog, originals: new Map(), clock: new Date(0) })
}

/** Sets a plan once; answers its pages, its time and the most memory that was in use while it was set. */
async function setOnce(folder: string, plan: DossierPlan, isWeighed: boolean) {
  const path = join(folder, `${plan.exhibits.length}-${isWeighed}.pdf`)
  await rm(path, { force: true })
  let mostBytes = 0
  let lookedAt = 0
  const onProgress = (page: number) => {
    if (!isWeighed || page - lookedAt < LOOK_EVERY) return
    lookedAt = page
    global.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    mostBytes = Math.max(mostBytes, heapUsed + external)
  }
  const startedAt = performance.now()
  const { pages } = await renderDossier(plan, path, { readOriginal: async () => null, onProgress })
  return { pages, ms: performance.now() - startedAt, mostBytes }
}

/** The peer: pdfkit alone, one pass, as many pages of plain text in the same face. */
async function setPlain(folder: string, pages: number): Promise<number> {
  const startedAt = performance.now()
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false, font: facePath('serif') })
  const file = pdf.pipe(createWriteStream(join(folder, 'plain.pdf')))
  for (let page = 1; page <= pages; page++) pdf.addPage().fontSize(12).text(words(160, page))
  pdf.end()
  await finished(file)
  return performance.now() - startedAt
}

export const bench: Bench = {
  name: 'dossier',
  bar: '100 exhibits in 3 s; less than 1 MB more for each 100 pages; 1,000 pages of 100 originals in 4 s and 400 MB',
  async run(): Promise<Row[]> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
    try {
      const plan = planOf(EXHIBITS)
      const plainPages = (await setOnce(folder, plan, false)).pages
      const times: number[] = []
      const peers: number[] = []
      for (let round = 0; round < 3; round++) {
        times.push((await setOnce(folder, plan, false)).ms)
        peers.push(await setPlain(folder, plainPages))
      }
      const [ms, peerMs] = [Math.min(...times), Math.min(...peers)]
      const few = await setOnce(folder, plan, true)
      const many = await setOnce(folder, planOf(MORE_EXHIBITS), true)
      const grownMb = ((many.mostBytes - few.mostBytes) / (many.pages - few.pages)) * 100 * 1e-6
      return [
        {
          name: `dossier of ${EXHIBITS} exhibits, ${plainPages} pages`,
          measured: Math.round(ms),
          unit: 'ms',
          peer: 'bare pdfkit, as many pages of plain text',
          peerMeasured: Math.round(peerMs),
          ratio: ms / peerMs,
          bar: `≤ ${MOST_MS} ms`,
          pass: ms <= MOST_MS,
        },
        {
          name: `memory for each 100 pages, from ${few.pages} to ${many.pages} pages`,
          measured: Math.round(grownMb * 100) / 100,
          unit: 'MB',
          peer: '',
          peerMeasured: null,
          ratio: null,
          bar: `< ${MOST_MB_PER_100_PAGES} MB`,
          pass: grownMb < MOST_MB_PER_100_PAGES,
        },
        ...(await benchBound(folder)),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
