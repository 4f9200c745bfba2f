import type { AnnotationKind, Visibility } from '../annotation'

/** The programs' formats that notes come in. */
export type ExchangeFormat = 'w3c' | 'hypothesis' | 'documentcloud'

/** What a note is about, as a file tells it. */
export type ExchangedTarget = {
  /** The address of the text that it is about; null where none is given. */
  source: string | null
  /** TextQuoteSelector. */
  quote: { exact: string; prefix: string; suffix: string } | null
  /** TextPositionSelector: into the whole text. The W3C counts code points, Hypothesis UTF-16 code units. */
  position: { start: number; end: number; unit: 'code-points' | 'code-units' } | null
  /** From 1. */
  page: number | null
}

/** A part of a foreign note that is kept and given back as it came, and that no page of ours shows. */
export type KeptApart = { part: string; value: string }

/** A note on its way in, whatever format it came in. */
export type ExchangedNote = {
  /** Its id where it came from; null where it has none. */
  id: string | null
  /** The id of the note that it replies to. */
  answers: string | null
  kind: AnnotationKind
  /** Markdown. */
  body: string
  tags: string[]
  /** Null where the file does not say who may read it. */
  visibility: Visibility | null
  /** A name where there is one, else an address or account. */
  author: string | null
  /** ISO 8601 instants; null where the file gives none that can be read. */
  createdAt: string | null
  updatedAt: string | null
  /** As `AnnotationContent` has them, of notes that were written here; speaker and addressee by record id. */
  speaker: string | null
  saidOn: string | null
  occasion: string | null
  askedOf: string | null
  dueOn: string | null
  target: ExchangedTarget
  format: ExchangeFormat
  /** The note as it came. */
  value: unknown
  apart: KeptApart[]
}

/** What was read from a file of notes. */
export type ExchangedFile = {
  format: ExchangeFormat
  notes: ExchangedNote[]
  /** What of the file could not be taken for a note, and what it says is not in it: a sentence each. */
  remarks: string[]
}

type Json = Record<string, unknown>

/** A value as an object, or null where it is none. */
export function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

/** A value, or each of a list of them: JSON-LD writes one thing and a list of one alike. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** A value as a text, or null where it is none or empty. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? clean(value) : null
}

/** Without what a database cannot hold: NUL, and halves of characters. */
export function clean(text: string): string {
  return text.replace(/\u0000/gu, '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/

/** An instant with its zone, as an ISO 8601 instant of ours; null for anything else. */
export function instantOf(value: unknown): string | null {
  if (typeof value !== 'string' || !INSTANT.test(value)) return null
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

const SHOWN = 160

/** Names a part that is kept apart, with the beginning of what it says. */
export function apart(part: string, value: unknown): KeptApart {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const shown = clean(text ?? '')
  return { part, value: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown }
}

/** HTML as plain words: line ends for its blocks, no tags, the five entities of XML and numbers as characters. */
export function wordsOfHtml(html: string): string {
  // A `<` ends the search for its `>` at the next one: a text of nothing else would be read once for each of them.
  const text = html
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/giu, '\n')
    .replace(/<[^<>]*>/gu, '')
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/giu,
      (whole, hex, number, name) => {
        if (name) return NAMED[String(name).toLowerCase()] ?? whole
        const code = hex ? parseInt(String(hex), 16) : Number(number)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  return clean(text)
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
