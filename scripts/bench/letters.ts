import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { Catalog } from '../../app/catalog/catalog'
import { packetSchema } from '../../app/domain/packet'
import { recordSchema } from '../../app/domain/records'
import { facePath } from '../../app/dossier/faces.server'
import type { HeldOriginal } from '../../app/dossier/planExhibit'
import { planDossier } from '../../app/dossier/planDossier'
import { words } from './plainWords'

/** Letters as PDFs with a face within them, numbered as a matter's pages are. */
export async function someLetters(count: number, pages: number) {
  const originals = await Promise.all(Array.from({ length: count }, (_, index) => aLetter(index, pages)))
  const bySha256 = new Map<string, Uint8Array>()
  const held = originals.map((bytes, index): HeldOriginal => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    bySha256.set(sha256, bytes)
    const bates = { prefix: 'TL', first: index * pages + 1 }
    const facts = { mediaType: 'application/pdf', receivedAt: '2026-11-22T00:00:00.000Z', sourceUrl: null }
    return { sha256, fileName: `letter-${index}.pdf`, sizeBytes: bytes.length, pages, bates, ...facts }
  })
  return { originals, held, bySha256 }
}

async function aLetter(number: number, pages: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false, font: facePath('serif') })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  for (let page = 1; page <= pages; page++)
    pdf
      .addPage()
      .fontSize(10)
      .text(words(300, number * 31 + page))
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

/** A packet of just these letters, planned. */
export function planLetters(held: readonly HeldOriginal[]) {
  const letters = held.map((_, index) =>
    recordSchema.parse({
      kind: 'document',
      id: `letter-${index}`,
      title: `Letter number ${index + 1}`,
      type: 'letter',
      date: '2014-06-05',
      summary: '',
    }),
  )
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  return planDossier({
    packet: packetSchema.parse({
      id: 'bench',
      title: 'A bench',
      exhibits: letters.map(({ id }) => ({ record: id })),
    }),
    catalog: new Catalog(
      1,
      letters.map((record) => ({ record, standing })),
    ),
    originals: new Map(held.map((original, index) => [`letter-${index}`, [original]])),
    clock: new Date(0),
  })
}
