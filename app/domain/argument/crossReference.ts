import type { ArgumentBlock } from './argument'

/**
 * A reference within the argument to another part of it: {¶ 14}, {Chart 1}, {Table 2}. It follows what it names when that
 * moves; the part that is gone stays named by its id behind a question mark, and is found again when it returns.
 */
export type CrossReference = { to: ReferredKind; number: number | null; goneId: string | null }
export type ReferredKind = 'paragraph' | 'chart' | 'table'

/** The word that a reference to each kind of part is written and printed with. */
export const REFERENCE_WORDS: Record<ReferredKind, string> = {
  paragraph: '¶',
  chart: 'Chart',
  table: 'Table',
}

const REFERENCE = /\{(¶|Chart|Table)\s*(?:([1-9]\d{0,3})|\?([a-z0-9-]{0,40}))\}/g

export type ReferringText =
  { kind: 'text'; text: string } | { kind: 'reference'; reference: CrossReference; written: string }

/** Parts a text into words and references. */
export function splitReferences(text: string): ReferringText[] {
  const parts: ReferringText[] = []
  let end = 0
  for (const match of text.matchAll(REFERENCE)) {
    const [written, word, number, goneId] = match
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    const to = (Object.keys(REFERENCE_WORDS) as ReferredKind[]).find(
      (kind) => REFERENCE_WORDS[kind] === word,
    )!
    const reference = { to, number: number ? Number(number) : null, goneId: goneId ?? null }
    parts.push({ kind: 'reference', reference, written })
    end = match.index + written.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** As print has it: "¶ 14", "Chart 1". */
export function formatReference({ to, number }: Pick<CrossReference, 'to' | 'number'>): string {
  return `${REFERENCE_WORDS[to]} ${number ?? '?'}`
}

/** What the parts of an argument are numbered as, each kind by itself: ids in the order of their numbers. */
export type Numbered = Record<ReferredKind, string[]>

/** The parts of an argument that references can name, each kind counted by itself from 1. */
export function numberedParts(blocks: readonly ArgumentBlock[]): Numbered {
  const ids = (kind: ArgumentBlock['kind']) => blocks.filter((it) => it.kind === kind).map(({ id }) => id)
  return { paragraph: ids('paragraph'), chart: ids('chart'), table: ids('comparison') }
}

/** Rewrites a text for a new order of the argument. */
export function renumberReferences(text: string, before: Numbered, after: Numbered): string {
  return splitReferences(text)
    .map((part) => {
      if (part.kind === 'text') return part.text
      const { to, number, goneId } = part.reference
      const id = number === null ? goneId : before[to][number - 1]
      if (!id) return part.written
      const place = after[to].indexOf(id)
      const named = place === -1 ? `?${id}` : String(place + 1)
      return `{${REFERENCE_WORDS[to]} ${named}}`
    })
    .join('')
}
