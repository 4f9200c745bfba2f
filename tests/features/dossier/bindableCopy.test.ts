import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPdf, faultsOf } from '../../../app/dossier/check/checkPdf'
import { buildDossier } from '../../../app/dossier/buildDossier.server'
import { redact } from '../../../app/redactions/redact.server'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { askForUncopied } from '../../../app/ingest/runIntake.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { anOriginal, aRecord, readPdf } from '../../aDossier'
import { takeOriginal } from '../../aPackage'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER } from '../aLetter'
import { aScan, SCANNED_LINES } from '../extract/aScan'
import { aPdf } from '../extract/aPdf'

let portal: Portal
let editor: TestVisitor
let folder: string
let unclean: Buffer
let sha256: string
beforeAll(async () => {
  portal = await openTestPortal()
  folder = await mkdtemp(join(tmpdir(), 'throughline-bindable-'))
  await addLetter(portal)
  const record = aRecord({ kind: 'document', id: 'a-scan', title: 'A scan' })
  await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
  editor = await signIn(portal, 'editor')
  unclean = await aPdf([['Words in a font that is not embedded.']])
  sha256 = await takeOriginal(portal, unclean, { fileName: 'letter.pdf' }, LETTER.id)
  await takeOriginal(
    portal,
    await anOriginal(['Words in a font that is.']),
    { fileName: 'clean.pdf' },
    'a-draft',
  )
  await takeOriginal(portal, aScan().toBuffer('image/png'), { fileName: 'scan.png' }, 'a-scan')
  await settleAll(portal)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an original that would break the standard of a dossier', () => {
  it('gets a copy at its intake that says why, of which and by what; a sound one gets none', async () => {
    const copies = await portal.db.copy.findMany({
      where: { purpose: 'standard', reasons: { not: '["picture"]' } },
    })
    expect(copies).toMatchObject([{ madeOf: sha256, reasons: '["fonts"]', pages: 1 }])
    expect(copies[0]!.maker).toMatch(/pdfjs-dist .* @napi-rs\/canvas .* 200 dpi, copy \d/)
  })

  it('is bound as that copy, with its words, and the dossier keeps the standard and says so', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, [LETTER.id])
    const [path, packagePath] = [join(folder, 'dossier.pdf'), join(folder, 'dossier.zip')]
    const built = await buildDossier(portal, editor.viewer, packet.id, { path, packagePath })
    if (!built.ok) throw new Error(JSON.stringify(built.refusal))
    const bytes = new Uint8Array(await readFile(path))
    expect(faultsOf(await checkPdf(bytes))).toEqual([])
    const { pages } = await readPdf(bytes)
    expect(pages.join(' ')).toMatch(/Bound as A copy.*fonts are not embedded/)
    expect(pages.join(' ')).toContain('Words in a font that is not embedded.')
    expect((await readFile(packagePath)).includes(unclean)).toBe(true)
  })
})

describe('a picture', () => {
  const build = async (packetId: string, edition: 'public' | 'confidential') => {
    const path = join(folder, `${edition}.pdf`)
    const built = await buildDossier(portal, editor.viewer, packetId, { path, edition })
    if (!built.ok) throw new Error(JSON.stringify(built.refusal))
    const bytes = new Uint8Array(await readFile(path))
    expect(faultsOf(await checkPdf(bytes))).toEqual([])
    return (await readPdf(bytes)).pages
  }

  it('is bound as a rendering, with the words that were read from it, under one number in both versions', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['a-scan'])
    await redact(portal, editor.viewer, 'a-scan', 2, { kind: 'words', words: 'Verizon', code: 'CONF' })
    await settleAll(portal)
    const [confidential, open] = [await build(packet.id, 'confidential'), await build(packet.id, 'public')]
    expect(confidential.join(' ')).toMatch(/Bound as A rendering, the picture on a page/)
    const bound = (pages: string[]) => pages.findIndex((text) => text.includes('Ex. 1, page 1 of 1'))
    expect(confidential[bound(confidential)]).toContain(SCANNED_LINES[0])
    expect(open[bound(open)]).toMatch(/Netflix performance on \[CONF\]/)
    expect(open.join(' ')).not.toContain('performance on Verizon')
    expect([open.length, bound(open)]).toEqual([confidential.length, bound(confidential)])
    const numbers = [confidential, open].map((pages) => pages[bound(pages)]!.match(/TL-\d{7}/)?.[0])
    expect(numbers[0]).toMatch(/^TL-/)
    expect(numbers[1]).toBe(numbers[0])
  })

  it('is asked for at a start, once, where an earlier release took the picture in', async () => {
    const { sha256: madeOf } = await portal.db.original.findFirstOrThrow({
      where: { mediaType: 'image/png' },
    })
    await portal.db.copy.deleteMany({ where: { purpose: 'standard', madeOf } })
    await portal.db.job.deleteMany({ where: { kind: 'copy', subject: madeOf } })
    const waiting = () => portal.db.job.findMany({ where: { state: 'queued' }, select: { subject: true } })
    await askForUncopied(portal)
    await askForUncopied(portal)
    expect(await waiting()).toEqual([{ subject: madeOf }])
  })
})
