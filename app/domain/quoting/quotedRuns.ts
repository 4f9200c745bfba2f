import { countWords } from '../filing/limits'

/** A text with its cites, as it is printed. `isQuoted`: set as a block quotation, which has no marks of its own. */
export type CitingText = { text: string; isQuoted?: boolean } | { cite: CitedPages }

/** What a cite names: an exhibit by its place, from 1, and pages of it; null for no page in particular. */
export type CitedPages = { exhibit: number; pages: { first: number; last: number } | null }

/** Words in quotation marks, and the cites that they are held against. */
export type QuotedRun = {
  /** Without the marks around them. */
  words: string
  cites: CitedPages[]
  /**
   * Whether a cite follows in its own sentence, or directly behind it: that is what it was taken from. Otherwise `cites`
   * are all that its paragraph has, any of which may be meant.
   */
  hasOwn: boolean
  /** Whether it is too short to be known for a quotation: see `MOST_TERM`. */
  isTerm: boolean
}

/**
 * One or two words stand in quotation marks for many reasons: as a term, a title, in irony. They are held against a cite
 * only where nothing but punctuation stands between.
 */
const MOST_TERM = 2
/** Letters that make as much of scripts which part no words. */
const MOST_TERM_LETTERS = 6

/** Stand for a cite, and for the marks around a block quotation, in a text of one line: private use. */
const CITE = '\ue000'
const [BLOCK_OPENS, BLOCK_CLOSES] = ['\ue001', '\ue002']

/** What opens a quotation, with what closes it. Straight single marks are apostrophes too often to open any. */
const CLOSERS: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '"': '"',
  '«': '»',
  '‘': '’',
  '「': '」',
  '『': '』',
  [BLOCK_OPENS]: BLOCK_CLOSES,
}
const isWord = (character = '') => /[\p{L}\p{N}]/u.test(character)

/**
 * Finds what a paragraph quotes, with the cite of each: a cite supports the sentence or clause before it, so it is the
 * first that follows in the sentence, or directly behind it, with those that stand beside that one.
 */
export function quotedRuns(parts: readonly CitingText[]): QuotedRun[] {
  const cites = parts.flatMap((part) => ('cite' in part ? [part.cite] : []))
  const text = parts
    .map((part) => {
      if ('cite' in part) return CITE
      const plain = part.text.replace(/[\ue000-\ue002]/g, '')
      return part.isQuoted ? `${BLOCK_OPENS}${plain}${BLOCK_CLOSES}` : plain
    })
    .join('')
  const places = [...text.matchAll(/\ue000/g)].map(({ index }) => index)
  return stretchesOf(text).flatMap(({ start, end }): QuotedRun[] => {
    const inside = text.slice(start + 1, end)
    const words = inside.replace(/[\ue000-\ue002]/g, '').trim()
    if (!isWord(words.match(/[\p{L}\p{N}]/u)?.[0])) return []
    const own = ownCites(text, { start, end }, { cites, places })
    const isTerm = isShort(words)
    if (isTerm && !(own && own.isBeside)) return []
    const group = own ? own.cites : cites
    return group.length === 0 ? [] : [{ words, cites: group, hasOwn: own !== null, isTerm }]
  })
}

function isShort(words: string): boolean {
  const unparted = words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return countWords(words) <= MOST_TERM && unparted <= MOST_TERM_LETTERS
}

/** Where each outermost quotation opens and closes. */
function stretchesOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const ends = new Map<string, Map<number, number>>()
  for (let at = 0; at < text.length; at++) {
    const opener = text[at]!
    if (!(opener in CLOSERS) || !mayOpen(text, at)) continue
    if (!ends.has(opener)) ends.set(opener, endsOf(text, opener))
    const end = ends.get(opener)!.get(at)
    if (end === undefined) continue
    found.push({ start: at, end })
    at = end
  }
  return found
}

function mayOpen(text: string, at: number): boolean {
  const [before, next] = [text[at - 1], text[at + 1]]
  if (next === undefined) return false
  // Within French marks stand blanks.
  if (/\s/.test(next) && text[at] !== '«') return false
  // 5" is inches, and ‘90s a decade.
  if (text[at] === '"') return !isWord(before)
  return text[at] !== '‘' || (!isWord(before) && !/\d/.test(next))
}

/**
 * Where what each mark of a kind opens is closed, in one pass: the end of its paragraph where the next one opens with the
 * same mark anew. Those that nothing closes are left out.
 */
function endsOf(text: string, opener: string): Map<number, number> {
  const closers = CLOSERS[opener]!
  const ends = new Map<number, number>()
  let open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (opener !== BLOCK_OPENS && text.startsWith('\n\n', at)) {
      if (text[at + 2] === opener) for (const from of open) ends.set(from, at)
      open = []
    } else if (closers.includes(mark) && !(mark === '’' && isWord(text[at + 1]))) {
      const from = open.pop()
      if (from !== undefined) ends.set(from, at)
      // What closes may open too, as straight marks do.
      if (mark === opener) open.push(at)
    } else if (mark === opener) open.push(at)
  }
  return ends
}

/** A sentence goes on no longer behind its quotation: a cite further off is another one's. In UTF-16 code units. */
const MOST_OF_SENTENCE = 2_000

/**
 * The cites of a quotation itself; null where none follows in its sentence. `places`: where in the text each cite stands.
 * `isBeside`: nothing is said between.
 */
function ownCites(
  text: string,
  { start, end }: { start: number; end: number },
  { cites, places }: { cites: readonly CitedPages[]; places: readonly number[] },
): { cites: CitedPages[]; isBeside: boolean } | null {
  const before = countBelow(places, start)
  const first = countBelow(places, end)
  if (first > before) return { cites: cites.slice(before, first), isBeside: true }
  const place = places[first]
  if (place === undefined || place - end > MOST_OF_SENTENCE) return null
  const between = text.slice(end + 1, place).replace(BLOCK_OPENS, '')
  const closing = text.slice(Math.max(start + 1, end - MOST_OF_CLOSING), end).trimEnd()
  const last = closing.slice(-MOST_OF_WORD) + text[end]!
  if (endsBehind(last, between)) return null
  let to = first + 1
  while (to < places.length && JOINS_CITES.test(text.slice(places[to - 1]! + 1, places[to]))) to++
  return { cites: cites.slice(first, to), isBeside: !isWord(between.match(/[\p{L}\p{N}]/u)?.[0]) }
}

/** Of a quotation's end: its last word, and blanks behind it. */
const MOST_OF_CLOSING = 40

/** How many of these, in ascending order, are less than a place. */
function countBelow(places: readonly number[], place: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Between cites that stand beside each other for the same words. */
const JOINS_CITES = /^[\s,;&()]*(?:(?:and|see|also|accord)[\s,]*){0,3}$/i

/** A stop, then perhaps marks that close, a blank, and what a sentence begins with. */
const SENTENCE_END = /[.!?][\p{Pe}\p{Pf}"'\ue002]*\s+(?=[\p{Ps}\p{Pi}"'\ue001]*[\p{Lu}\p{Lo}\p{N}])/gu
/** Words that a full stop ends without ending the sentence. */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{L}|Mr|Mrs|Ms|Dr|Messrs|No|Nos|Inc|Corp|Co|Ltd|LLC|vs?|Jr|Sr|St|Exh?|Att|paras?|pp?|Sec|Art|Fed|Rcd|Cir|Reg|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|cf|e\.g|i\.e|U\.S|D\.C)$/u

/** Longer than any of those. */
const MOST_OF_WORD = 12

/** Whether a sentence ends behind these last words of a quotation: one that ends within it is the quotation's own. */
function endsBehind(last: string, between: string): boolean {
  const text = last + between
  return [...text.matchAll(SENTENCE_END)].some(({ 0: end, index }) => {
    if (index + end.length <= last.length) return false
    const word = /\S*$/.exec(text.slice(Math.max(0, index - MOST_OF_WORD), index))![0]
    return !ABBREVIATED.test(word)
  })
}
