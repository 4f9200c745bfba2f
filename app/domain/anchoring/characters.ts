/** What kinds of character a UTF-16 code unit may be, as flags. A half of a surrogate pair is of no kind. */
export const WORD = 1
export const LETTER = 2
export const DIGIT = 4
export const MARK = 8
export const BLANK = 16
/** A letter of a script that writes no spaces between words: a line break inside it parts nothing. */
export const UNSPACED = 32
/** A letter that may begin a sentence: a capital, or one of a script without capitals. */
export const INITIAL = 64
const KNOWN = 128

const KIND = new Uint8Array(0x10000)

/** The flags of one code unit. */
export function kindOf(unit: number): number {
  return KIND[unit] || (KIND[unit] = learn(unit))
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit)
  let kind = KNOWN
  if (/\p{L}/u.test(character)) kind |= WORD | LETTER
  if (/\p{N}/u.test(character)) kind |= WORD
  if (/\p{Nd}/u.test(character)) kind |= DIGIT
  if (/\p{M}/u.test(character)) kind |= WORD | MARK
  if ((/\s/u.test(character) && unit !== 0xfeff) || unit === 0x85) kind |= BLANK
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(
      character,
    )
  )
    kind |= UNSPACED
  if (/[\p{Lu}\p{Lt}\p{Lo}]/u.test(character)) kind |= INITIAL
  return kind
}

/** Marks that open or close a quotation, and those that look so in typed text; which of them is a matter of style. */
const DOUBLE_QUOTES = '"“”„‟«»″‶「」『』〝〞〟＂❝❞'
const SINGLE_QUOTES = "'‘’‚‛‹›′‵`´ʼʹ＇❛❜"
/** Hyphens and dashes; which of them is a matter of style. */
const DASHES = '-‐‑‒–—―−﹘﹣－⸺⸻'
/** Those of them that people also write for a minus sign. */
const MINUSES = '-‐‑–−﹣－'
const CURRENCIES = /\p{Sc}/u

const isOneOf = (characters: string) => {
  const units = new Set([...characters].map((it) => it.charCodeAt(0)))
  return (unit: number) => units.has(unit)
}

export const isDoubleQuote = isOneOf(DOUBLE_QUOTES)
export const isSingleQuote = isOneOf(SINGLE_QUOTES)
export const isDash = isOneOf(DASHES)
export const mayBeMinus = isOneOf(MINUSES)
export const isClosing = isOneOf(')]}"\'”’»›）］」』')
export const isOpening = isOneOf('([{"\'“‘«‹（［「『<>=~≈:*/^+±')
export const isCurrency = (unit: number) => CURRENCIES.test(String.fromCharCode(unit))

/** Shown as nothing: soft hyphens aside, the characters that only steer layout (Unicode's default ignorables). */
const IGNORED = /^\p{Default_Ignorable_Code_Point}$/u
export const isIgnored = (character: string) => IGNORED.test(character)

/** U+00AD, which asks for a hyphen only where a line ends in it. */
export const SOFT_HYPHEN = 0xad
