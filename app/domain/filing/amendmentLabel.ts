/** The longest version label that a packet takes, in code units; packet.ts holds it to the same. */
const MOST_LABEL = 100

/**
 * The version label that an amendment begins with, so that it can be told from what it amends and from other amendments of
 * it, whose titles are the same: "Amendment 1", "Public Version, amendment 2". `taken` has the labels of all those.
 */
export function amendmentLabel(amended: string, taken: readonly string[]): string {
  const stem = amended.replace(/(?:^|, )amendment \d+$/i, '')
  const labels = new Set(taken)
  for (let number = 1; ; number++) {
    const ending = stem ? `, amendment ${number}` : `Amendment ${number}`
    const label = stem.slice(0, MOST_LABEL - ending.length).trimEnd() + ending
    if (!labels.has(label)) return label
  }
}
