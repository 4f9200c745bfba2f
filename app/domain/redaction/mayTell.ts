import type { TellingWords } from './tellingWords'

/** By so many of its last letters a word is looked up, and words of fewer are always among those that a text may have. */
const TAIL_LETTERS = 3
/** Five bits of each of them. Different tails may make the same number: what is looked up is then compared. */
const TAIL_MASK = 2 ** (5 * TAIL_LETTERS) - 1

/** Each sign of ASCII in lower case where it is a letter or a digit, else 0. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase()
  return /[a-z\d]/.test(sign) ? sign.charCodeAt(0) : 0
})

/**
 * Those telling words that a text may have, in one pass however many they are: all that `tellingIn` finds in it, and few
 * that it does not. Only the letters a to z and the digits are compared, in their order, whatever stands between them.
 * Comparing words changes none of these but their case, once NFKD has freed them of accents and ligatures: it takes away
 * what joins and parts words, and marks.
 */
export function mayTell(telling: TellingWords, text: string): TellingWords {
  const { byTail, anywhere } = soughtOf(telling)
  const may = new Set(anywhere)
  const plain = decomposed(text)
  const letters = new Uint8Array(plain.length)
  let count = 0
  let tail = 0
  for (let at = 0; at < plain.length; at++) {
    const letter = foldedAt(plain, at)
    if (letter === 0) continue
    letters[count++] = letter
    tail = tailWith(tail, letter)
    for (const sought of byTail.get(tail) ?? [])
      if (endsWith(letters, count, sought.letters)) may.add(sought.said)
  }
  const isKept = (said: string) => may.has(said)
  return { words: telling.words.filter(isKept), phrases: telling.phrases.filter(isKept) }
}

type Sought = { said: string; letters: Uint8Array }

const kept = new WeakMap<TellingWords, { byTail: Map<number, Sought[]>; anywhere: string[] }>()

function soughtOf(telling: TellingWords) {
  const held = kept.get(telling)
  if (held) return held
  const all = [...telling.words, ...telling.phrases].map((said) => ({ said, letters: lettersIn(said) }))
  const byTail = new Map<number, Sought[]>()
  for (const sought of all.filter(({ letters }) => letters.length >= TAIL_LETTERS)) {
    const tail = sought.letters.reduce(tailWith, 0)
    const alike = byTail.get(tail)
    if (alike) alike.push(sought)
    else byTail.set(tail, [sought])
  }
  const anywhere = all.flatMap(({ said, letters }) => (letters.length < TAIL_LETTERS ? [said] : []))
  const sought = { byTail, anywhere }
  kept.set(telling, sought)
  return sought
}

function lettersIn(words: string): Uint8Array {
  const plain = decomposed(words)
  return Uint8Array.from(plain.split(''), (_, at) => foldedAt(plain, at)).filter((letter) => letter !== 0)
}

function decomposed(text: string): string {
  return /[^\x00-\x7f]/.test(text) ? text.normalize('NFKD') : text
}

function foldedAt(plain: string, at: number): number {
  const code = plain.charCodeAt(at)
  return code < FOLDED.length ? FOLDED[code]! : 0
}

function tailWith(tail: number, letter: number): number {
  return ((tail << 5) | (letter & 31)) & TAIL_MASK
}

function endsWith(letters: Uint8Array, count: number, sought: Uint8Array): boolean {
  const from = count - sought.length
  return from >= 0 && sought.every((letter, at) => letters[from + at] === letter)
}
