import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Catalog } from '../catalog/catalog'
import { PACKET_FORMS, packetSchema } from '../domain/packet'
import { recordSchema } from '../domain/records'
import { ownLinesOf, partsOfPiece, type OwnParts } from '../domain/redaction/ownParts'
import type { StandardFault } from '../domain/standardFault'
import { CopyFile } from '../extract/copy/copyFile.server'
import { COPY_MAKER } from '../extract/makeCopy.server'
import { REDACTED_TEXT_HEAD } from '../extract/text/textPages'
import { unpackedPieces } from '../extract/unpackedPieces.server'
import { planDossier } from './planDossier'
import type { HeldOriginal } from './planExhibit'
import { printedParts } from './printedParts.server'
import { renderDossier } from './renderDossier.server'
import { renderedBy } from './rendering/textRenderer'
import { renderText } from './rendering/renderText.server'

let known: Promise<OwnParts> | null = null

/**
 * What our PDFs hold whatever they are made of: read from one of each kind (a copy, a rendering in either look and in every
 * typeface, a dossier) that is made of nothing. Made once in a process.
 */
export function ownParts(): Promise<OwnParts> {
  known ??= readOwnParts().catch((problem: unknown) => {
    known = null
    throw problem
  })
  return known
}

async function readOwnParts(): Promise<OwnParts> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-own-'))
  const own = new Set(ownLinesOf(REDACTED_TEXT_HEAD))
  try {
    const makers = [copyOfNothing, typedNothing, printedNothing, dossierOfNothing]
    for (const [index, make] of makers.entries()) {
      const path = join(folder, `${index}.pdf`)
      await make(path, join(folder, '1.pdf'))
      for await (const piece of unpackedPieces(path))
        for (const part of partsOfPiece(Buffer.from(piece).toString('latin1'))) own.add(part)
      const { pages, metadata, bookmarks } = await printedParts(path)
      const lines = [
        ...pages.flatMap(({ read, drawn }) => [...ownLinesOf(read), ...ownLinesOf(drawn)]),
        ...metadata.flatMap((text) => ownLinesOf(text, 'metadata')),
        ...bookmarks.flatMap((text) => ownLinesOf(text, 'bookmark')),
      ]
      for (const line of lines) own.add(line)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return own
}

/** A copy has a picture of each kind, and a word. */
async function copyOfNothing(path: string): Promise<void> {
  const copy = await CopyFile.open(path)
  const size = { width: 10, height: 10 }
  const picture = { bytes: Buffer.from([0]), width: 1, height: 1 }
  const word = { text: '.', ...{ x: 0, y: 5, width: 5, size: 5, angle: 0 } }
  const packed = { filter: 'FlateDecode', colours: 'DeviceGray', isPredicted: true } as const
  const photograph = { filter: 'DCTDecode', colours: 'DeviceRGB', isPredicted: false } as const
  try {
    for (const kind of [packed, photograph]) await copy.addPage(size, { ...picture, ...kind }, size, [word])
    await copy.finish()
  } finally {
    await copy.close()
  }
}

/** How originals are held and bound. */
const HELD_AS: { mediaType: string; faults: StandardFault[] | null; isRedacted: boolean }[] = [
  { mediaType: 'application/pdf', faults: null, isRedacted: false },
  { mediaType: 'application/pdf', faults: null, isRedacted: true },
  { mediaType: 'application/pdf', faults: ['fonts'], isRedacted: false },
  { mediaType: 'image/png', faults: ['picture'], isRedacted: false },
  { mediaType: 'text/plain', faults: ['text'], isRedacted: false },
  { mediaType: 'text/plain', faults: ['text'], isRedacted: true },
  { mediaType: '', faults: null, isRedacted: false },
  { mediaType: '', faults: null, isRedacted: true },
]

/** A character of each typeface that steps in where the usual ones lack one. */
const OF_EACH_FACE = '. 한 ぁ 们 🙂'

function renderingOf(path: string, mediaType: string): Promise<unknown> {
  const pages = [1, 2].map((number) => ({ number, text: `${OF_EACH_FACE}\n${'.\n'.repeat(60)}` }))
  const removed = [{ page: 1, start: 0, end: 1, code: 'CONF' as const }]
  const given = { ...{ sha256: '0'.repeat(64), fileName: null, mediaType, pages } }
  return renderText(
    path,
    { ...given, redacted: { removed, copySha256: given.sha256 } },
    { mostPages: 10, signal: new AbortController().signal },
  )
}

const typedNothing = (path: string) => renderingOf(path, 'text/plain')
const printedNothing = (path: string) => renderingOf(path, 'text/html')

/** A dossier of exhibits without a word of anybody’s, of each kind of binding: as it is, as a copy, as a rendering, redacted. */
async function dossierOfNothing(path: string, bound: string): Promise<unknown> {
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  const records = HELD_AS.map((_, at) => {
    const document = {
      kind: 'document',
      id: `n.${at}`,
      title: '.',
      type: 'letter',
      // Of a year alone every other would be the same line.
      date: '2000/2001',
      summary: '',
    }
    return { record: recordSchema.parse(document), standing }
  })
  const packet = packetSchema.parse({
    ...{ id: 'n', title: '.', introduction: '. {Ex. 1} {Ex. 2}', forms: Object.keys(PACKET_FORMS).join(' ') },
    exhibits: records.map(({ record }) => ({ record: record.id })),
  })
  const bytes = await readFile(bound)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const pages = (await printedParts(bound)).pages.length
  const held = HELD_AS.map(({ faults, mediaType, isRedacted }): HeldOriginal[] => {
    const copy = faults && {
      sha256,
      sizeBytes: bytes.length,
      faults: [...faults],
      maker: faults.includes('text') ? renderedBy('.') : COPY_MAKER,
    }
    return [
      {
        ...{ sha256, fileName: '.', mediaType, sizeBytes: bytes.length, pages: mediaType ? pages : null },
        ...{ receivedAt: new Date(0).toISOString(), sourceUrl: null, isRedacted, copy },
      },
    ]
  })
  const plan = planDossier({
    ...{ packet, catalog: new Catalog(1, records), clock: new Date(0) },
    originals: new Map(records.map(({ record }, at) => [record.id, held[at]!])),
    redacted: new Map([[records[0]!.record.id, { hasCopy: true }]]),
  })
  return renderDossier(plan, path, { readOriginal: async () => new Uint8Array(bytes) })
}
