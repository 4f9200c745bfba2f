/** Why identifiers stay in an exhibit, and a fingerprint of those that were looked at; empty where nobody said. */
export type KeptIdentifiers = { reason: string; seen: string }

const SEEN = /^[0-9a-f]{16}$/
const MARK = / \[looked at: ([0-9a-f]{16})\]$/

/** Reads "The numbers are samples [looked at: 0123456789abcdef]". One without a fingerprint was said of nothing in particular. */
export function parseKept(value: string): KeptIdentifiers {
  return { reason: value.replace(MARK, ''), seen: MARK.exec(value)?.[1] ?? '' }
}

/** What `parseKept` reads. A fingerprint that is none is left out. */
export function formatKept({ reason, seen }: KeptIdentifiers): string {
  const said = reason.trim().replace(MARK, '')
  return said && SEEN.test(seen) ? `${said} [looked at: ${seen}]` : said
}
