import { PDFArray, PDFDict, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import {
  arrayIn,
  dictIn,
  name,
  nameIn,
  textIn,
  textOf,
  treePairs,
  type CheckedFile,
  type PdfFault,
} from './checkedFile'
import type { StructElement } from './structure'

/** Every name that links lead to is on a page, and every link and bookmark leads somewhere. */
export function checkDestinations(file: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const say = (page: number | null, says: string) => faults.push({ rule: 'destinations', page, says })
  const named = namedDestinations(file)
  for (const [key, page] of named) if (page === null) say(null, `The name “${key}” leads to no page.`)
  for (const { number, dict } of file.pages)
    for (const ref of arrayIn(dict, 'Annots')?.asArray() ?? []) {
      const note = file.context.lookup(ref)
      if (note instanceof PDFDict && isInternal(note) && targetOf(file, note, named) === null)
        say(number, `A link leads nowhere (${textIn(note, 'Contents') ?? 'without words'}).`)
    }
  return faults
}

/** Bookmarks are there, lead to pages, and say the page that they lead to. */
export function checkBookmarks(file: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const say = (page: number | null, says: string) => faults.push({ rule: 'bookmarks', page, says })
  const root = dictIn(file.catalog, 'Outlines')
  if (!root)
    return file.pages.length > 1
      ? [{ rule: 'bookmarks', page: null, says: 'The file has no bookmarks.' }]
      : []
  const named = namedDestinations(file)
  let count = 0
  const walk = (first: PDFDict | null, depth: number) => {
    for (let item = first; item && depth < 16; item = dictIn(item, 'Next')) {
      count++
      const title = textIn(item, 'Title') ?? ''
      const page = targetOf(file, item, named)
      if (page === null) say(null, `The bookmark “${title}” leads nowhere.`)
      const printed = /\(p\. (\d+)\)$/.exec(title)
      if (printed && page !== null && Number(printed[1]) !== page)
        say(page, `The bookmark “${title}” leads to page ${page}.`)
      walk(dictIn(item, 'First'), depth + 1)
    }
  }
  walk(dictIn(root, 'First'), 0)
  const said = Number(root.lookup(name('Count'))?.toString() ?? NaN)
  if (count > 0 && !(Math.abs(said) > 0)) say(null, 'The bookmarks do not say how many they are (Count).')
  return faults
}

/** The page number that each page prints is its place in the file, and the total its number of pages; a volume's, that of all. */
export function checkPageNumbers({ pages, isVolume }: CheckedFile): PdfFault[] {
  const last = pages.at(-1)?.number ?? 0
  return pages.flatMap(({ number, content }): PdfFault[] => {
    const printed = content.marks
      .filter(({ artifactType }) => artifactType === 'Pagination')
      .flatMap(
        ({ texts }) => /^Page (\d+) of (\d+)$/.exec(texts.find((it) => it.startsWith('Page ')) ?? '') ?? [],
      )
    if (printed.length === 0)
      return [{ rule: 'page-numbers', page: number, says: 'The page prints no number.' }]
    const [, page, total] = printed
    const isTotal = isVolume ? Number(total) >= last : Number(total) === last
    if (Number(page) === number && isTotal) return []
    return [
      {
        rule: 'page-numbers',
        page: number,
        says: `The page prints “${printed[0]}”; it is page ${number} of ${pages.length}.`,
      },
    ]
  })
}

/** A number printed with a link, in a table of contents or a cite, is the page that the link leads to. */
export function checkCitedPages(file: CheckedFile): PdfFault[] {
  const named = namedDestinations(file)
  const texts = new Map<string, string>()
  for (const { number, content } of file.pages)
    for (const { mcid, texts: shown } of content.marks)
      if (mcid !== null) texts.set(`${number}/${mcid}`, shown.join(''))
  return file.elements
    .filter(({ type }) => type === 'Link')
    .flatMap((element): PdfFault[] => {
      const words = wordsOf(element, texts).replace(/\s+/g, ' ').trim()
      const printed = /^(?:.*\[p\.\s?)?(\d+)\]?$/.exec(words)
      const [annotation] = element.annotations
      const note = annotation && file.context.lookup(refOf(annotation.ref))
      const page = note instanceof PDFDict && isInternal(note) ? targetOf(file, note, named) : null
      if (!printed || page === null || Number(printed[1]) === page) return []
      return [{ rule: 'cited-pages', page: annotation!.page, says: `“${words}” leads to page ${page}.` }]
    })
}

function wordsOf(element: StructElement, texts: ReadonlyMap<string, string>): string {
  return (
    element.marks.map(({ page, mcid }) => texts.get(`${page}/${mcid}`) ?? '').join('') +
    element.children.map((it) => wordsOf(it, texts)).join('')
  )
}

/**
 * Bates numbers: one of a page, none twice in a file, and each the next of the one before where pages of one exhibit
 * follow each other, but for pages that were left out, which the stamp of the next one says by naming its own place in
 * the original. A page without one parts two exhibits, and so does a slip-sheet that has one.
 */
export function checkBates({ pages }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const seen = new Map<string, number>()
  let last: { prefix: string; number: number; isBound: boolean } | null = null
  for (const { number: page, content } of pages) {
    const stamps = content.marks
      .filter(({ mcid }) => mcid === null)
      .flatMap(({ texts }) =>
        texts.map((text) => /^([A-Z0-9-]{2,12})-(\d{7})\s*$/.exec(text)).filter((it) => it !== null),
      )
    const say = (says: string) => faults.push({ rule: 'bates', page, says })
    if (stamps.length > 1) say('The page has two Bates numbers.')
    const stamp = stamps[0]
    if (!stamp) {
      last = null
      continue
    }
    const [written, prefix, digits] = [stamp[0].trim(), stamp[1]!, Number(stamp[2])]
    if (seen.has(written)) say(`${written} stands on page ${seen.get(written)} too.`)
    seen.set(written, page)
    const isBound = content.marks.some(({ texts }) => texts.some((it) => /, page \d+ of \d+/.test(it)))
    if (last && last.isBound !== isBound) last = null
    const leavesOut = content.marks.some(({ texts }) => texts.some((it) => / \(original page \d+\)/.test(it)))
    const follows = leavesOut ? digits > (last?.number ?? 0) : digits === (last?.number ?? 0) + 1
    if (last && last.prefix === prefix && !follows)
      say(`${written} follows ${last.prefix}-${String(last.number).padStart(7, '0')}.`)
    last = { prefix, number: digits, isBound }
  }
  return faults
}

/** The page of each named destination, by its name; null where it leads to none. */
function namedDestinations({ catalog, context, pageNumbers }: CheckedFile): Map<string, number | null> {
  const found = new Map<string, number | null>()
  for (const [key, value] of treePairs(dictIn(dictIn(catalog, 'Names'), 'Dests'), 'Names'))
    found.set(textOf(key) ?? key.toString(), pageOfDestination(context.lookup(value), pageNumbers))
  return found
}

function pageOfDestination(
  value: PDFObject | undefined,
  pageNumbers: ReadonlyMap<string, number>,
): number | null {
  const held = value instanceof PDFDict ? value.lookup(name('D')) : value
  const page = held instanceof PDFArray ? held.get(0) : undefined
  return page instanceof PDFRef ? (pageNumbers.get(page.toString()) ?? null) : null
}

function isInternal(note: PDFDict): boolean {
  return note.has(name('Dest')) || nameIn(dictIn(note, 'A'), 'S') === 'GoTo'
}

function targetOf(
  file: CheckedFile,
  item: PDFDict,
  named: ReadonlyMap<string, number | null>,
): number | null {
  const value = item.lookup(name('Dest')) ?? dictIn(item, 'A')?.lookup(name('D'))
  const text = textOf(value) ?? (value instanceof PDFName ? value.decodeText() : null)
  return text !== null ? (named.get(text) ?? null) : pageOfDestination(value, file.pageNumbers)
}

function refOf(text: string): PDFRef {
  const [number, generation] = text.split(' ')
  return PDFRef.of(Number(number), Number(generation))
}
