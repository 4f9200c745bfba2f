/** Scores of an alignment, in tenths of an agreeing unit. A long insertion costs little more than a short one. */
const SAME = 10
const OTHER = -8
const GAP = -18
const LONGER = -1
const NEVER = -1e9

/** How the cell was reached, by two bits each: of the best score, of the gap in `words`, of the gap in `text`. */
const DIAGONAL = 1
const SKIP_TEXT = 2
const SKIP_WORDS = 3
const TEXT_GOES_ON = 4
const WORDS_GO_ON = 8

/**
 * Aligns words with a stretch of text, of which either end may be left over (semi-global alignment with affine gaps:
 * O. Gotoh, "An improved algorithm for matching biological sequences", 1982). Answers for each unit of the words the
 * unit of the text that is the same and stands for it, or -1. Takes time and memory by the product of the lengths.
 */
export function align(words: string, text: string): Int32Array {
  const [n, m] = [words.length, text.length]
  const width = m + 1
  const steps = new Uint8Array((n + 1) * width)
  const units = new Uint16Array(m)
  for (let j = 0; j < m; j++) units[j] = text.charCodeAt(j)
  /** The best score of each column: up to the cell at hand in its row, from there on in the row above. */
  const best = new Int32Array(width)
  /** The best score that ends in words left out, for each column. */
  const down = new Int32Array(width).fill(NEVER)
  for (let i = 1; i <= n; i++) {
    const unit = words.charCodeAt(i - 1)
    const row = i * width
    let diagonal = best[0]!
    let left = GAP + LONGER * i
    let right = NEVER
    best[0] = left
    steps[row] = SKIP_WORDS | (i > 1 ? WORDS_GO_ON : 0)
    for (let j = 1; j <= m; j++) {
      const above = best[j]!
      let step = DIAGONAL
      let score = diagonal + (unit === units[j - 1] ? SAME : OTHER)
      const skipsText = left + GAP
      if (right > skipsText) step |= TEXT_GOES_ON
      else right = skipsText
      right += LONGER
      const skipsWords = above + GAP
      let below = down[j]!
      if (below > skipsWords) step |= WORDS_GO_ON
      else below = skipsWords
      below += LONGER
      down[j] = below
      if (right > score) {
        score = right
        step = (step & ~3) | SKIP_TEXT
      }
      if (below > score) {
        score = below
        step |= SKIP_WORDS
      }
      best[j] = score
      steps[row + j] = step
      left = score
      diagonal = above
    }
  }
  let end = 0
  for (let j = 1; j <= m; j++) if (best[j]! > best[end]!) end = j
  return walkBack(words, text, steps, end)
}

function walkBack(words: string, text: string, steps: Uint8Array, end: number): Int32Array {
  const width = text.length + 1
  const same = new Int32Array(words.length).fill(-1)
  let [i, j] = [words.length, end]
  while (i > 0) {
    const step = steps[i * width + j]!
    if ((step & 3) === DIAGONAL) {
      i--
      j--
      if (words.charCodeAt(i) === text.charCodeAt(j)) same[i] = j
    } else if ((step & 3) === SKIP_TEXT) {
      while (steps[i * width + j]! & TEXT_GOES_ON) j--
      j--
    } else {
      while (i > 1 && steps[i * width + j]! & WORDS_GO_ON) i--
      i--
    }
  }
  return same
}
