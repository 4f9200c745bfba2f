/** A single word that more public records have than this is nobody's secret. */
export const MOST_TELLING = 5

/** A public record, or a packet's own words, and the removed words and runs of words that it has. */
export type Standing = { isPacket: boolean; has: readonly string[] }

/** A single word that many public records have, and those. */
export type CommonWord<Found> = { word: string; records: Found[] }

/**
 * Parts what of a redaction stands in public: what says something of it is named, what shares most with it first, and
 * single words that many records have are told of apart. As public files are judged (`mustNotHold`): a run of words is
 * never common, nor is a word that somebody `named` to be taken out; and packets are always named, for what they say
 * themselves makes no word known.
 */
export function sortStanding<Found extends Standing>(
  found: readonly Found[],
  named: ReadonlySet<string>,
): { telling: Found[]; common: CommonWord<Found>[] } {
  const having = new Map<string, Found[]>()
  for (const it of found.filter(({ isPacket }) => !isPacket))
    for (const words of it.has) {
      const records = having.get(words)
      if (records) records.push(it)
      else having.set(words, [it])
    }
  const isCommon = (words: string) =>
    !words.includes(' ') && !named.has(words) && (having.get(words)?.length ?? 0) > MOST_TELLING
  const shared = (it: Found) => (it.isPacket ? it.has : it.has.filter((words) => !isCommon(words))).length
  return {
    telling: found.filter((it) => shared(it) > 0).sort((a, b) => shared(b) - shared(a)),
    common: [...having]
      .filter(([words]) => isCommon(words))
      .map(([word, records]) => ({ word, records }))
      .sort((a, b) => b.records.length - a.records.length || (a.word < b.word ? -1 : 1)),
  }
}
