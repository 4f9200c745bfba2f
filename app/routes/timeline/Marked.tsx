import type { MarkedText } from '../../search/excerpt'

/** A text with the hits of a search marked: pieces are plain and marked by turns. */
export function Marked({ text }: { text: MarkedText }) {
  if (text.length === 1) return text[0]
  return text.map((piece, index) => (index % 2 === 0 ? piece : <mark key={index}>{piece}</mark>))
}
