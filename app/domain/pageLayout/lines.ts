import { isSameLine, type Fragment } from './fragment'

/** Hebrew, Arabic and the scripts beside them, which are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/** The lines of a region from the top, each from its beginning. */
export function linesOf(region: Fragment[]): Fragment[][] {
  const lines: Fragment[][] = []
  let base: Fragment | null = null
  for (const it of [...region].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    if (base && isSameLine(it, base)) {
      lines.at(-1)!.push(it)
      if (it.letters > base.letters) base = it
    } else {
      lines.push([it])
      base = it
    }
  }
  return lines.map(fromItsBeginning)
}

function fromItsBeginning(line: Fragment[]): Fragment[] {
  if (line.length === 1) return line
  const turned = line.filter((it) => RIGHT_TO_LEFT.test(it.runs[0]!.text))
  const isTurned = turned.length * 2 > line.length
  return line.sort((a, b) => (isTurned ? b.right - a.right : a.left - b.left))
}
