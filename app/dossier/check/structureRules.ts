import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import { dictIn, nameIn, numberIn, textIn, treePairs, type CheckedFile, type PdfFault } from './checkedFile'
import { attributeOf, type StructElement } from './structure'
const ANNOTS = PDFName.of('Annots')

/** Elements that may be empty: a cell without words still holds its place in the table. */
const MAY_BE_EMPTY = new Set(['TD', 'TH', 'Document'])
/** Which children an element may have, and which parents (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2 to 7.6). */
const CHILDREN: Record<string, string[]> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'TOC', 'Caption'],
  TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC', 'Link'],
}
const PARENTS: Record<string, string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
}
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(
    ' ',
  ),
)

/** What is drawn and what the structure names are the same, each way (ISO 32000-1, 14.7.4). */
export function checkMarks({ catalog, pages, elements }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const say = (page: number | null, says: string) => faults.push({ rule: 'marks', page, says })
  const owners = new Map<string, string>()
  for (const { ref, marks } of elements)
    for (const { page, mcid } of marks) {
      const key = `${page}/${mcid}`
      if (owners.has(key)) say(page, `Stretch ${mcid} belongs to two elements.`)
      owners.set(key, ref)
    }
  const tree = new Map<number, unknown>()
  const root = dictIn(catalog, 'StructTreeRoot')
  for (const [key, value] of treePairs(dictIn(root, 'ParentTree'), 'Nums'))
    if (key instanceof PDFNumber)
      tree.set(
        key.asNumber(),
        root!.context.lookup(value) instanceof PDFArray ? root!.context.lookup(value) : value,
      )
  for (const { number, dict, content } of pages) {
    const drawn = new Set<number>()
    const parents = tree.get(numberIn(dict, 'StructParents') ?? -1)
    for (const { mcid } of content.marks) {
      if (mcid === null) continue
      if (drawn.has(mcid)) say(number, `Stretch ${mcid} is drawn twice.`)
      drawn.add(mcid)
      const owner = owners.get(`${number}/${mcid}`)
      if (owner === undefined) say(number, `Stretch ${mcid} is drawn and stands in no element.`)
      const listed = parents instanceof PDFArray ? parents.get(mcid) : undefined
      if (owner !== undefined && String(listed) !== owner)
        say(number, `The parent tree does not lead from stretch ${mcid} to its element.`)
    }
    for (const key of owners.keys())
      if (key.startsWith(`${number}/`) && !drawn.has(Number(key.split('/')[1])))
        say(number, `Stretch ${key.split('/')[1]} stands in an element and is not drawn.`)
    if (content.unmarked > 0)
      say(number, `${content.unmarked} things are drawn that are neither tagged nor artifacts.`)
    if (content.mixed > 0) say(number, 'An artifact and tagged drawing stand one within the other.')
  }
  if ([...owners.keys()].some((key) => key.startsWith('0/')))
    say(null, 'An element marks drawing on no page.')
  return faults
}

/** Figures described, tables regular, headings in order, nothing empty (ISO 14289-1, 7.2 to 7.7). */
export function checkElements({ elements }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  let heading = 0
  const noteIds = new Set<string>()
  for (const element of elements) {
    const { type, parent, children, marks, annotations, dict } = element
    const page = firstPage(element)
    const say = (rule: string, says: string) => faults.push({ rule, page, says })
    if (!STANDARD.has(type)) say('types', `“${type}” is no standard element.`)
    if (children.length + marks.length + annotations.length === 0 && !MAY_BE_EMPTY.has(type))
      say('empty', `A ${type} element is empty.`)
    const allowed = CHILDREN[type]
    for (const child of children)
      if (allowed && !allowed.includes(child.type)) say('nesting', `A ${child.type} stands in a ${type}.`)
    const parents = PARENTS[type]
    if (parents && !parents.includes(parent?.type ?? ''))
      say('nesting', `A ${type} stands outside ${parents.join(', ')}.`)
    if (type === 'Figure') {
      if (!textIn(dict, 'Alt') && !textIn(dict, 'ActualText'))
        say('figures', 'A figure has no words in its place (Alt).')
      if (!(attributeOf(element, 'Layout', 'BBox') instanceof PDFArray))
        say('figures', 'A figure does not say where it stands (BBox).')
    }
    if (type === 'TH' && !attributeOf(element, 'Table', 'Scope'))
      say('tables', 'A table head does not say what it heads (Scope).')
    if (type === 'Table') faults.push(...checkTable(element, page))
    if (type === 'L' && children.some((item) => item.children.some((it) => it.type === 'Lbl')))
      if (!attributeOf(element, 'List', 'ListNumbering'))
        say('lists', 'A list with labels does not say how it is numbered.')
    if (type === 'Note') {
      const id = textIn(dict, 'ID') ?? ''
      if (!id || noteIds.has(id)) say('notes', 'A note has no ID of its own.')
      noteIds.add(id)
    }
    const level = /^H([1-6])$/.exec(type)
    if (level) {
      if (Number(level[1]) > heading + 1)
        say('headings', `H${level[1]} follows ${heading ? `H${heading}` : 'no heading'}: a level is skipped.`)
      heading = Number(level[1])
    }
  }
  if (elements.length === 0) faults.push({ rule: 'tagged', page: null, says: 'The file has no structure.' })
  return faults
}

/** Every row of a table has as many cells as the first, spans counted. */
function checkTable(table: StructElement, page: number | null): PdfFault[] {
  const rows = table.children.flatMap((it) => (it.type === 'TR' ? [it] : it.children))
  const widths = rows.map((row) =>
    row.children.reduce((sum, cell) => {
      const span = attributeOf(cell, 'Table', 'ColSpan')
      return sum + (span instanceof PDFNumber ? span.asNumber() : 1)
    }, 0),
  )
  if (new Set(widths).size <= 1) return []
  return [{ rule: 'tables', page, says: `A table’s rows have ${[...new Set(widths)].join(' and ')} cells.` }]
}

function firstPage(element: StructElement): number | null {
  const own = element.marks[0]?.page ?? element.annotations[0]?.page
  if (own) return own
  for (const child of element.children) {
    const page = firstPage(child)
    if (page) return page
  }
  return null
}

/** Links with their words, in a Link element that leads back to them, on their page (ISO 14289-1, 7.18). */
export function checkLinks({ catalog, context, pages, elements }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const owners = new Map<string, { element: StructElement; page: number }>()
  for (const element of elements)
    for (const { ref, page } of element.annotations) owners.set(ref, { element, page })
  const parents = new Map<number, string>()
  for (const [key, value] of treePairs(dictIn(dictIn(catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums'))
    if (key instanceof PDFNumber) parents.set(key.asNumber(), String(value))
  for (const { number, dict } of pages) {
    const say = (says: string) => faults.push({ rule: 'links', page: number, says })
    const notes = dict.lookup(ANNOTS)
    const listed = notes instanceof PDFArray ? notes.asArray() : []
    if (listed.length > 0 && nameIn(dict, 'Tabs') !== 'S')
      say('The page does not follow its structure (Tabs).')
    for (const ref of listed) {
      const note = context.lookup(ref)
      if (!(note instanceof PDFDict) || !(ref instanceof PDFRef)) continue
      const subtype = nameIn(note, 'Subtype')
      if (subtype !== 'Link') {
        say(`A note of type ${subtype} stands on the page.`)
        continue
      }
      if (!textIn(note, 'Contents')) say('A link has no words in its place (Contents).')
      if (numberIn(note, 'F') !== 4) say('A link is not printed with the page (F).')
      const owner = owners.get(ref.toString())
      if (!owner || owner.element.type !== 'Link') say('A link stands in no Link element.')
      else {
        if (owner.page !== number) say(`A link belongs to an element that puts it on page ${owner.page}.`)
        if (parents.get(numberIn(note, 'StructParent') ?? -1) !== owner.element.ref)
          say('The parent tree does not lead from a link to its element.')
      }
    }
  }
  return faults
}
