import type { Flag } from '../../domain/extraction'
import type { PageText } from '../../domain/passage'

/** Words of one kind that a page's flag shows: enough to judge by. */
const MOST_WORDS = 12

/** Overrides, embeddings and isolates, which turn the order of letters about (UAX 9). */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/
/** Marks that steer direction without a sign of it: suspicious only between letters of a script that runs left to right. */
const BIDI_MARK_IN_LATIN = /[A-Za-z][\u200e\u200f\u061c][A-Za-z]/
/** Characters of no width within a word; joiners belong to words of Arabic, Indic and emoji, and are let be there. */
const ZERO_WIDTH =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d][\u200b-\u200d\u2060\u180e\ufeff]+[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u

/** What in a page's words deceives the eye: order turned about, letters of two alphabets in one word, what has no width. */
export function wordFlags({ number: page, text }: PageText): Flag[] {
  const flags: Flag[] = []
  const say = (kind: Flag['kind'], words: string[], detail: string) => {
    if (words.length > 0) flags.push({ kind, page, words: words.slice(0, MOST_WORDS).join('\n'), detail })
  }
  if (!/[^\u0000-\u00ff]/.test(text)) return flags
  say(
    'bidi-controls',
    linesWith(text, (line) => BIDI.test(line) || BIDI_MARK_IN_LATIN.test(line)),
    'Control characters change the order in which these words are shown: what is read may not be what is written.',
  )
  say(
    'lookalike-letters',
    wordsOf(text).filter(isMixed),
    'Words mix letters of different alphabets that look alike, so that a search or a copy does not find them.',
  )
  say(
    'invisible-text',
    text
      .split(/\s+/)
      .filter((word) => ZERO_WIDTH.test(word))
      .map(show),
    'Characters without width stand within words, so that a search or a copy does not find them.',
  )
  return flags
}

function linesWith(text: string, is: (line: string) => boolean): string[] {
  return text.split('\n').filter(is).map(show)
}

/** A line cut to what can be shown, its invisible characters spelt out, for a flag must not itself deceive. */
function show(words: string): string {
  return words
    .slice(0, 200)
    .replace(
      /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\u180e\ufeff]/g,
      (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
}

function wordsOf(text: string): string[] {
  return [...new Set(text.match(/[\p{L}\p{M}]{2,}/gu))]
}

const LATIN = /\p{Script=Latin}/u
/** Letters of Greek and Cyrillic that a reader takes for Latin ones (Unicode confusables, those of one letter). */
const LOOKS_LATIN = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιονρυχАВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝҮүѵӏ]/u
const CYRILLIC = /\p{Script=Cyrillic}/u
/** Micro, ohm, pi and the like stand beside Latin letters as signs: "Δv", "kΩ", "μs". */
const GREEK_SIGN = /[µμΩωΔδπσλαβγθφχρτεη]/gu

/**
 * Whether a word mixes Latin letters with Greek or Cyrillic ones that look Latin. A word of one script alone is no
 * lie, whatever it looks like. A Greek sign before or after Latin letters, as units and formulas have it, is not one either.
 */
function isMixed(word: string): boolean {
  if (!LATIN.test(word)) return /\p{Script=Greek}/u.test(word) && CYRILLIC.test(word)
  if (CYRILLIC.test(word)) return true
  const greek = word.match(/\p{Script=Greek}/gu)
  if (!greek) return false
  const isSign = greek.length === 1 && (word.match(GREEK_SIGN)?.length ?? 0) >= 1 && word.length <= 4
  return !isSign && greek.some((letter) => LOOKS_LATIN.test(letter))
}
