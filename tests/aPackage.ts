import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { annotate } from '../app/annotations/annotate.server'
import { pagesOfVersion } from '../app/catalog/versionPages.server'
import type { AnnotationContent } from '../app/domain/annotation'
import type { CatalogRecord } from '../app/domain/records'
import { COMMAND_LINE } from '../app/domain/roles'
import { buildDossier } from '../app/dossier/buildDossier.server'
import { PLAIN_RECEIPT, type Receipt } from '../app/ingest/receipt'
import { receiveOriginal } from '../app/ingest/receiveOriginal.server'
import { settleReceipt } from '../app/ingest/settleReceipt.server'
import { addExhibits, createPacket, setPacketState } from '../app/packets/packetCommands.server'
import type { Portal } from '../app/portal.server'
import { nodePlatform } from '../app/verify/nodePlatform.server'
import { openFolder, openPath } from '../app/verify/openPath.server'
import type { Report } from '../app/verify/report'
import { verifyPackage } from '../app/verify/verifyPackage'
import { anOriginal, aRecord } from './aDossier'
import { fillCatalog, packetFields } from './aPacket'
import { signIn } from './signIn'

export const LETTER_TEXT = `Verizon\n\nDear Mr. Hyman:\n\nThere is no basis for this.
Stop at once, or we will pursue legal remedies.\n\nYours truly\n`
export const REPLY_PAGES = ['We got your letter.', 'We will not stop saying so.']

const RECORDS: CatalogRecord[] = [
  aRecord({ kind: 'source', id: 'report', url: 'https://example.org/report' }),
  aRecord({ kind: 'organization', id: 'verizon', name: 'Verizon' }),
  aRecord({ kind: 'document', id: 'letter', title: 'A letter', from: ['verizon'], sources: ['report'] }),
  aRecord({ kind: 'statement', id: 'letter.1', text: 'There is no basis for this.', sources: ['report'] }),
  aRecord({ kind: 'document', id: 'reply', title: 'A reply', date: '2014-06-09' }),
  aRecord({
    kind: 'statement',
    id: 'reply.1',
    document: 'reply',
    text: 'We will not stop saying so.',
  }),
  aRecord({
    kind: 'series',
    id: 'index',
    title: 'An index',
    method: 'Hours of streaming.',
    sources: ['report'],
  }),
  ...['2014-05', '2014-06', '2014-07'].map((period, at) =>
    aRecord({ kind: 'point', id: `fios-${period}`, position: at + 1, period, value: [1.9, 1.58, 1.6][at] }),
  ),
]

/** A portal's packet with a text, a PDF and a series, quotations in both and a public note. */
export async function aPacketWithOriginals(portal: Portal): Promise<{ id: string; exhibitIds: string[] }> {
  await fillCatalog(portal, RECORDS)
  await takeOriginal(portal, Buffer.from(LETTER_TEXT), { fileName: 'letter.txt' }, 'letter')
  const pdf = await anOriginal(REPLY_PAGES, { info: { CreationDate: new Date(0) } })
  await takeOriginal(
    portal,
    pdf,
    { fileName: 'reply.pdf', sourceUrl: 'https://example.org/reply.pdf' },
    'reply',
  )
  const { viewer } = await signIn(portal, 'editor')
  await noteOn(portal, viewer)
  const made = await createPacket(portal, viewer, packetFields({ title: 'What was said', filer: 'A filer' }))
  const { id } = made.packet
  const filled = await addExhibits(portal, viewer, id, ['letter', 'reply', 'index'])
  if (!filled.ok) throw new Error(filled.refusal.reason)
  await setPacketState(portal, viewer, id, 'published')
  return { id, exhibitIds: filled.value.exhibitIds }
}

/** Takes an original in for a document and has it read. */
export async function takeOriginal(
  portal: Portal,
  bytes: Uint8Array,
  told: Partial<Receipt>,
  documentId: string,
): Promise<string> {
  const receipt: Receipt = {
    ...PLAIN_RECEIPT,
    ...{ fileName: 'original', method: 'command line', version: { documentId, kind: 'original', note: '' } },
    ...told,
  }
  const received = await receiveOriginal(portal, COMMAND_LINE, receipt, once(bytes))
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleReceipt(portal, received.value.provenanceId)
  return received.value.sha256
}

const A_NOTE: AnnotationContent = {
  ...{ kind: 'note', body: 'The demand itself.', visibility: 'public', tags: ['demand'] },
  ...{ speaker: null, saidOn: null, occasion: null, askedOf: null, dueOn: null },
}

async function noteOn(portal: Portal, viewer: Awaited<ReturnType<typeof signIn>>['viewer']) {
  const pages = (await pagesOfVersion(portal, 'letter', 1))!
  const original = await portal.db.original.findFirstOrThrow({ where: { mediaType: 'text/plain' } })
  const made = await annotate(portal, viewer, {
    documentId: 'letter',
    pages,
    originalSha256: original.sha256,
    choice: { by: 'words', words: 'Stop at once', at: null },
    content: A_NOTE,
  })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** Builds a packet's PDF and package into a folder; answers where they lie. */
export async function buildInto(portal: Portal, packetId: string, folder: string, name = 'dossier') {
  const { viewer } = await signIn(portal, 'editor')
  const paths = { path: join(folder, `${name}.pdf`), packagePath: join(folder, `${name}.zip`) }
  const built = await buildDossier(portal, viewer, packetId, paths)
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return { ...paths, built: built.value }
}

/** What whoever has no key is told of a packed package that is verified. */
export async function verified(packagePath: string): Promise<Report> {
  const opened = await openPath(packagePath)
  if (opened.kind !== 'bag') throw new Error(opened.kind)
  try {
    return await verifyPackage(opened.bag, nodePlatform, { key: null, keyFrom: 'given', authorities: [] })
  } finally {
    await opened.close()
  }
}

/** The files of a bag by their paths in it. */
export type BagContents = Map<string, Buffer>

/** Reads an unpacked bag. */
export async function readContents(folder: string): Promise<BagContents> {
  const contents: BagContents = new Map()
  for (const { path } of (await openFolder(folder)).files)
    contents.set(path, await readFile(join(folder, path)))
  return contents
}

/** The SHA-256 of a file. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
