import { splitPinCites } from '../pinCite'
import { splitReferences } from './crossReference'

/** A cite as somebody typed it, "Exhibit 12, pp. 3 to 4", where it stands, and how it is written to be live. */
export type TypedCite = { typed: string; start: number; end: number; written: string }

/** Blanks are bounded, so that neither pattern tries every division of a long run of them. */
const TYPED =
  /\b(?:Exhibits?|Exh?s?|Attachments?|Att|Annex)\b\.?\s{0,8}(?:No\.?\s{0,8})?(\d{1,4}|[A-Z]{1,2})\b(?:\s{0,8}(?:,\s{0,8})?(?:at|@|pages?|pgs?\.?|pp?\.)\s{0,8}(?:(?:pages?|pgs?\.?|pp?\.)\s{0,8})?(\d{1,5})(?:\s{0,8}(?:[-–—]|to|through)\s{0,8}(\d{1,5}))?(?!\d))?/gi

/**
 * A cite or a reference that was begun with a brace and is none: "{Ex. 2 at", "{Ex. 2, p. 3}", "{¶ 4". `written` is what it
 * seems to be meant for; null where only its writer can tell.
 */
export type BrokenCite = Omit<TypedCite, 'written'> & { written: string | null }

const BEGUN =
  /\{[ \t]{0,8}(?:(?:(Exhibits?|Exh?s?|Attachments?|Att|Annex)|Charts?|Tables?)(?!\p{L})\.?|¶)[ \t]{0,8}(?:No\.?[ \t]{0,8})?(\d{1,5}|[A-Z]{1,2}(?!\p{L}))?(?:[ \t]{0,8}(?:,[ \t]{0,8})?(?:(?:at|pages?|to)(?!\p{L})|@|(?:pgs?|pp?)\.|[-–—](?=[ \t]{0,8}\d)|\d{1,5})){0,6}/giu
/** How far behind its beginning a brace may close it. */
const REST = /^[^{}\n]{0,60}\}/

/**
 * Finds cites that were typed as people type them and are not live: "Ex. 12 at 3-4", "Exhibit 12, p. 3", "Exh. L". Only
 * those of the packet's own exhibits, by their labels; quotations are searched too, so a person decides.
 */
export function findTypedCites(text: string, labels: ReadonlySet<string>): TypedCite[] {
  return plainParts(text).flatMap(({ text: plain, at }) => {
    const broken = brokenIn(plain, labels)
    return typedIn(plain, labels)
      .filter(({ start, end }) => !broken.some((it) => it.start < end && start < it.end))
      .map((cite) => moved(cite, at))
  })
}

/** Finds cites and references that were begun and not ended, or ended as no cite is. Braces around other words are none. */
export function findBrokenCites(text: string, labels: ReadonlySet<string>): BrokenCite[] {
  return plainParts(text).flatMap(({ text: plain, at }) =>
    brokenIn(plain, labels).map((cite) => moved(cite, at)),
  )
}

/** Makes each typed cite live, and each broken one of which it is plain what it is meant for. */
export function makeCitesLive(text: string, labels: ReadonlySet<string>): string {
  let live = ''
  let end = 0
  const found = [...findTypedCites(text, labels), ...findBrokenCites(text, labels)]
  for (const cite of found.sort((a, b) => a.start - b.start)) {
    live += text.slice(end, cite.start) + (cite.written ?? cite.typed)
    end = cite.end
  }
  return live + text.slice(end)
}

/** The words between what is live, each with where it begins. */
function plainParts(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = []
  let at = 0
  for (const cited of splitPinCites(text))
    for (const part of cited.kind === 'text' ? splitReferences(cited.text) : [cited]) {
      if (part.kind === 'text') parts.push({ text: part.text, at })
      at += part.kind === 'text' ? part.text.length : part.written.length
    }
  return parts
}

function moved<Cite extends { start: number; end: number }>(cite: Cite, at: number): Cite {
  return { ...cite, start: cite.start + at, end: cite.end + at }
}

function typedIn(text: string, labels: ReadonlySet<string>): TypedCite[] {
  return [...text.matchAll(TYPED)].flatMap((match) => {
    const [typed, label, first, last] = match
    const isLetter = /^[A-Z]/i.test(label!)
    if (!labels.has(label!) || (isLetter && label !== label!.toUpperCase())) return []
    if (first && (Number(first) < 1 || (last && Number(last) < Number(first)))) return []
    const pages = first ? ` at ${Number(first)}${last && last !== first ? `-${Number(last)}` : ''}` : ''
    const start = match.index
    return [{ typed, start, end: start + typed.length, written: `{Ex. ${label}${pages}}` }]
  })
}

function brokenIn(text: string, labels: ReadonlySet<string>): BrokenCite[] {
  return [...text.matchAll(BEGUN)].flatMap((match) => {
    const start = match.index
    const begun = match[0].trimEnd()
    const rest = REST.exec(text.slice(start + begun.length, start + begun.length + 61))?.[0] ?? ''
    const typed = begun + rest
    const [, exhibit, label = ''] = match
    const isCite = /\d/.test(typed) || (exhibit !== undefined && labels.has(label))
    // “{Exhibit}”, “{Table of contents}”: words in braces, and no cite.
    if (rest !== '' && !isCite) return []
    const inner = typed.replace(/^\{\s*|\s*\}$/g, '')
    const [cite] = typedIn(inner, labels)
    const reference = /^(¶|Chart|Table)\s*([1-9]\d{0,3})$/.exec(inner)
    const written = reference
      ? `{${reference[1]} ${reference[2]}}`
      : cite && cite.start === 0 && cite.end === inner.length
        ? cite.written
        : null
    return [{ typed, start, end: start + typed.length, written }]
  })
}
