import { PAGE_BREAK } from '../../../domain/passage'
import type { SelectedPassage } from './NoteForm'
import { coveredUnits } from './textPlaces'

/**
 * The passage that the browser's selection covers: its page, its code units and its words, without blanks at either
 * end. Null where it covers no text of a page. What is no text of the document (note numbers, attributions) counts for
 * nothing. It may run over page breaks; where text stands beside pictures, it is read in the layer that it began in.
 */
export function readSelection(
  region: HTMLElement,
  pageTexts: ReadonlyMap<number, string>,
): SelectedPassage | null {
  const selection = region.ownerDocument.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(region)) return null
  const layers = [...region.querySelectorAll<HTMLElement>('[data-page][data-layer]')]
  const kind = kindOf(range, layers)
  const covered = layers
    .filter((layer) => layer.dataset.layer === kind && range.intersectsNode(layer))
    .flatMap((layer) => {
      const page = Number(layer.dataset.page)
      const text = pageTexts.get(page)
      const units = text === undefined ? null : coveredUnits(layer, range)
      const trimmed = units && trim(text!, units.start, units.end)
      return trimmed ? [{ page, text: text!, ...trimmed }] : []
    })
  return joined(covered, pageTexts)
}

function kindOf(range: Range, layers: readonly HTMLElement[]): string | undefined {
  const began = layers.find((layer) => layer.contains(range.startContainer))
  return (began ?? layers.find((layer) => range.intersectsNode(layer)))?.dataset.layer
}

type Covered = { page: number; text: string; start: number; end: number }

function joined(covered: readonly Covered[], pageTexts: ReadonlyMap<number, string>): SelectedPassage | null {
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return null
  const { page, start } = first
  if (first === last) return { page, start, end: first.end, exact: first.text.slice(start, first.end) }
  // A page between them without words of its own is part of the passage all the same.
  const between: string[] = []
  for (let number = page + 1; number < last.page; number++) between.push(pageTexts.get(number) ?? '')
  const exact = [first.text.slice(start), ...between, last.text.slice(0, last.end)].join(PAGE_BREAK)
  return { page, start, endPage: last.page, end: last.end, exact }
}

function trim(text: string, start: number, end: number): { start: number; end: number } | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = from + words.trim().length
  return from < to ? { start: from, end: to } : null
}
