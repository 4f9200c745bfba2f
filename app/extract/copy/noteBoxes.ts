import { lettersOf } from '../../domain/redaction/findLetters'
import { placesOf } from '../../domain/redaction/redaction'
import type { Matrix } from '../pdf/paint/geometry'
import type { ShownGlyph } from '../pdf/paint/shownGlyphs'
import type { BurntBox } from './burn'
import type { CopyTask } from './copyPages.server'
import { toShown } from './pageWords'

/** Fewer letters than this stand in any text. */
const LEAST_LETTERS = 3

/**
 * Boxes over what form fields and notes show of the words that are taken out of a document. They stand in no page's
 * text, so they are sought here: by the same words and patterns, and by the letters of each stretch that is taken out.
 */
export function noteBoxes(
  glyphs: readonly ShownGlyph[],
  shown: Matrix,
  { pages, removed, sought }: Pick<CopyTask, 'pages' | 'removed' | 'sought'>,
): BurntBox[] {
  const own = glyphs.filter(({ isNote }) => isNote)
  if (own.length === 0) return []
  const units: (ShownGlyph | null)[] = []
  let text = ''
  own.forEach((glyph, at) => {
    const parts = at > 0 && own[at - 1]!.show !== glyph.show ? [null, glyph] : [glyph]
    for (const part of parts) {
      const letters = part ? part.text : ' '
      text += letters
      units.push(...Array.from({ length: letters.length }, () => part))
    }
  })
  const stretches = removed
    .map(({ page, start, end, code }) => ({
      words: pages.find(({ number }) => number === page)?.text.slice(start, end) ?? '',
      code,
    }))
    .filter(({ words }) => lettersOf(words).length >= LEAST_LETTERS)
    .map((it) => ({ kind: 'words' as const, ...it }))
  return [...sought, ...stretches].flatMap((mark) =>
    placesOf([{ number: 1, text }], mark).flatMap(({ start, end }) =>
      units
        .slice(start, end)
        .flatMap((glyph) => (glyph ? [{ box: toShown(shown, glyph.body), code: mark.code, at: null }] : [])),
    ),
  )
}
