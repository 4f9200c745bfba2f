import type { Argument, ArgumentBlock } from './argument'
import { numberedParts, renumberReferences } from './crossReference'

/** How an ordered argument changes, one part at a time. What its paragraphs refer to follows. */

/** With a part put in at a place, from 1; a place beyond the ends is the end. */
export function withBlock(blocks: Argument, block: ArgumentBlock, place: number): Argument {
  const at = Math.min(Math.max(place - 1, 0), blocks.length)
  return renumbered(blocks, blocks.toSpliced(at, 0, block))
}

/**
 * The place, from 1, directly behind the part of an id, wherever that was moved; null is behind everything. Where it is
 * gone, it is behind the nearest of those that stood ahead of it `before` and are there still, and first where none is.
 */
export function placeBehind(id: string | null, now: Argument, before: Argument = []): number {
  const placeOf = (wanted: string) => now.findIndex((block) => block.id === wanted) + 1
  if (id === null) return now.length + 1
  if (placeOf(id) > 0) return placeOf(id) + 1
  const gone = before.findIndex((block) => block.id === id)
  if (gone === -1) return now.length + 1
  const ahead = before.slice(0, gone).findLast((block) => placeOf(block.id) > 0)
  return ahead ? placeOf(ahead.id) + 1 : 1
}

/** With a part changed where it stands; the same list where there is none under its id. */
export function withChanged(blocks: Argument, block: ArgumentBlock): Argument {
  return blocks.map((held) => (held.id === block.id ? block : held))
}

/** Without a part. What referred to it says so, until it is put back. */
export function withoutBlock(blocks: Argument, id: string): Argument {
  return renumbered(
    blocks,
    blocks.filter((block) => block.id !== id),
  )
}

/** With a part at another place, from 1. A section moves alone: its paragraphs stay, under the section before. */
export function withMoved(blocks: Argument, id: string, place: number): Argument {
  const from = blocks.findIndex((block) => block.id === id)
  if (from === -1) return blocks
  const at = Math.min(Math.max(place - 1, 0), blocks.length - 1)
  return renumbered(blocks, blocks.toSpliced(from, 1).toSpliced(at, 0, blocks[from]!))
}

/** The words of every paragraph, put through `change`. */
function mapWords(blocks: Argument, change: (text: string) => string): Argument {
  return blocks.map((block) => (block.kind === 'paragraph' ? { ...block, text: change(block.text) } : block))
}

function renumbered(before: Argument, after: Argument): Argument {
  const [was, is] = [numberedParts(before), numberedParts(after)]
  return mapWords(after, (text) => renumberReferences(text, was, is))
}
