import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { renderDossier } from '../../../app/dossier/renderDossier.server'
import { aLongOriginal } from '../../../scripts/bench/pdfFiles'
import { afterwards } from '../../afterwards'
import { anOriginal, aPlan, aRecord, heldOriginal, readPdf, setDossier } from '../../aDossier'

/** Sets a dossier of one original that was changed by `change`; every rule of a finished file holds for it. */
async function bindChanged(change: (document: PDFDocument) => void, pages = 1) {
  const document = await PDFDocument.load(await anOriginal(['Words of a letter.']))
  change(document)
  const bytes = await document.save({ addDefaultPage: false })
  const plan = aPlan({ originals: { letter: [heldOriginal(bytes, pages)] } })
  return readPdf(await setDossier(plan, { readOriginal: async () => bytes }))
}

/** Draws a page by a form that has marks of a structure, and nothing of its own to draw with. */
function drawWithin(document: PDFDocument) {
  const { context } = document
  const { node } = document.getPage(0)
  const drawn = Buffer.from(inflateSync((node.Contents() as PDFRawStream).contents)).toString('latin1')
  const marked = `/Artifact BMC\nEMC\n/P << /MCID 0 >> BDC\n${drawn}\nEMC`
  const form = context.flateStream(marked, {
    ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 612, 792], StructParents: 0 },
  })
  const resources = PDFDict.fromMapWithContext(new Map(node.Resources()!.entries()), context)
  resources.set(PDFName.of('XObject'), context.obj({ F: context.register(form) }))
  node.set(PDFName.of('Resources'), resources)
  node.set(PDFName.of('Contents'), context.register(context.stream('/F Do')))
}

/** Says of each letter W that it is the sign F0B7, as Word says of its bullets. */
function callPrivate(document: PDFDocument) {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    const table = object.lookup(PDFName.of('ToUnicode'))
    if (!(table instanceof PDFRawStream)) continue
    const text = Buffer.from(inflateSync(table.contents)).toString('latin1')
    const called = text.replace(/<0057>/i, '<F0B7>')
    expect(called).not.toBe(text)
    object.set(PDFName.of('ToUnicode'), document.context.register(document.context.stream(called)))
  }
}

describe('an original that is out of the ordinary', () => {
  it.each<[what: string, change: (document: PDFDocument) => void]>([
    [
      'with a script that starts by itself',
      ({ catalog, context }) =>
        catalog.set(
          PDFName.of('OpenAction'),
          context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
        ),
    ],
    [
      'with a form and a signature that nobody may alter',
      ({ catalog, context }) => {
        const field = {
          FT: 'Sig',
          T: PDFString.of('Signature'),
          V: { Type: 'Sig', Contents: PDFString.of('00') },
        }
        catalog.set(
          PDFName.of('AcroForm'),
          context.obj({ SigFlags: 3, Fields: [context.register(context.obj(field))] }),
        )
      },
    ],
    ['with a drawing in its drawing that is tagged, and draws with the page’s resources', drawWithin],
    ['with bullets that its font calls by numbers of private use', callPrivate],
    ['on a page of 200 inches', (document) => document.getPage(0).setSize(14_400, 14_400)],
    ['on a page of one point', (document) => document.getPage(0).setMediaBox(0, 0, 1, 1)],
  ])('is bound in clean: %s', async (_what, change) => {
    const { pages } = await bindChanged(change)
    expect(pages.at(-2)).toContain('Ex. 1, page 1 of 1')
  })

  it('is bound with what its form was filled with', async () => {
    const { pages } = await bindChanged((document) => {
      const { catalog, context } = document
      const { node } = document.getPage(0)
      // What is filled in looks as the page itself does: its words are then there twice.
      const { dict, contents } = node.Contents() as PDFRawStream
      const look = dict.clone(context)
      const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 612, 792] }
      for (const [key, value] of Object.entries(form)) look.set(PDFName.of(key), context.obj(value))
      look.set(PDFName.of('Resources'), node.Resources()!)
      const field = context.register(
        context.obj({
          ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', T: PDFString.of('Name'), F: 4 },
          ...{ Rect: [0, 0, 612, 792], AP: { N: context.register(PDFRawStream.of(look, contents)) } },
        }),
      )
      node.set(PDFName.of('Annots'), context.obj([field]))
      catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field] }))
    })
    expect(pages.at(-2)!.match(/Words of a letter\./g)).toHaveLength(2)
  })

  it('is refused by name where it has no pages any more', async () => {
    const work = bindChanged((document) => document.removePage(0))
    await expect(work).rejects.toThrow(/Ex\. 1: the original “[^”]+” was read with 1 pages and now gives 0/)
  })
})

it('binds an original of ten thousand pages whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-long-'))
  afterwards(() => rm(folder, { recursive: true, force: true }))
  const setOf = async (pages: number) => {
    const bytes = await aLongOriginal(pages)
    const plan = aPlan({ originals: { letter: [heldOriginal(bytes, pages)] } })
    const path = join(folder, 'dossier.pdf')
    await renderDossier(plan, path, { readOriginal: async () => bytes })
    return (await PDFDocument.load(await readFile(path), { updateMetadata: false })).getPageCount()
  }
  expect((await setOf(10_000)) - (await setOf(1))).toBe(9_999)
})

it('names the letter of a title that no typeface has', async () => {
  const records = [aRecord({ kind: 'document', id: 'letter', title: 'A & B < C, رسالة' })]
  await expect(setDossier(aPlan({ records }))).rejects.toThrow('the character “ر” (U+0631)')
})
