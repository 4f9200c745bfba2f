import type { WordChange } from '../domain/anchoring/anchor'

/** How words became others: what was taken out is struck through, what came in is underlined. */
export function WordDifference({ runs }: { runs: readonly WordChange[] }) {
  return runs.map(({ text, kind }, index) =>
    kind === 'added' ? (
      <ins key={index}>{text}</ins>
    ) : kind === 'removed' ? (
      <del key={index}>{text}</del>
    ) : (
      text
    ),
  )
}
