import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { readFile } from 'node:fs/promises'
import type { StandardFault } from '../../domain/standardFault'
import type { OriginalFile } from '../reader'
import { leadsUp } from './leadsUp'
import { isDrawing, stripMarks } from './contentStream'
import { objectFaults } from './objectFaults'

/** Entries that a bound page leaves behind. */
const LEFT_BEHIND = new Set([
  '/Metadata',
  '/PieceInfo',
  '/OPI',
  '/Properties',
  '/OC',
  '/Parent',
  '/StructParents',
  '/AF',
  '/Alternates',
])
const HIDDEN_OR_NO_VIEW = 0x02 | 0x20
/** Notes that show nothing of themselves on a page. */
const WITHOUT_LOOKS = new Set(['/Popup', '/Link'])

/**
 * What in a PDF keeps a file that its pages are bound into from being PDF/A-2a (ISO 19005-2): fonts that are not embedded or
 * do not say their characters, colours of ink or badly described, LZW, operators and states that it does not allow, layers that are switched off, form fields and notes that are shown and have no appearance. Judged
 * from what its pages draw; nothing for a file that cannot be opened, which is not bound anyway.
 */
export async function standardFaults(file: OriginalFile): Promise<StandardFault[]> {
  const found = new Set<StandardFault>()
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest } as const
  const bytes = await readFile(file.path)
  const document = await PDFDocument.load(bytes, options).catch(() =>
    PDFDocument.load(bytes, { ...options, password: '' }).catch(() => null),
  )
  if (!document) return []
  if (hasHiddenLayers(document)) found.add('layers')
  const seen = new Set<PDFRef>()
  for (const page of document.getPages()) {
    for (const fault of drawingFaults(page)) found.add(fault)
    const drawn = [page.node.Resources(), page.node.lookup(PDFName.of('Group')), ...looksOf(page, found)]
    for (const object of drawn) if (object) walk(object, document, seen, found)
  }
  return [...found].sort()
}

function hasHiddenLayers(document: PDFDocument): boolean {
  const layers = document.catalog.lookup(PDFName.of('OCProperties'))
  const standard = layers instanceof PDFDict ? layers.lookup(PDFName.of('D')) : undefined
  if (!(standard instanceof PDFDict)) return false
  const off = standard.lookup(PDFName.of('OFF'))
  return (
    standard.lookup(PDFName.of('BaseState')) === PDFName.of('OFF') ||
    (off instanceof PDFArray && off.size() > 0)
  )
}

/** Faults of a page's own drawing, whose parts are one stream; nothing of what cannot be decoded, which is refused where it is bound. */
function drawingFaults(page: PDFPage): Iterable<StandardFault> {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((it) => page.doc.context.lookup(it)) : [contents]
  try {
    const chunks = streams.flatMap((it) =>
      it instanceof PDFRawStream ? [decodePDFRawStream(it).decode(), NEWLINE] : [],
    )
    return stripMarks(Buffer.concat(chunks))?.faults ?? ['drawing']
  } catch {
    return []
  }
}

const NEWLINE = Uint8Array.of(0x0a)

/** Faults of a drawing within the drawing: a form, or a pattern that is repeated. */
function formFaults(stream: PDFStream): Iterable<StandardFault> {
  if (!(stream instanceof PDFRawStream) || !isDrawing(stream.dict)) return []
  try {
    return stripMarks(decodePDFRawStream(stream).decode())?.faults ?? ['drawing']
  } catch {
    return ['drawing']
  }
}

/** The appearances of what is shown on a page; says of what has none that it has not. */
function looksOf(page: PDFPage, found: Set<StandardFault>): PDFObject[] {
  const looks: PDFObject[] = []
  for (const entry of page.node.Annots()?.asArray() ?? []) {
    const note = page.doc.context.lookup(entry)
    if (!(note instanceof PDFDict) || WITHOUT_LOOKS.has(String(note.lookup(PDFName.of('Subtype'))))) continue
    const flags = note.lookup(PDFName.of('F'))
    if (flags instanceof PDFNumber && flags.asNumber() & HIDDEN_OR_NO_VIEW) continue
    const look = note.lookup(PDFName.of('AP'))
    if (look instanceof PDFDict && look.has(PDFName.of('N'))) looks.push(look.get(PDFName.of('N'))!)
    else found.add('appearance')
  }
  return looks
}

function walk(first: PDFObject, document: PDFDocument, seen: Set<PDFRef>, found: Set<StandardFault>): void {
  const waiting: PDFObject[] = [first]
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    for (const fault of objectFaults(object, document.context)) found.add(fault)
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue
      seen.add(object)
      const target = document.context.lookup(object)
      if (target) waiting.push(target)
    } else if (object instanceof PDFArray) for (const entry of object.asArray()) waiting.push(entry)
    else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dict = object instanceof PDFStream ? object.dict : object
      if (object instanceof PDFStream) for (const fault of formFaults(object)) found.add(fault)
      for (const [key, value] of dict.entries()) {
        const name = key.toString()
        if (!LEFT_BEHIND.has(name) && !leadsUp(name, value, document.context)) waiting.push(value)
      }
    }
  }
}
