import type { AnnotationKind, Visibility } from '../annotation'
import type { ExchangeFormat } from './exchangedNote'

/** A foreign note as it came, and the words that it was pinned to when it came. */
export type Foreign = { format: ExchangeFormat; value: unknown; pinned: string | null }

/** A note on its way out, whatever format it goes out in. */
export type ExportedNote = {
  id: string
  /** Full address of the annotation, for programs. */
  address: string
  /** Full address of its page, for people. */
  permalink: string
  documentId: string
  documentTitle: string
  kind: AnnotationKind
  /** Full address of the note that it answers. */
  answers: string | null
  body: string
  tags: readonly string[]
  visibility: Visibility
  author: string
  /** ISO 8601 instants. */
  createdAt: string
  updatedAt: string
  /** Names or record ids. */
  speaker: { id: string; name: string } | null
  saidOn: string | null
  occasion: string | null
  askedOf: { id: string; name: string } | null
  dueOn: string | null
  /** How its words stand in the document now. */
  state: 'exact' | 'moved' | 'altered' | 'ambiguous' | 'lost'
  /** The words that may be quoted: those noted, or those that somebody affirmed in their place. Null where none may. */
  quotable: string | null
  /** Null for a note on the whole document. */
  quote: { exact: string; prefix: string; suffix: string } | null
  /** Full address of what its words are of: an original, a captured page, or the document's own page. */
  source: string
  /** From 1, of an original with sheets; null where pages are not its parts. */
  page: number | null
  /** Into the whole text of the document, pages joined by a line feed, in each unit. Null where the words do not stand there. */
  position: { codePoints: [start: number, end: number]; codeUnits: [start: number, end: number] } | null
  /** Of a captured page: when, and where its bytes are kept. */
  capture: { sourceDate: string; cached: string } | null
  foreign: Foreign | null
}
