/** What the texts of pages stand in: blocks that say where in the page's text they begin. */
const BLOCK = '[data-start]'

/** The text nodes of a block that are the document's own text. */
function* textNodesOf(block: Element): Generator<Text> {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('.fn')) yield node as Text
  }
}

/** The layer of a page in which its text stands, or lies over its picture. */
export function layerOf(page: number, layer: 'text' | 'picture'): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-page="${page}"][data-layer="${layer}"]`)
}

/** Code units of the page's text as a range of the document on the screen; null where they are not there. */
export function rangeOf(layer: HTMLElement, start: number, end: number): Range | null {
  let from: [Text, number] | null = null
  let to: [Text, number] | null = null
  for (const block of layer.querySelectorAll<HTMLElement>(BLOCK)) {
    let at = Number(block.dataset.start)
    if (at >= end) break
    for (const node of textNodesOf(block)) {
      const next = at + node.length
      if (!from && start < next) from = [node, Math.max(0, start - at)]
      if (end > at) to = [node, Math.min(node.length, end - at)]
      at = next
    }
  }
  if (!from || !to || from[0].compareDocumentPosition(to[0]) & Node.DOCUMENT_POSITION_PRECEDING) return null
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}

/** Code units of the page's text that a range covers in a layer, without blanks that no block has. */
export function coveredUnits(layer: HTMLElement, range: Range): { start: number; end: number } | null {
  let start = Infinity
  let end = -Infinity
  for (const block of layer.querySelectorAll<HTMLElement>(BLOCK)) {
    if (!range.intersectsNode(block)) continue
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
