import { splitPinCites } from '../pinCite'

/** A cite as somebody typed it, "Exhibit 12, pp. 3 to 4", where it stands, and how it is written to be live. */
export type TypedCite = { typed: string; start: number; end: number; written: string }

const TYPED =
  /\b(?:Exhibits?|Exh?s?|Attachments?|Att|Annex)\b\.?\s*(?:No\.?\s*)?(\d{1,4}|[A-Z]{1,2})\b(?:\s*,?\s*(?:at|@|pages?|pgs?\.?|pp?\.)\s*(?:pages?|pgs?\.?|pp?\.)?\s*(\d{1,5})(?:\s*(?:[-–—]|to|through)\s*(\d{1,5}))?(?!\d))?/gi

/**
 * Finds cites that were typed as people type them and are not live: "Ex. 12 at 3-4", "Exhibit 12, p. 3", "Exh. L". Only
 * those of the packet's own exhibits, by their labels; quotations are searched too, so a person decides.
 */
export function findTypedCites(text: string, labels: ReadonlySet<string>): TypedCite[] {
  const found: TypedCite[] = []
  let at = 0
  for (const part of splitPinCites(text)) {
    if (part.kind === 'text')
      for (const match of part.text.matchAll(TYPED)) {
        const [typed, label, first, last] = match
        const isLetter = /^[A-Z]/i.test(label!)
        if (!labels.has(label!) || (isLetter && label !== label!.toUpperCase())) continue
        if (first && (Number(first) < 1 || (last && Number(last) < Number(first)))) continue
        const pages = first ? ` at ${Number(first)}${last && last !== first ? `-${Number(last)}` : ''}` : ''
        const start = at + match.index
        found.push({ typed, start, end: start + typed.length, written: `{Ex. ${label}${pages}}` })
      }
    at += part.kind === 'text' ? part.text.length : part.written.length
  }
  return found
}

/** Makes each typed cite live. */
export function makeCitesLive(text: string, labels: ReadonlySet<string>): string {
  let live = ''
  let end = 0
  for (const cite of findTypedCites(text, labels)) {
    live += text.slice(end, cite.start) + cite.written
    end = cite.end
  }
  return live + text.slice(end)
}
