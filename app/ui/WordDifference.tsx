import type { WordRun } from '../domain/wordDifference'

/** How words became others: what was taken out is struck through, what came in is underlined. */
export function WordDifference({ runs }: { runs: readonly WordRun[] }) {
  return runs.map(({ text, is }, index) =>
    is === 'added' ? <ins key={index}>{text}</ins> : is === 'removed' ? <del key={index}>{text}</del> : text,
  )
}
