import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { readPageContent, type ContentCache, type PageContent } from './pageContent'
import { readStructure, type StructElement } from './structure'

export type CheckedPage = { number: number; ref: PDFRef; dict: PDFDict; content: PageContent }

/** A finished PDF as its checks see it. Pages count from 1, or from where its labels begin: in a volume numbers run on. */
export type CheckedFile = {
  bytes: Uint8Array
  context: PDFContext
  catalog: PDFDict
  pages: CheckedPage[]
  /** Whether it is one of several volumes, whose numbers run on. */
  isVolume: boolean
  /** Page numbers by the reference of the page, written as "12 0 R". */
  pageNumbers: Map<string, number>
  elements: StructElement[]
}

/** Where a checked file breaks a rule. `page` is null where the whole file does. */
export type PdfFault = { rule: string; page: number | null; says: string }

/** Opens a file for checking. Throws where it is no PDF that can be read, or is locked. */
export async function openCheckedFile(bytes: Uint8Array): Promise<CheckedFile> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: true,
  })
  const { context, catalog } = document
  const found = document.getPages()
  const [label] = treePairs(dictIn(catalog, 'PageLabels'), 'Nums')
  const start = label?.[1] instanceof PDFDict ? label[1].lookup(name('St')) : undefined
  const first = start instanceof PDFNumber ? start.asNumber() : 1
  const pageNumbers = new Map(found.map((page, index) => [page.ref.toString(), index + first]))
  const cache: ContentCache = { fonts: new Map(), forms: new Map() }
  const pages = found.map((page, index) => ({
    number: index + first,
    ref: page.ref,
    dict: page.node,
    content: readPageContent(page.node, cache),
  }))
  const elements = readStructure(catalog, pageNumbers)
  return { bytes, context, catalog, pages, isVolume: label !== undefined, pageNumbers, elements }
}

export function name(text: string): PDFName {
  return PDFName.of(text)
}

/** A member of a dictionary as a dictionary, or null. */
export function dictIn(dict: PDFDict | null, key: string): PDFDict | null {
  const value = dict?.lookup(name(key))
  return value instanceof PDFDict ? value : value instanceof PDFRawStream ? value.dict : null
}

export function arrayIn(dict: PDFDict | null, key: string): PDFArray | null {
  const value = dict?.lookup(name(key))
  return value instanceof PDFArray ? value : null
}

export function numberIn(dict: PDFDict | null, key: string): number | null {
  const value = dict?.lookup(name(key))
  return value instanceof PDFNumber ? value.asNumber() : null
}

/** A name without its slash. */
export function nameIn(dict: PDFDict | null, key: string): string | null {
  const value = dict?.lookup(name(key))
  return value instanceof PDFName ? value.decodeText() : null
}

export function textIn(dict: PDFDict | null, key: string): string | null {
  const value = dict?.lookup(name(key))
  return textOf(value)
}

export function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

/** A stream's bytes, decoded; null where there is none or they cannot be decoded. */
export function decoded(value: PDFObject | undefined): Uint8Array | null {
  if (!(value instanceof PDFRawStream)) return null
  try {
    return decodePDFRawStream(value).decode()
  } catch {
    return null
  }
}

/** Every pair of a number tree or name tree, its kids followed (ISO 32000-1, 7.9.6 and 7.9.7). */
export function* treePairs(tree: PDFDict | null, leaf: 'Nums' | 'Names'): Generator<[PDFObject, PDFObject]> {
  if (!tree) return
  const pairs = arrayIn(tree, leaf)
  for (let index = 0; pairs && index + 1 < pairs.size(); index += 2)
    yield [pairs.lookup(index)!, pairs.get(index + 1)!]
  for (const kid of arrayIn(tree, 'Kids')?.asArray() ?? []) {
    const dict = tree.context.lookup(kid)
    if (dict instanceof PDFDict) yield* treePairs(dict, leaf)
  }
}
