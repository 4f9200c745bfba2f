import { z } from 'zod'
import type { PageText } from '../passage'
import { findLetters, lettersOf } from './findLetters'
import { findPattern, PATTERN_NAMES, type PatternName } from './patterns'
import { REASON_CODES, type ReasonCode } from './reasonCode'

/** Shares of a page's width and height as it is shown, from its upper left corner. */
export type PageBox = { left: number; top: number; width: number; height: number }

/** What is taken out: a place on one page, or what is found wherever it stands. */
export type RedactionMark =
  | ({ kind: 'box'; page: number } & PageBox)
  | { kind: 'passage'; page: number; start: number; end: number }
  | { kind: 'words'; words: string }
  | { kind: 'pattern'; pattern: PatternName }

/** One redaction of a document. */
export type Redaction = RedactionMark & { id: string; code: ReasonCode }

/** A stretch of a page's text that is taken out, in UTF-16 code units, `end` exclusive. */
export type RemovedStretch = { page: number; start: number; end: number; code: ReasonCode }

/** Fewer letters than this would take out parts of every other line. */
export const LEAST_LETTERS = 2
/** The longest words that one redaction may name. */
export const MOST_WORDS = 500

const share = z.coerce.number('Give a share of the page, from 0 to 1.').min(0).max(1)
const page = z.coerce.number('Give a page.').int().min(1, 'Pages count from 1.')
const code = z.enum(REASON_CODES, 'Say why: choose a reason.')
const units = z.coerce.number().int().min(0)

/** Reads a form of one redaction: its kind, what it takes out, and why. */
export const redactionForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('box'),
    code,
    page,
    left: share,
    top: share,
    width: share.refine((it) => it > 0, 'The box has no width.'),
    height: share.refine((it) => it > 0, 'The box has no height.'),
  }),
  z.object({ kind: z.literal('passage'), code, page, start: units, end: units }),
  z.object({
    kind: z.literal('words'),
    code,
    words: z
      .string()
      .trim()
      .max(MOST_WORDS, `Keep this to ${MOST_WORDS} characters.`)
      .refine((it) => lettersOf(it).length >= LEAST_LETTERS, 'Give at least two letters or digits.'),
  }),
  z.object({
    kind: z.literal('pattern'),
    code,
    pattern: z.enum(PATTERN_NAMES as [PatternName, ...PatternName[]], 'Choose a pattern.'),
  }),
])

/**
 * The stretches of a document's text that redactions take out, in its order and without overlap; where two meet, the
 * first reason stands. What lies under a box only the page's picture tells: boxes are not among them.
 */
export function stretchesOf(
  pages: readonly PageText[],
  redactions: readonly (RedactionMark & { code: ReasonCode })[],
): RemovedStretch[] {
  const found = redactions.flatMap((mark) => placesOf(pages, mark).map((it) => ({ ...it, code: mark.code })))
  return mergeStretches(found)
}

/** Where one redaction finds something; nothing for a box. */
export function placesOf(
  pages: readonly PageText[],
  mark: RedactionMark,
): { page: number; start: number; end: number }[] {
  switch (mark.kind) {
    case 'box':
      return []
    case 'passage': {
      const text = pages.find(({ number }) => number === mark.page)?.text ?? ''
      const end = Math.min(mark.end, text.length)
      return mark.start < end ? [{ page: mark.page, start: mark.start, end }] : []
    }
    case 'words':
      return findLetters(pages, mark.words)
    case 'pattern':
      return pages.flatMap(({ number, text }) =>
        findPattern(mark.pattern, text).map((place) => ({ page: number, ...place })),
      )
  }
}

/** Stretches in the order of the text, those that meet or overlap as one for each reason. */
export function mergeStretches(stretches: readonly RemovedStretch[]): RemovedStretch[] {
  const sorted = [...stretches].sort((a, b) => a.page - b.page || a.start - b.start || b.end - a.end)
  const merged: RemovedStretch[] = []
  for (const it of sorted) {
    const last = merged.at(-1)
    if (
      !last ||
      last.page !== it.page ||
      last.end < it.start ||
      (last.end === it.start && last.code !== it.code)
    )
      merged.push({ ...it })
    else last.end = Math.max(last.end, it.end)
  }
  return merged
}

/** A stretch of a page's text: what is left (`code` is null), or what is taken out, with why. */
export type TextPiece = { text: string; code: ReasonCode | null }

/** A page's text in pieces, in its order: what is left, and each stretch that is taken out. */
export function piecesOf({ number, text }: PageText, removed: readonly RemovedStretch[]): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const { page, start, end, code } of removed) {
    if (page !== number) continue
    if (start > at) pieces.push({ text: text.slice(at, start), code: null })
    pieces.push({ text: text.slice(start, end), code })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), code: null })
  return pieces
}

/** A page's text with words taken out: in place of each stretch stands its reason, in brackets. */
export function redactText(page: PageText, removed: readonly RemovedStretch[]): string {
  return piecesOf(page, removed)
    .map(({ text, code }) => (code ? `[${code}]` : text))
    .join('')
}

/** A page's text without what was taken out, and with a gap where each stretch was: what is left to be read. */
export function remainingText(page: PageText, removed: readonly RemovedStretch[]): string {
  return piecesOf(page, removed)
    .map(({ text, code }) => (code ? ' \u00b6 ' : text))
    .join('')
}
