import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPdf, faultsOf } from '../../../app/dossier/check/checkPdf'
import { buildDossier } from '../../../app/dossier/buildDossier.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { anOriginal, readPdf } from '../../aDossier'
import { takeOriginal } from '../../aPackage'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER } from '../aLetter'
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
  editor = await signIn(portal, 'editor')
  unclean = await aPdf([['Words in a font that is not embedded.']])
  sha256 = await takeOriginal(portal, unclean, { fileName: 'letter.pdf' }, LETTER.id)
  await takeOriginal(
    portal,
    await anOriginal(['Words in a font that is.']),
    { fileName: 'clean.pdf' },
    'a-draft',
  )
  await settleAll(portal)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an original that would break the standard of a dossier', () => {
  it('gets a copy at its intake that says why, of which and by what; a sound one gets none', async () => {
    const copies = await portal.db.copy.findMany({ where: { purpose: 'standard' } })
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
