/** Words that more public records have than this are nobody's secret: they are counted, not each record of them named. */
export const MOST_TELLING = 5

/** A word or a run of words, and how many public records have it. */
export type CommonWords = { words: string; count: number }

/**
 * Parts what of a redaction stands in public records. `has` are the removed words, and runs of words, that a record has.
 * Records with one that few have are named, those that share most with the redaction first; what many have is counted.
 */
export function sortStanding<Found extends { has: readonly string[] }>(
  found: readonly Found[],
): { named: Found[]; common: CommonWords[] } {
  const counts = new Map<string, number>()
  for (const { has } of found) for (const words of has) counts.set(words, (counts.get(words) ?? 0) + 1)
  const isTelling = (words: string) => counts.get(words)! <= MOST_TELLING
  const telling = (it: Found) => it.has.filter(isTelling).length
  return {
    named: found.filter((it) => telling(it) > 0).sort((a, b) => telling(b) - telling(a)),
    common: [...counts]
      .filter(([words]) => !isTelling(words))
      .map(([words, count]) => ({ words, count }))
      .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1)),
  }
}
