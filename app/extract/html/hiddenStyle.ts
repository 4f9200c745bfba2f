/** What a declaration block does to the words in it. `background`: it sets one, so that white letters may be seen. */
export type StyleEffect = { isHidden: boolean; isWhite: boolean; background: boolean }

const HIDING = [
  /(?:^|;)\s*display\s*:\s*none\b/i,
  /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b/i,
  /(?:^|;)\s*opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)\s*(?:;|!|$)/i,
  /(?:^|;)\s*font-size\s*:\s*(?:0+(?:\.\d*)?|\.\d+)(?:px|pt|em|rem|%)?\s*(?:;|!|$)/i,
  /(?:^|;)\s*color\s*:\s*transparent\b/i,
  /(?:^|;)\s*(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{4,}(?:\.\d+)?px/i,
  /(?:^|;)\s*clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/i,
  /(?:^|;)\s*mso-hide\s*:\s*all\b/i,
]
const WHITE =
  /(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\))\s*(?:;|!|$)/i

/** Reads what of a style bears on whether its words can be seen: an attribute's, or a rule's of a sheet. */
export function styleEffect(declarations: string): StyleEffect {
  return {
    isHidden: HIDING.some((pattern) => pattern.test(declarations)),
    isWhite: WHITE.test(declarations),
    background: /(?:^|;)\s*background(?:-color|-image)?\s*:/i.test(declarations),
  }
}

/** Rules of a page's own sheets that hide words, by the class or id they are for. */
export type SheetRules = Map<string, StyleEffect>

const MOST_RULES = 2_000
const MOST_SHEET_UNITS = 500_000

/**
 * Adds the rules of one sheet for a single class or id, such as `.preheader`. What is for print or for narrow screens
 * alone, and every more involved selector, is let be: it hides words from some readers and not from others.
 */
export function addSheet(rules: SheetRules, sheet: string): void {
  const plain = sheet.slice(0, MOST_SHEET_UNITS).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ' ')
  let depth = 0
  let from = 0
  let selector = ''
  for (let at = 0; at < plain.length && rules.size < MOST_RULES; at++) {
    const mark = plain[at]
    if (mark === '{') {
      if (depth === 0) selector = plain.slice(from, at).trim()
      depth += 1
      from = at + 1
    } else if (mark === '}') {
      if (depth === 1) addRule(rules, selector, plain.slice(from, at))
      depth = Math.max(0, depth - 1)
      from = at + 1
    }
  }
}

function addRule(rules: SheetRules, selectors: string, declarations: string): void {
  const effect = styleEffect(declarations)
  if (!effect.isHidden && !effect.isWhite && !effect.background) return
  for (const selector of selectors.split(',').map((it) => it.trim())) {
    if (/^(?:[a-z]+[0-9]?)?[.#][\w-]+$/i.test(selector)) rules.set(selector.replace(/^[^.#]*/, ''), effect)
  }
}
