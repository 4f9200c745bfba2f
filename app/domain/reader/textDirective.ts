/** What the text directive of an address asks for (WICG Scroll-to-Text-Fragment, 3.4): words, or the first and last of a stretch. */
export type TextDirective = {
  start: string
  end: string | null
  prefix: string | null
  suffix: string | null
}

/**
 * Reads the first text directive of an address: `#:~:text=prefix-,start,end,-suffix`. Null where there is none. Browsers
 * take the directive away before scripts see the address; the entry of the navigation still has it.
 */
export function parseTextDirective(address: string): TextDirective | null {
  const directives = address.split(':~:')[1]?.split('&') ?? []
  const given = directives.find((it) => it.startsWith('text='))?.slice('text='.length)
  if (!given) return null
  const parts = given.split(',').map(decode)
  const prefix = parts[0]?.endsWith('-') ? parts.shift()!.slice(0, -1) : null
  const suffix = parts.at(-1)?.startsWith('-') ? parts.pop()!.slice(1) : null
  const [start, end] = parts
  return start ? { start, end: end || null, prefix: prefix || null, suffix: suffix || null } : null
}

function decode(part: string): string {
  try {
    // A hyphen of the words themselves is percent-encoded, so that it is not taken for a mark of prefix and suffix.
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
