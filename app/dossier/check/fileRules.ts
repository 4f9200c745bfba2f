import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { DEEPEST } from '../../extract/copy/contentStream'
import { name, type CheckedFile, type PdfFault } from './checkedFile'
import type { PageContent } from './pageContent'

/** What courts refuse in a file (E.D. Okla.; Bankr. C.D. Cal.), and PDF/A with them (ISO 19005-2, 6.4 to 6.8). */
const FORBIDDEN_KEYS: Record<string, string> = {
  '/JS': 'a script',
  '/JavaScript': 'a script',
  '/AcroForm': 'a form to fill in',
  '/XFA': 'a form to fill in',
  '/EmbeddedFiles': 'embedded files',
  '/EF': 'an embedded file',
  '/AF': 'an associated file',
  '/AA': 'actions that run by themselves',
  '/OpenAction': 'an action that runs at opening',
}
const FORBIDDEN_NAMES: Record<string, string> = {
  '/Launch': 'an action that starts a program',
  '/JavaScript': 'a script',
  '/ImportData': 'an action that takes in data',
  '/SubmitForm': 'an action that sends data',
  '/Movie': 'a film',
  '/Sound': 'a sound',
  '/RichMedia': 'media',
  '/FileAttachment': 'an attached file',
}
const TEXT = new TextDecoder('latin1')

/** The file as bytes: its ends of streams, its table of objects, its identity, no lock. */
export function checkBytes({ bytes, context }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const say = (rule: string, says: string) => faults.push({ rule, page: null, says })
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!/^%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}/.test(TEXT.decode(bytes.subarray(0, 32))))
    say('header', 'The file does not begin with %PDF-1.n and a line of four bytes above 127.')
  for (let at = file.indexOf('endstream'); at !== -1; at = file.indexOf('endstream', at + 9)) {
    const before = bytes[at - 1]
    if (before !== 0x0a && before !== 0x0d) {
      say('stream-end', `The stream that ends at byte ${at} has no line end before “endstream”.`)
      break
    }
  }
  if (/%%EOF[\r\n]?$/.exec(TEXT.decode(bytes.subarray(-7))) === null)
    say('file-end', 'Something follows the mark of the file’s end, %%EOF.')
  faults.push(...checkTable(file, context.largestObjectNumber))
  if (!(context.trailerInfo.ID instanceof PDFArray) || context.trailerInfo.ID.size() !== 2)
    say('file-id', 'The trailer does not identify the file (ID).')
  if (context.trailerInfo.Encrypt) say('encryption', 'The file is locked (Encrypt).')
  return faults
}

/** The table of objects names each of them where it stands, and its size is one more than the highest. */
function checkTable(file: Buffer, highest: number): PdfFault[] {
  const start = Number(/startxref\s+(\d+)/.exec(TEXT.decode(file.subarray(-64)))?.[1] ?? NaN)
  const table = TEXT.decode(file.subarray(start, file.length))
  if (!table.startsWith('xref'))
    return [{ rule: 'xref', page: null, says: 'The table of objects is not where the file says it is.' }]
  const faults: PdfFault[] = []
  const size = Number(/\/Size\s+(\d+)/.exec(table.slice(table.lastIndexOf('trailer')))?.[1])
  if (size !== highest + 1)
    faults.push({
      rule: 'xref',
      page: null,
      says: `The table’s size is ${size}; the highest object is ${highest}.`,
    })
  const [, first, count] = /^xref\s+(\d+) (\d+)\s+/.exec(table) ?? []
  const rows = table.slice(/^xref\s+\d+ \d+\s+/.exec(table)?.[0].length ?? 0)
  for (let index = 0; index < Number(count); index++) {
    const row = rows.slice(index * 20, index * 20 + 20)
    if (row[17] !== 'n') continue
    const at = Number(row.slice(0, 10))
    const head = `${Number(first) + index} ${Number(row.slice(11, 16))} obj`
    if (file.toString('latin1', at, at + head.length) === head) continue
    faults.push({
      rule: 'xref',
      page: null,
      says: `The table says that “${head}” stands at byte ${at}; it does not.`,
    })
    break
  }
  return faults
}

/** What no page may be drawn with. */
const DRAWING_RULES: {
  rule: string
  isBroken(content: PageContent): boolean
  says(content: PageContent): string
}[] = [
  {
    rule: 'colour',
    isBroken: ({ hasCmyk }) => hasCmyk,
    says: () => 'Colours of ink (CMYK) are used, for which the file has no profile.',
  },
  {
    rule: 'forms',
    isBroken: ({ unclosed }) => unclosed > 0,
    says: () =>
      'A form within the page has marks of a structure, or draws with resources that are not its own (ISO 14289-1, 7.20; ISO 19005-2, 6.2.2).',
  },
  {
    rule: 'operators',
    isBroken: ({ strange }) => strange > 0,
    says: () => 'The page is drawn with operators that PDF does not have (ISO 19005-2, 6.2.2).',
  },
  {
    rule: 'limits',
    isBroken: ({ depth }) => depth > DEEPEST,
    says: ({ depth }) =>
      `The graphics state is saved ${depth} deep; ${DEEPEST} is the most (ISO 19005-2, 6.1.13).`,
  },
]

/** No scripts, forms, attachments or media, wherever they would stand; every dictionary of the file is looked at. */
export function checkForbidden({ context, pages }: CheckedFile): PdfFault[] {
  const found = new Set<string>()
  const look = (object: PDFObject | undefined, depth = 0) => {
    if (object instanceof PDFArray && depth < 20) object.asArray().forEach((it) => look(it, depth + 1))
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (!(dict instanceof PDFDict) || depth > 20) return
    for (const [key, value] of dict.entries()) {
      const says = FORBIDDEN_KEYS[key.toString()]
      // A form's appearance may name its states "/AA": only what PDF itself reads counts.
      if (says && !(key.toString() === '/AF' && !dict.has(name('Type')))) found.add(says)
      if (value instanceof PDFName && ['/S', '/Subtype'].includes(key.toString())) {
        const named = FORBIDDEN_NAMES[value.toString()]
        if (named) found.add(named)
      }
      look(value, depth + 1)
    }
  }
  for (const [, object] of context.enumerateIndirectObjects()) look(object)
  const faults = [...found]
    .sort()
    .map((says) => ({ rule: 'forbidden', page: null, says: `The file holds ${says}.` }))
  const drawn = DRAWING_RULES.flatMap(({ rule, isBroken, says }) =>
    pages
      .filter(({ content }) => isBroken(content))
      .map(({ number, content }) => ({ rule, page: number, says: says(content) })),
  )
  return [...faults, ...drawn]
}
