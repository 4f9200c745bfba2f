import type { PDFPageProxy, OPS as Operators } from 'pdfjs-dist'
import type { Flag } from '../../domain/extraction'
import type { Drawing } from './paint/drawing'
import { boxOf, type Box } from './paint/geometry'
import { hiddenWords, type HiddenKind } from './paint/hiddenWords'
import { glyphsShown, type GlyphFont } from './paint/shownGlyphs'
import { isSuspicious } from './paint/suspicion'

const MOST_WORDS = 4_000

const DETAILS: Record<HiddenKind, (page: number, words: string) => string> = {
  'covered-text': (page, words) =>
    `Page ${page} has ${words} under something opaque: a redaction that failed, or a patch.`,
  'invisible-text': (page, words) =>
    `Page ${page} has ${words} that cannot be seen: clear, tiny, or of the colour beneath.`,
  'text-outside-page': (page, words) => `Page ${page} has ${words} outside of what is shown of it.`,
}

/**
 * The words of a page that nobody sees, by why. Pages on which nothing can be hidden are told by their drawing alone,
 * which is quick; of the others, and where a line is cut off at the page's edge, pdf.js places each character.
 */
export async function hiddenFlags(
  page: PDFPageProxy,
  drawing: Drawing,
  OPS: typeof Operators,
  isCutOff: boolean,
): Promise<Flag[]> {
  const view: Box | null = boxOf(page.view)
  if (!view || !(isCutOff || isSuspicious(drawing, view))) return []
  const operators = await page.getOperatorList({ annotationMode: 0 })
  const fonts = page.commonObjs as unknown as { has(name: string): boolean; get(name: string): GlyphFont }
  const { glyphs } = glyphsShown(operators, OPS, (name) => (fonts.has(name) ? fonts.get(name) : null))
  return Object.entries(hiddenWords(drawing, glyphs, view)).flatMap(([kind, words]) =>
    words.length === 0 ? [] : [flagOf(kind as HiddenKind, page.pageNumber, words)],
  )
}

function flagOf(kind: HiddenKind, page: number, words: string[]): Flag {
  const count = words.length === 1 ? 'one word' : `${words.length.toLocaleString('en-US')} words`
  const text = words.join(' ').replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
  return { kind, page, words: text.slice(0, MOST_WORDS), detail: DETAILS[kind](page, count) }
}
