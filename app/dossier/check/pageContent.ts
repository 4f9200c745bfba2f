import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { readFont, type CheckedFont } from './checkedFont'
import { PDF_OPERATORS } from '../../domain/pdfOperators'
import { STRUCTURAL } from '../../extract/copy/contentStream'
import { readOperators, type Operand } from './readOperators'

/** One stretch of a page's drawing, between a mark's beginning and its end. */
export type Mark = {
  tag: string
  /** Null for an artifact. */
  mcid: number | null
  /** Pagination, Layout …; empty where an artifact does not say, or where this is none. */
  artifactType: string
  /** Texts as they were shown, one for each operator. */
  texts: string[]
}

export type PageContent = {
  marks: Mark[]
  /** Things drawn that are neither tagged nor artifacts. */
  unmarked: number
  /** Artifacts within tagged drawing, or the other way round. */
  mixed: number
  /** Glyphs shown that the font does not have. */
  notdefs: number
  /** Glyphs shown of which the file does not say what character they are. */
  unmapped: number
  /** How deep the graphics state was saved, at most (ISO 19005-2, 6.1.13 allows 28). */
  depth: number
  /** Whether anything readable is shown, forms within the page followed. */
  hasText: boolean
  hasCmyk: boolean
  /** Forms within the page that are marked as if they had a structure, or draw with what they do not hold themselves. */
  unclosed: number
  /** Operators that PDF does not have. */
  strange: number
}

/** What a form adds to the page that draws it. */
type FormContent = Pick<
  PageContent,
  'notdefs' | 'unmapped' | 'depth' | 'hasText' | 'hasCmyk' | 'unclosed' | 'strange'
>

/** What is read once for a file, however many pages use it. */
export type ContentCache = {
  fonts: Map<PDFObject, CheckedFont>
  forms: Map<PDFObject, FormContent>
}

const PAINTS = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI', 'Do'])
const SHOWS = new Set(['Tj', 'TJ', "'", '"'])

/** Reads what a page draws, and how it is marked. */
export function readPageContent(page: PDFDict, cache: ContentCache): PageContent {
  const content = {
    marks: [] as Mark[],
    unmarked: 0,
    mixed: 0,
    notdefs: 0,
    unmapped: 0,
    depth: 0,
    hasText: false,
    hasCmyk: false,
    unclosed: 0,
    strange: 0,
  }
  const resources = inherited(page, 'Resources')
  const open: (Mark | null)[] = []
  let depth = 0
  let font: CheckedFont | null = null
  for (const { operator, operands } of readOperators(contentBytes(page))) {
    const mark = open.findLast((it) => it !== null) ?? null
    if (!PDF_OPERATORS.has(operator)) content.strange++
    if (operator === 'BDC' || operator === 'BMC') open.push(beginMark(operands, mark, content))
    else if (operator === 'EMC') open.pop()
    else if (operator === 'q') content.depth = Math.max(content.depth, ++depth)
    else if (operator === 'Q') depth--
    else if (operator === 'Tf') font = fontOf(resources, operands[0], cache)
    else if (operator === 'k' || operator === 'K') content.hasCmyk = true
    if (!PAINTS.has(operator) && !SHOWS.has(operator)) continue
    if (!mark) content.unmarked++
    if (operator === 'Do') takeForm(resources, operands[0], cache, content)
    if (!SHOWS.has(operator)) continue
    const shown = font?.read(bytesShown(operands)) ?? { text: '', notdefs: 0, unmapped: 0 }
    content.notdefs += shown.notdefs
    content.unmapped += shown.unmapped
    mark?.texts.push(shown.text)
    if (mark && mark.mcid !== null && shown.text.trim()) content.hasText = true
  }
  return content
}

function beginMark(operands: Operand[], outer: Mark | null, content: PageContent): Mark | null {
  const tag = typeof operands[0] === 'string' ? operands[0].slice(1) : ''
  const facts = operands[1]
  const properties =
    facts && typeof facts === 'object' && !Array.isArray(facts) && !(facts instanceof Uint8Array) ? facts : {}
  const mcid = typeof properties['/MCID'] === 'number' ? properties['/MCID'] : null
  if (mcid === null && tag !== 'Artifact') return null
  if (outer && (outer.mcid === null) !== (mcid === null)) content.mixed++
  const type = properties['/Type']
  const mark = { tag, mcid, artifactType: typeof type === 'string' ? type.slice(1) : '', texts: [] }
  content.marks.push(mark)
  return mark
}

function bytesShown(operands: Operand[]): Uint8Array {
  const parts = operands.flatMap((operand) => (Array.isArray(operand) ? operand : [operand]))
  return Buffer.concat(parts.filter((part): part is Uint8Array => part instanceof Uint8Array))
}

function fontOf(resources: PDFDict | null, named: Operand | undefined, cache: ContentCache) {
  const fonts = resources?.lookup(PDFName.of('Font'))
  if (!(fonts instanceof PDFDict) || typeof named !== 'string') return null
  const dict = fonts.lookup(PDFName.of(named.slice(1)))
  if (!(dict instanceof PDFDict)) return null
  let font = cache.fonts.get(dict)
  if (!font) cache.fonts.set(dict, (font = readFont(dict)))
  return font
}

/** What a form shows counts for the page that draws it, and so do the forms within it. */
function takeForm(
  resources: PDFDict | null,
  named: Operand | undefined,
  cache: ContentCache,
  into: FormContent,
  within = 0,
) {
  const forms = resources?.lookup(PDFName.of('XObject'))
  const form =
    forms instanceof PDFDict && typeof named === 'string' && forms.lookup(PDFName.of(named.slice(1)))
  if (!(form instanceof PDFRawStream) || form.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form'))
    return
  let facts = cache.forms.get(form)
  if (!facts) {
    cache.forms.set(form, (facts = emptyForm()))
    readForm(form, resources, cache, facts, within)
  }
  into.hasText ||= facts.hasText
  into.hasCmyk ||= facts.hasCmyk
  into.depth = Math.max(into.depth, facts.depth)
  into.notdefs += facts.notdefs
  into.unmapped += facts.unmapped
  into.unclosed += facts.unclosed
  into.strange += facts.strange
}

function emptyForm(): FormContent {
  return { notdefs: 0, unmapped: 0, depth: 0, hasText: false, hasCmyk: false, unclosed: 0, strange: 0 }
}

/** Operators that draw with what resources name. */
const NAMING = new Set(['Tf', 'Do', 'gs', 'cs', 'CS', 'sh', 'scn', 'SCN'])

function readForm(
  form: PDFRawStream,
  outer: PDFDict | null,
  cache: ContentCache,
  facts: FormContent,
  within: number,
) {
  const own = form.dict.lookup(PDFName.of('Resources'))
  const resources = own instanceof PDFDict ? own : outer
  let depth = 0
  let isUnclosed = form.dict.has(PDFName.of('StructParents'))
  let font: CheckedFont | null = null
  for (const { operator, operands } of readOperators(streamBytes(form))) {
    if (!PDF_OPERATORS.has(operator)) facts.strange++
    if (STRUCTURAL.has(operator)) isUnclosed = true
    if (!(own instanceof PDFDict) && NAMING.has(operator) && operands.some((it) => typeof it === 'string'))
      isUnclosed = true
    if (operator === 'q') facts.depth = Math.max(facts.depth, ++depth)
    else if (operator === 'Q') depth--
    else if (operator === 'k' || operator === 'K') facts.hasCmyk = true
    else if (operator === 'Tf') font = fontOf(resources, operands[0], cache)
    else if (SHOWS.has(operator)) {
      const codes = bytesShown(operands)
      facts.hasText ||= codes.length > 0
      const shown = font?.read(codes)
      facts.notdefs += shown?.notdefs ?? 0
      facts.unmapped += shown?.unmapped ?? 0
    } else if (operator === 'Do' && within < 12) takeForm(resources, operands[0], cache, facts, within + 1)
  }
  if (isUnclosed) facts.unclosed++
}

function contentBytes(page: PDFDict): Uint8Array {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((it) => page.context.lookup(it)) : [contents]
  return Buffer.concat(streams.flatMap((stream) => [streamBytes(stream), Uint8Array.of(0x0a)]))
}

function streamBytes(stream: PDFObject | undefined): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return new Uint8Array()
  try {
    return decodePDFRawStream(stream).decode()
  } catch {
    return new Uint8Array()
  }
}

function inherited(page: PDFDict, key: string): PDFDict | null {
  for (let node: PDFObject | undefined = page, steps = 0; node instanceof PDFDict && steps < 32; steps++) {
    const value = node.lookup(PDFName.of(key))
    if (value instanceof PDFDict) return value
    node = node.lookup(PDFName.of('Parent'))
  }
  return null
}
