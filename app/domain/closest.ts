/**
 * The candidate that was most likely meant by a mistyped word, or null where none is near: no more than a third
 * of the letters may differ. Letter case and the hyphen, space, dot and underscore are not counted.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const sought = bare(word)
  if (sought === '') return null
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(sought.length / 3)) + 1
  for (const candidate of candidates) {
    const other = bare(candidate)
    if (Math.abs(other.length - sought.length) >= bestDistance) continue
    const distance = editDistance(sought, other, bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[-\s._]/g, '')
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; `limit` where it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const present = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      let cost = Math.min(last[column]! + 1, present[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) cost = Math.min(cost, beforeLast[column - 2]! + 1)
      present.push(cost)
      least = Math.min(least, cost)
    }
    if (least >= limit) return limit
    beforeLast = last
    last = present
  }
  return last[b.length]!
}
