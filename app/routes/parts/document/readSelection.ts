import type { SelectedPassage } from './NoteForm'

/**
 * The passage that the browser's selection covers: its page, its code units and its words, without blanks at either
 * end. Null where it covers no text of a sheet. What is no text of the document (note numbers, attributions) counts
 * for nothing; a selection over several pages is cut at the end of the first.
 */
export function readSelection(
  region: HTMLElement,
  pageTexts: ReadonlyMap<number, string>,
): SelectedPassage | null {
  const selection = region.ownerDocument.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(region)) return null
  for (const sheet of region.querySelectorAll<HTMLElement>('[data-page]')) {
    if (!range.intersectsNode(sheet)) continue
    const page = Number(sheet.dataset.page)
    const text = pageTexts.get(page)
    const covered = text === undefined ? null : coveredUnits(sheet, range)
    const passage = covered && trimmed(text!, covered.start, covered.end)
    if (passage) return { page, ...passage }
  }
  return null
}

function coveredUnits(sheet: HTMLElement, range: Range): { start: number; end: number } | null {
  let start = Infinity
  let end = -Infinity
  for (const block of sheet.querySelectorAll<HTMLElement>('[data-start]')) {
    let at = Number(block.dataset.start)
    for (const node of textNodesOf(block)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0
        const to = node === range.endContainer ? range.endOffset : node.length
        if (from < to) {
          start = Math.min(start, at + from)
          end = Math.max(end, at + to)
        }
      }
      at += node.length
    }
  }
  return start < end ? { start, end } : null
}

/** The text nodes of a block that are the document's own text. */
function* textNodesOf(block: HTMLElement): Generator<Text> {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('.fn')) yield node as Text
  }
}

function trimmed(text: string, start: number, end: number): Omit<SelectedPassage, 'page'> | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = from + words.trim().length
  return from < to ? { start: from, end: to, exact: text.slice(from, to) } : null
}
