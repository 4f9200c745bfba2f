import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPdf, faultsOf } from '../../../app/dossier/check/checkPdf'
import { faultOfXml } from '../../../app/dossier/check/metadataRules'
import { anOriginal, aPlan, aRecord, heldOriginal, LETTER_RECORDS, setDossier } from '../../aDossier'

const name = (text: string) => PDFName.of(text)

/** Every dictionary of a file that has this entry with this value. */
function dictsWith(document: PDFDocument, key: string, value: string): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((it): it is PDFDict => it instanceof PDFDict && it.get(name(key)) === name(value))
}

/** The first dictionary of this kind. */
function first(document: PDFDocument, key: string, value: string): PDFDict {
  return dictsWith(document, key, value)[0]!
}

/** Changes the drawing of a page. */
function redraw(document: PDFDocument, page: number, change: (drawing: string) => string) {
  const { node } = document.getPage(page)
  const contents = node.Contents()
  const stream = contents instanceof PDFArray ? contents.lookup(0) : contents
  const drawing = inflateSync((stream as PDFRawStream).contents).toString('latin1')
  const changed = document.context.stream(Buffer.from(change(drawing), 'latin1'))
  node.set(name('Contents'), document.context.register(changed))
}

/** Changes the tables that say which characters the glyphs of fonts are. */
function retable(document: PDFDocument, change: (table: string) => string) {
  for (const font of dictsWith(document, 'Subtype', 'Type0')) {
    const table = font.lookup(name('ToUnicode')) as PDFRawStream
    const text = Buffer.from(decodePDFRawStream(table).decode()).toString('latin1')
    const changed = change(text)
    font.set(
      name('ToUnicode'),
      document.context.register(document.context.stream(Buffer.from(changed, 'latin1'))),
    )
  }
}

type Breaking = (document: PDFDocument) => void
/** Each rule, with one way to break it. */
const TWINS: [rule: string, what: string, breaking: Breaking][] = [
  [
    'forbidden',
    'a script',
    (it) =>
      it.catalog.set(
        name('OpenAction'),
        it.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      ),
  ],
  [
    'forbidden',
    'an action that starts a program',
    (it) => first(it, 'Subtype', 'Link').set(name('A'), it.context.obj({ S: 'Launch' })),
  ],
  ['forbidden', 'a form', (it) => it.catalog.set(name('AcroForm'), it.context.obj({ Fields: [] }))],
  [
    'forbidden',
    'embedded files',
    (it) =>
      it.catalog.lookup(name('Names'), PDFDict).set(name('EmbeddedFiles'), it.context.obj({ Names: [] })),
  ],
  ['xmp', 'no XMP', (it) => it.catalog.delete(name('Metadata'))],
  ['xmp-info', 'another title than XMP has', (it) => it.setTitle('Another title')],
  ['language', 'no language', (it) => it.catalog.delete(name('Lang'))],
  ['tagged', 'no word that it is tagged', (it) => it.catalog.delete(name('MarkInfo'))],
  ['title-shown', 'a title that is not shown', (it) => it.catalog.delete(name('ViewerPreferences'))],
  ['colour', 'no colour profile', (it) => it.catalog.delete(name('OutputIntents'))],
  ['colour', 'colours of ink', (it) => redraw(it, 0, (drawing) => `/Artifact BMC 0 0 0 1 k EMC\n${drawing}`)],
  [
    'fonts-embedded',
    'a font that is not embedded',
    (it) => first(it, 'Type', 'FontDescriptor').delete(name('FontFile2')),
  ],
  [
    'characters',
    'a font that says no characters',
    (it) => first(it, 'Subtype', 'Type0').delete(name('ToUnicode')),
  ],
  [
    'characters',
    'letters of private use',
    (it) => retable(it, (table) => table.replace(/<0065>/g, '<E000>')),
  ],
  [
    'forms',
    'marks of a structure within a form',
    (it) => first(it, 'Subtype', 'Form').set(name('StructParents'), PDFNumber.of(0)),
  ],
  [
    'operators',
    'an operator that PDF does not have',
    (it) => redraw(it, 0, (drawing) => `${drawing} BX zz EX`),
  ],
  ['notdef', 'an empty box', (it) => redraw(it, 0, (drawing) => drawing.replace(/<[0-9a-f]{4}/, '<0000'))],
  [
    'limits',
    'a state saved too deep',
    (it) => redraw(it, 0, (drawing) => `${'q '.repeat(29)}${'Q '.repeat(29)}${drawing}`),
  ],
  ['text', 'a page without words', (it) => redraw(it, 1, () => '')],
  ['marks', 'drawing that is not tagged', (it) => redraw(it, 0, (drawing) => `${drawing}\n0 0 10 10 re f`)],
  [
    'marks',
    'a stretch in no element',
    (it) => redraw(it, 0, (drawing) => `${drawing}\n/P <</MCID 999>> BDC 0 0 1 1 re f EMC`),
  ],
  [
    'marks',
    'a stretch that is not drawn',
    (it) => redraw(it, 0, (drawing) => drawing.replace('/MCID 0', '/MCID 998')),
  ],
  [
    'marks',
    'a parent tree without the page',
    (it) => it.getPage(0).node.set(name('StructParents'), PDFNumber.of(9999)),
  ],
  [
    'types',
    'an element of its own invention',
    (it) => first(it, 'S', 'P').set(name('S'), name('Paragraphish')),
  ],
  ['empty', 'an element without content', (it) => first(it, 'S', 'P').delete(name('K'))],
  ['nesting', 'a row outside a table', (it) => first(it, 'S', 'Table').set(name('S'), name('Sect'))],
  ['figures', 'a figure without words', (it) => first(it, 'S', 'Figure').delete(name('Alt'))],
  ['figures', 'a figure without a place', (it) => first(it, 'S', 'Figure').delete(name('A'))],
  ['tables', 'a head that heads nothing', (it) => first(it, 'S', 'TH').delete(name('A'))],
  ['tables', 'rows of different lengths', (it) => first(it, 'S', 'TR').lookup(name('K'), PDFArray).remove(0)],
  ['lists', 'a list that is numbered somehow', (it) => first(it, 'S', 'L').delete(name('A'))],
  ['headings', 'a level skipped', (it) => first(it, 'S', 'H2').set(name('S'), name('H4'))],
  ['notes', 'a note without an ID', (it) => first(it, 'S', 'P').set(name('S'), name('Note'))],
  ['links', 'a link without words', (it) => first(it, 'Subtype', 'Link').delete(name('Contents'))],
  ['links', 'a link that is not printed', (it) => first(it, 'Subtype', 'Link').delete(name('F'))],
  ['links', 'a link in no Link element', (it) => first(it, 'S', 'Link').set(name('S'), name('Span'))],
  [
    'links',
    'a link that leads to another element',
    (it) => first(it, 'Subtype', 'Link').set(name('StructParent'), PDFNumber.of(0)),
  ],
  [
    'links',
    'a page that does not follow its structure',
    (it) => it.getPages().forEach(({ node }) => node.delete(name('Tabs'))),
  ],
  [
    'destinations',
    'a link that leads nowhere',
    (it) => first(it, 'S', 'GoTo').set(name('D'), PDFString.of('nowhere')),
  ],
  ['bookmarks', 'no bookmarks', (it) => it.catalog.delete(name('Outlines'))],
  [
    'bookmarks',
    'a bookmark with another page’s number',
    (it) => firstBookmark(it).set(name('Title'), PDFHexString.fromText('Ex. 1 (p. 99)')),
  ],
  ['page-numbers', 'pages in another order', (it) => moveToFront(it, 1)],
  ['page-numbers', 'a page too few', (it) => it.removePage(it.getPageCount() - 1)],
  [
    'cited-pages',
    'a line of contents that leads to another page',
    (it) => dictsWith(it, 'S', 'GoTo').forEach((to) => to.set(name('D'), PDFString.of('x00002p000000'))),
  ],
]

function moveToFront(document: PDFDocument, index: number) {
  const page = document.getPage(index)
  document.removePage(index)
  document.insertPage(0, page)
}

function firstBookmark(document: PDFDocument): PDFDict {
  return document.catalog.lookup(name('Outlines'), PDFDict).lookup(name('First'), PDFDict)
}

describe('checkPdf', () => {
  let whole: Uint8Array
  beforeAll(async () => {
    whole = await aWholeDossier()
  })

  it('finds nothing in a dossier with lists, tables, a chart, links and an original', async () => {
    expect(faultsOf(await checkPdf(whole))).toEqual([])
  })

  it('finds nothing in the same file written anew, so that each twin has one fault of its own', async () => {
    expect(await rulesBroken(() => {})).toEqual([])
  })

  it.each(TWINS)('finds by the rule “%s” %s', async (rule, _, breaking) => {
    expect(await rulesBroken(breaking)).toContain(rule)
  })

  it('finds a stream without a line end before its end', async () => {
    expect(await rulesOf(swap(whole, '\nendstream', ' endstream'))).toContain('stream-end')
  })

  it('finds a table of objects that is not as long as it should be', async () => {
    const [size] = /\/Size \d+/.exec(Buffer.from(whole).toString('latin1'))!
    const other = size.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    expect(await rulesOf(swap(whole, size, other))).toContain('xref')
  })

  it('finds an object that is not where the table says', async () => {
    const [row] = /\n\d{10} 00000 n/.exec(Buffer.from(whole).toString('latin1'))!
    expect(await rulesOf(swap(whole, row, '\n0000000001 00000 n'))).toContain('xref')
  })

  it('finds a trailer without the file’s identity', async () => {
    expect(await rulesOf(swap(whole, '/ID [', '/XX ['))).toContain('file-id')
  })

  it('finds a beginning that is not as PDF/A has it', async () => {
    expect(await rulesOf(swap(whole, '%PDF-1.7\n%', '%PDF-1.7\n '))).toContain('header')
  })

  it('finds what follows the end', async () => {
    expect(await rulesOf(Buffer.concat([whole, Buffer.from('more')]))).toContain('file-end')
  })

  it('finds a claim that was taken away', async () => {
    expect(await rulesOf(swap(whole, '<pdfuaid:part>1<', '<pdfuaid:part>7<'))).toContain('claims')
  })

  it('says of what is no PDF that it cannot be read', async () => {
    expect(await rulesOf(Buffer.from('No PDF at all.'))).toEqual(['readable'])
  })

  /** The rules that a broken twin of the whole file breaks. */
  async function rulesBroken(breaking: Breaking): Promise<string[]> {
    const document = await PDFDocument.load(whole, { updateMetadata: false })
    breaking(document)
    return rulesOf(await document.save({ useObjectStreams: false }))
  }
})

describe('faultOfXml', () => {
  it.each([
    ['<a>AT&amp;T</a>', null],
    ['<a>AT&T</a>', 'an & stands in the text.'],
    ['<a><b></a>', '</a> closes nothing.'],
    ['<a>', '<a> is never closed.'],
    ['<a>1 < 2</a>', 'a < stands in the text.'],
  ])('says of %s: %s', (text, fault) => {
    expect(faultOfXml(text)).toBe(fault)
  })
})

async function rulesOf(bytes: Uint8Array): Promise<string[]> {
  return [...new Set(faultsOf(await checkPdf(bytes)).map(({ rule }) => rule))]
}

/** Puts other bytes, as many, in the place of the first of these. */
function swap(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from, 0, 'latin1')
  expect(at, `${from} is in the file`).toBeGreaterThanOrEqual(0)
  const changed = Buffer.from(bytes)
  changed.write(to, at, 'latin1')
  return changed
}

async function aWholeDossier(): Promise<Uint8Array> {
  const bytes = await anOriginal(['One.', 'Two.'])
  const months = ['2014-05', '2014-06', '2014-07']
  const records = [
    ...LETTER_RECORDS,
    aRecord({ kind: 'series', id: 'index', caveats: ['One network only.', 'Streams alone.'] }),
    ...months.map((period, index) =>
      aRecord({ kind: 'point', id: `index.${index + 1}`, position: index + 1, period, value: 1.5 + index }),
    ),
  ]
  const plan = aPlan({
    records,
    packet: {
      title: 'AT&T <and> others',
      introduction: 'See {Ex. 1 at 2}.\n\n1. First.\n2. Second {Ex. 2}.\n\n## More\n\n- A point.',
      exhibits: [{ record: 'letter' }, { record: 'index' }],
    },
    originals: { letter: [heldOriginal(bytes, 2)] },
  })
  return setDossier(plan, { readOriginal: async () => bytes })
}
