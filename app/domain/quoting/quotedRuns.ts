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
  return stretchesOf(text).flatMap(({ start, end }): QuotedRun[] => {
    const inside = text.slice(start + 1, end)
    const words = inside.replace(/[\ue000-\ue002]/g, '').trim()
    if (!isWord(words.match(/[\p{L}\p{N}]/u)?.[0])) return []
    const own = ownCites(text, start, end, cites)
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
  for (let at = 0; at < text.length; at++) {
    const opener = text[at]!
    if (!(opener in CLOSERS) || !mayOpen(text, at)) continue
    const end = closeOf(text, at, opener)
    if (end === null) continue
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

/** The mark that closes a quotation; the end of its paragraph where the next one opens with the same mark anew. */
function closeOf(text: string, from: number, opener: string): number | null {
  const closers = CLOSERS[opener]!
  let depth = 0
  for (let at = from + 1; at < text.length; at++) {
    const mark = text[at]!
    if (opener !== BLOCK_OPENS && text.startsWith('\n\n', at)) return text[at + 2] === opener ? at : null
    if (mark === opener && !closers.includes(opener)) depth++
    else if (closers.includes(mark) && !(mark === '’' && isWord(text[at + 1]))) {
      if (depth === 0) return at
      depth--
    }
  }
  return null
}

/** The cites of a quotation itself; null where none follows in its sentence. `isBeside`: nothing is said between. */
function ownCites(
  text: string,
  start: number,
  end: number,
  cites: readonly CitedPages[],
): { cites: CitedPages[]; isBeside: boolean } | null {
  const before = countOf(text.slice(0, start))
  const within = countOf(text.slice(start, end))
  if (within > 0) return { cites: cites.slice(before, before + within), isBeside: true }
  const behind = text.slice(end + 1).split(CITE)
  if (behind.length === 1) return null
  const between = behind[0]!.replace(BLOCK_OPENS, '')
  if (
    endsWithin(
      text
        .slice(start + 1, end)
        .trimEnd()
        .slice(-12) +
        text[end]! +
        between,
    )
  )
    return null
  const beside = behind.slice(1, -1).findIndex((gap) => !JOINS_CITES.test(gap))
  const count = beside === -1 ? behind.length - 1 : beside + 1
  return {
    cites: cites.slice(before, before + count),
    isBeside: !isWord(between.match(/[\p{L}\p{N}]/u)?.[0]),
  }
}

const countOf = (text: string) => text.split(CITE).length - 1

/** Between cites that stand beside each other for the same words. */
const JOINS_CITES = /^[\s,;&()]*(?:(?:and|see|also|accord)[\s,]*){0,3}$/i

/** A stop, then perhaps marks that close, a blank, and what a sentence begins with. */
const SENTENCE_END = /(\S*?)[.!?][\p{Pe}\p{Pf}"'\ue002]*\s+(?=[\p{Ps}\p{Pi}"'\ue001]*[\p{Lu}\p{Lo}\p{N}])/gu
/** Words that a full stop ends without ending the sentence. */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{L}|Mr|Mrs|Ms|Dr|Messrs|No|Nos|Inc|Corp|Co|Ltd|LLC|vs?|Jr|Sr|St|Exh?|Att|paras?|pp?|Sec|Art|Fed|Rcd|Cir|Reg|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|cf|e\.g|i\.e|U\.S|D\.C)$/u

function endsWithin(text: string): boolean {
  return [...text.matchAll(SENTENCE_END)].some(([, word]) => !ABBREVIATED.test(word!))
}
