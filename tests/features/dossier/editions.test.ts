import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvidenceManifest } from '../../../app/domain/evidencePackage/manifest'
import { MOST_TELLING } from '../../../app/domain/redaction/standing'
import { actorOf, READER, type Viewer } from '../../../app/domain/roles'
import { titleOf } from '../../../app/domain/titleAndDate'
import { buildDossier } from '../../../app/dossier/buildDossier.server'
import { findExport } from '../../../app/dossier/readExports.server'
import { packetPage } from '../../../app/dossier/packetPage.server'
import { heldOriginals } from '../../../app/dossier/heldOriginals.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { redact } from '../../../app/redactions/redact.server'
import { redactionsPage } from '../../../app/redactions/redactionsPage.server'
import { aRecord, readPdf } from '../../aDossier'
import { verified } from '../../aPackage'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER, QUOTATIONS } from '../aLetter'
import { aPdf } from '../extract/aPdf'

let portal: Portal
let editor: TestVisitor
let folder: string
let packetId: string
let original: Buffer

beforeAll(async () => {
  portal = await openTestPortal()
  folder = await mkdtemp(join(tmpdir(), 'throughline-editions-'))
  await addLetter(portal)
  editor = await signIn(portal, 'editor', 'Ed')
  original = await aPdf([['Verizon will pay Hexaploid four dollars.', ...QUOTATIONS], ['The second page.']], {
    info: { Title: 'Hexaploid', CreationDate: new Date(0) },
  })
  const chunks = (async function* () {
    yield original
  })()
  const version = { documentId: LETTER.id, kind: 'original', note: '' } as const
  const receipt = { ...PLAIN_RECEIPT, fileName: 'hexaploid.pdf', method: 'upload', version } as const
  await receiveOriginal(portal, actorOf(editor.viewer), receipt, chunks)
  await settleAll(portal)
  packetId = (await aStoredPacket(portal, editor.viewer, [LETTER.id])).packet.id
  await build('public')
  await redact(portal, editor.viewer, LETTER.id, 1, { kind: 'words', words: 'Hexaploid', code: 'CONF' })
  await settleAll(portal)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function build(
  edition: 'public' | 'confidential',
  viewer = editor.viewer as Parameters<typeof buildDossier>[1],
) {
  const [path, packagePath] = [join(folder, `${edition}.pdf`), join(folder, `${edition}.zip`)]
  const built = await buildDossier(portal, viewer, packetId, { path, packagePath, edition })
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  const [pdf, zip] = await Promise.all([readFile(path), readFile(packagePath)])
  return { pdf, zip, read: await readPdf(new Uint8Array(pdf)), packagePath }
}

const manifestIn = (zip: Buffer): EvidenceManifest => {
  const text = zip.toString('latin1')
  const from = text.indexOf('{"clock"')
  return JSON.parse(text.slice(from, text.indexOf('\n', from))) as EvidenceManifest
}
const batesOn = (pages: string[]) => pages.join(' ').match(/TL-\d{7}/g)

describe('the two versions of a packet', () => {
  it('are told on the page of the packet, by exhibit', async () => {
    const page = await packetPage(portal, editor.viewer, packetId)
    expect(page!.exhibits[0]).toMatchObject({
      pages: 2,
      redactions: { documentId: LETTER.id, count: 1, pages: 1, hasCopy: true },
    })
  })

  it('have the same pages with the same numbers, and a legend each', async () => {
    const [open, whole] = [await build('public'), await build('confidential')]
    expect(open.read.pages).toHaveLength(whole.read.pages.length)
    expect(new Set(batesOn(open.read.pages))).toEqual(new Set(batesOn(whole.read.pages)))
    expect(open.read.pages.every((page) => page.includes('REDACTED'))).toBe(true)
    expect(whole.read.pages.every((page) => page.includes('CONFIDENTIAL'))).toBe(true)
    expect(whole.read.pages.join(' ')).toContain('Hexaploid')
    expect(open.read.pages.join(' ')).toMatch(/pay \[CONF\] ?four/)
  })

  it('show in the public one the picture of each page of a redacted copy', async () => {
    const { pdf } = await build('public')
    const pictures = pdf.toString('latin1').match(/\/Subtype ?\/Image\b/g) ?? []
    expect(pictures).toHaveLength(2)
  })

  it('differ in what they hold: the public one nothing of the original, not its hash, name or words', async () => {
    const { zip, pdf } = await build('public')
    const all = (zip.toString('latin1') + pdf.toString('latin1')).toLowerCase()
    const { createHash } = await import('node:crypto')
    expect(all).not.toContain('hexaploid')
    expect(all).not.toContain(createHash('sha256').update(original).digest('hex'))
    expect(zip.includes(original.subarray(0, 400))).toBe(false)
    expect(manifestIn(zip).items[0]!.originals).toMatchObject([
      { made: 'redacted copy', fileName: 'a-letter-redacted.pdf', redactions: [], pages: 2 },
    ])
  })

  it('name what was redacted in the confidential manifest alone', async () => {
    const { zip } = await build('confidential')
    expect(manifestIn(zip).items[0]!.originals[0]).toMatchObject({
      made: 'as received',
      redactions: [{ page: 1, code: 'CONF', box: null }],
    })
    expect(zip.includes(original)).toBe(true)
  })

  it('verify, the public one saying that its copy cannot be compared', async () => {
    const { packagePath } = await build('public')
    const report = await verified(packagePath)
    expect(report.checks.filter(({ outcome }) => outcome === 'FAIL')).toEqual([])
    expect(report.checks.find(({ id }) => id === 'redactions')?.outcome).toBe('CANNOT TELL')
  })

  it('count what holds in the version that is shown, and nothing that was marked on another', async () => {
    const mark = { documentId: LETTER.id, version: 9, kind: 'box', page: 2, code: 'CONF' }
    await portal.db.redaction.create({ data: { id: 'elsewhere', createdAt: new Date(0), ...mark } })
    const { exhibits } = (await packetPage(portal, editor.viewer, packetId))!
    await portal.db.redaction.delete({ where: { id: 'elsewhere' } })
    expect(exhibits[0]!.redactions).toMatchObject({ count: 1, pages: 1 })
  })

  it('hold an original once that came twice, as its copy does', async () => {
    const twice = (async function* () {
      yield original
    })()
    const version = { documentId: LETTER.id, kind: 'copy', note: '' } as const
    const receipt = { ...PLAIN_RECEIPT, fileName: 'again.pdf', method: 'upload', version } as const
    await receiveOriginal(portal, actorOf(editor.viewer), receipt, twice)
    await settleAll(portal)
    expect(await portal.db.provenance.count({ where: { documentId: LETTER.id } })).toBe(2)
    for (const edition of ['public', 'confidential'] as const)
      expect((await heldOriginals(portal, [LETTER.id], undefined, edition)).get(LETTER.id)).toHaveLength(1)
  })

  it('are not both for readers', async () => {
    await portal.db.packet.update({ where: { id: packetId }, data: { state: 'published' } })
    const paths = { path: join(folder, 'x.pdf'), edition: 'confidential' } as const
    expect(await buildDossier(portal, READER, packetId, paths)).toMatchObject({
      refusal: { reason: 'not-found' },
    })
    expect((await build('public', READER)).read.pages.join(' ')).not.toContain('Hexaploid')
  })

  it('are no readers’ to be told of on the page of the packet, where it says that an exhibit is redacted and no more', async () => {
    const sealed = { review: 'sealed', sealedAt: new Date(0) }
    await portal.db.packet.update({ where: { id: packetId }, data: sealed })
    const [ofTeam, ofReader] = [
      await packetPage(portal, editor.viewer, packetId),
      await packetPage(portal, READER, packetId),
    ]
    await portal.db.packet.update({ where: { id: packetId }, data: { review: 'draft', sealedAt: null } })
    expect(ofTeam!.after!.redacted).toEqual(['Ex. 1'])
    expect(ofTeam!.after!.toSettle).not.toEqual([])
    expect(ofReader!.after).toEqual({ redacted: [], standing: [], toSettle: [] })
    expect(ofReader!.exhibits[0]).toMatchObject({ isRedacted: true, redactions: null })
  })

  it('stop where the packet’s own words say what was redacted, naming the words as they stand there, the exhibit and the page', async () => {
    await portal.db.packet.update({
      where: { id: packetId },
      data: { introduction: 'It paid HEXAPLOID. {Ex. 1}', labelScheme: 'letters' },
    })
    const problem = await build('public').then(
      () => '',
      (refused: Error) => refused.message,
    )
    expect(problem).toMatch(/Page \d+ of the dossier has words that were redacted in Ex\. A: “HEXAPLOID”/)
    const { revision } = await portal.db.packet.findUniqueOrThrow({ where: { id: packetId } })
    const failed = { id: 'failed', packetId, packetRevision: revision, state: 'failed', problem }
    await portal.db.export.create({ data: { ...failed, createdAt: new Date(0) } })
    const toldTo = async (viewer: Viewer) => (await findExport(portal, viewer, packetId, 'failed'))!.problem
    expect(await toldTo(editor.viewer)).toBe(problem)
    expect(await toldTo(READER)).toMatch(/^It would have shown what is redacted, so nothing was exported/)
    const data = { introduction: '', labelScheme: 'numbers' }
    await portal.db.packet.update({ where: { id: packetId }, data })
  })

  it('stop where the packet says what was redacted in a document that is none of its exhibits, or as another of the same bytes', async () => {
    const publicOf = async (ids: string[], exhibit: object, introduction: string) => {
      const { packet } = await aStoredPacket(portal, editor.viewer, ids)
      await portal.db.packet.update({ where: { id: packet.id }, data: { introduction } })
      await portal.db.exhibit.updateMany({ where: { packetId: packet.id }, data: exhibit })
      return buildDossier(portal, editor.viewer, packet.id, { path: join(folder, 'saying.pdf') })
    }
    await expect(publicOf(['sender'], {}, 'It paid Hexaploid. {Ex. 1}')).rejects.toThrow(
      /Page \d+ .* redacted in another document: “Hexaploid”/,
    )
    await expect(publicOf(['sender'], { caption: 'Paid Hexaploid' }, '')).rejects.toThrow('another document')
    await fillCatalog(portal, [aRecord({ kind: 'document', id: 'a-twin', title: 'A twin' })])
    const version = { documentId: 'a-twin', kind: 'original', note: '' } as const
    const receipt = { ...PLAIN_RECEIPT, fileName: 'twin.pdf', method: 'upload', version } as const
    const same = (async function* () {
      yield original
    })()
    await receiveOriginal(portal, actorOf(editor.viewer), receipt, same)
    await settleAll(portal)
    const withheld = { production: 'withheld', withheldFor: 'Work product' }
    await expect(publicOf(['a-twin'], withheld, 'It paid Hexaploid. {Ex. 1}')).rejects.toThrow(
      /redacted in Ex\. 1: “Hexaploid”/,
    )
    expect(await publicOf(['sender'], {}, 'It paid. {Ex. 1}')).toMatchObject({ ok: true })
  })

  it('stop at a word that somebody named: the page of redactions names each record that has it', async () => {
    const records = Array.from({ length: MOST_TELLING + 1 }, (_, at) =>
      aRecord({ kind: 'document', id: `named-${at}`, title: `Hexaploid ${at}` }),
    )
    await fillCatalog(portal, records)
    const asked = { version: null, page: 1, words: '' }
    const page = await redactionsPage(portal, editor.viewer, LETTER.id, asked)
    expect(page?.standing.named.map(({ name }) => name).sort()).toEqual(records.map(titleOf))
    expect(page?.common).toEqual([])
  })

  it('keep from readers which quotations of a redacted exhibit its original does not have', async () => {
    const said = { kind: 'statement', id: 'a-letter-late', document: LETTER.id, speaker: 'sender' }
    await fillCatalog(portal, [aRecord({ ...said, text: 'No word of this stands in the letter at all.' })])
    const { packet } = await aStoredPacket(portal, editor.viewer, [LETTER.id])
    await portal.db.packet.update({ where: { id: packet.id }, data: { state: 'published' } })
    const rulesFor = async (viewer: Viewer) =>
      (await packetPage(portal, viewer, packet.id))!.findings.map(({ rule }) => rule)
    expect(await rulesFor(editor.viewer)).toContain('quotation.original')
    expect(await rulesFor(READER)).not.toContain('quotation.original')
  })

  it('keep a confidential exhibit out of the public one unless it is redacted or withheld', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['a-letter-q2'])
    await portal.db.exhibit.updateMany({
      where: { packetId: packet.id },
      data: { confidentiality: 'confidential' },
    })
    await portal.db.redaction.deleteMany()
    await portal.db.version.updateMany({ where: { kind: 'original' }, data: { withheld: false } })
    const path = join(folder, 'kept-out.pdf')
    const built = await buildDossier(portal, editor.viewer, packet.id, { path })
    expect(JSON.stringify(built)).toContain('47 CFR 0.459(a)(3)')
  })
})
