import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { Catalog } from '../app/catalog/catalog'
import { packetSchema, type PacketDraft } from '../app/domain/packet'
import type { BatesRange } from '../app/domain/filing/bates'
import { recordSchema, type CatalogRecord } from '../app/domain/records'
import type { DossierPlan } from '../app/dossier/dossierPlan'
import type { HeldOriginal } from '../app/dossier/planExhibit'
import { checkPdf, faultsOf } from '../app/dossier/check/checkPdf'
import { facePath } from '../app/dossier/faces.server'
import { planDossier, type DossierInput } from '../app/dossier/planDossier'
import { renderDossier, type RenderOptions } from '../app/dossier/renderDossier.server'
import { loadPdfjs } from '../app/extract/pdf/loadPdfjs.server'

/** A record of which a test says only what matters. */
export function aRecord(given: { kind: string; id: string } & Record<string, unknown>): CatalogRecord {
  return recordSchema.parse({ ...LEAST[given.kind], ...given })
}

const LEAST: Record<string, Record<string, unknown>> = {
  source: { title: 'A report', publisher: 'A newspaper' },
  organization: { name: 'An organization', type: 'company', country: 'US', description: '' },
  person: { name: 'Somebody', role: 'counsel', roleAsOf: '2014' },
  document: { title: 'A letter', type: 'letter', date: '2014-06-05', summary: '' },
  event: { title: 'An event', date: '2014', description: '' },
  statement: { document: 'letter', position: 1, text: 'Words.', speaker: 'verizon' },
  demand: { document: 'letter', position: 1, text: 'Stop', due: null },
  series: { title: 'An index', metric: 'bitrate', unit: 'Mbps', method: '' },
  point: {
    series: 'index',
    position: 1,
    metric: 'bitrate',
    unit: 'Mbps',
    serviceId: 'fios',
    service: 'FiOS',
  },
}

export const LETTER_RECORDS = [
  aRecord({
    kind: 'source',
    id: 'report',
    title: 'Carrier objects',
    publisher: 'A newspaper',
    date: '2014-06-05',
    url: 'https://example.org/report',
    readAs: 'archived copy',
    readOn: '2026-11',
  }),
  aRecord({ kind: 'organization', id: 'verizon', name: 'Verizon' }),
  aRecord({
    kind: 'document',
    id: 'letter',
    title: 'A letter to Netflix',
    from: ['verizon'],
    sources: ['report'],
    summary: 'It asks for an end to the notices.',
  }),
  aRecord({ kind: 'statement', id: 'letter.1', text: 'There is no basis for this.', sources: ['report'] }),
  aRecord({
    kind: 'statement',
    id: 'letter.2',
    position: 2,
    text: 'Stop at once.',
    confidence: 'unverified',
  }),
]

/** A catalog of just these records, all published. */
export function aCatalog(records: readonly CatalogRecord[] = LETTER_RECORDS): Catalog {
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  return new Catalog(
    1,
    records.map((record) => ({ record, standing })),
  )
}

export function aPacket(given: Partial<Record<keyof PacketDraft, unknown>> = {}): PacketDraft {
  return packetSchema.parse({
    id: 'a-packet',
    title: 'What was said',
    exhibits: [{ record: 'letter' }],
    ...given,
  })
}

type PlanInput = {
  packet?: Parameters<typeof aPacket>[0]
  records?: readonly CatalogRecord[]
  originals?: Record<string, HeldOriginal[]>
  sheetBates?: ReadonlyMap<string, BatesRange>
  texts?: DossierInput['texts']
}

export function aPlan({ packet, records, originals = {}, sheetBates, texts }: PlanInput = {}): DossierPlan {
  const clock = new Date('2026-11-20T10:00:00Z')
  return planDossier({
    packet: aPacket(packet),
    catalog: aCatalog(records),
    originals: new Map(Object.entries(originals)),
    sheetBates,
    texts,
    clock,
  })
}

/** Sets a plan and gives the file's bytes, checked; what was written is gone afterwards. `breaks` names the rules that its originals break. */
export async function setDossier(
  plan: DossierPlan,
  { breaks = [], ...options }: Partial<RenderOptions> & { breaks?: readonly string[] } = {},
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-dossier-'))
  try {
    await renderDossier(plan, join(folder, 'dossier.pdf'), { readOriginal: async () => null, ...options })
    const bytes = new Uint8Array(await readFile(join(folder, 'dossier.pdf')))
    const broken = faultsOf(await checkPdf(bytes)).filter(({ rule }) => !breaks.includes(rule))
    if (broken.length > 0) throw new Error(`The dossier breaks rules: ${JSON.stringify(broken.slice(0, 5))}`)
    return bytes
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A PDF as a reader's program sees it. */
export async function readPdf(bytes: Uint8Array) {
  const { getDocument } = await loadPdfjs({ isDrawn: true })
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: string[] = []
  const links: { page: number; to: number | string }[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .replace(/\s+/g, ' '),
    )
    for (const note of await page.getAnnotations()) {
      if (note.url) links.push({ page: number, to: note.url as string })
      const target = typeof note.dest === 'string' ? await pdf.getDestination(note.dest) : null
      if (target) links.push({ page: number, to: (await pdf.getPageIndex(target[0])) + 1 })
    }
  }
  const outline: { title: string; page: number }[] = []
  for (const item of (await pdf.getOutline()) ?? []) {
    const target = typeof item.dest === 'string' ? await pdf.getDestination(item.dest) : item.dest
    outline.push({ title: item.title, page: (await pdf.getPageIndex(target![0])) + 1 })
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> }
  const tree = await (await pdf.getPage(1)).getStructTree()
  await pdf.destroy()
  return { pages, links, outline, info, isTagged: tree !== null }
}

/** A small PDF of so many pages, each with its own words. */
export async function anOriginal(
  words: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false, font: facePath('serif'), ...options })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  for (const text of words) pdf.addPage().text(text)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

/** What the portal knows of an original that was read on arrival. */
export function heldOriginal(bytes: Uint8Array, pages: number): HeldOriginal {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    sha256,
    fileName: 'letter.pdf',
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    pages,
    receivedAt: '2026-11-20T09:30:00.000Z',
    sourceUrl: null,
  }
}
