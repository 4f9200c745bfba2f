import { isNamed } from '../objects/crossReference'
import type { PdfFile } from '../objects/pdfFile.server'
import { PdfRef, type PdfDict, type PdfValue } from '../objects/pdfValue'

/** A page's own dictionary, and the resources that it has or inherits. */
export type PageNode = { dict: PdfDict; resources: PdfDict | null }

/** Nodes of a page tree: pages, and what gathers them. */
const MOST_NODES = 50_000
const MOST_DEPTH = 64

/** The pages of a file by their object's number. A tree that leads back into itself is walked once. */
export function pagesOf(file: PdfFile): Map<number, PageNode> {
  const pages = new Map<number, PageNode>()
  const seen = new Set<number>()
  const walk = (value: PdfValue | undefined, inherited: PdfDict | null, depth: number) => {
    if (!(value instanceof PdfRef) || seen.has(value.num) || seen.size >= MOST_NODES || depth > MOST_DEPTH)
      return
    seen.add(value.num)
    const dict = file.dict(value)
    if (!dict) return
    const resources = file.dict(dict.get('Resources')) ?? inherited
    if (dict.has('Kids') && !isNamed(dict.get('Type'), 'Page')) {
      for (const kid of file.list(dict.get('Kids'))) walk(kid, resources, depth + 1)
    } else pages.set(value.num, { dict, resources })
  }
  walk(file.catalog?.get('Pages'), null, 0)
  return pages
}
