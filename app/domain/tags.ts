/** Tags that one note may have. */
export const MOST_TAGS = 20
/** Code units of the longest tag. */
export const LONGEST_TAG = 60

/**
 * Reads tags as they are typed: parted by commas or line ends, one that has a comma itself in quotation marks. White
 * space around and within is made single; of two that differ in capitals alone the first is kept.
 */
export function parseTags(text: string): string[] {
  return tidyTags([...text.matchAll(/[^\S\n]*"([^"]*)"|[^,\n]+/gu)].map((match) => match[1] ?? match[0]))
}

/** Tags for typing: `parseTags` reads the same ones again. */
export function formatTags(tags: readonly string[]): string {
  return tags.map((tag) => (/[,\n]/u.test(tag) ? `"${tag}"` : tag)).join(', ')
}

/** Tags in order, trimmed, blank and repeated ones left out. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const each of tags) {
    const tag = each
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/"/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
    const folded = tag.toLowerCase()
    if (tag !== '' && !kept.has(folded)) kept.set(folded, tag)
  }
  return [...kept.values()]
}
