import { dayFromNumber, dayNumber } from './days'
import { parseEdtf } from './edtf'
import { findDocketNumbers } from './docketNumber'
import { wordsOf } from './words'

/** The fields that a search may be narrowed to. `matter` is the dispute, the proceeding and what they are about. */
export type SearchField = 'title' | 'words' | 'summary' | 'person' | 'organization' | 'matter' | 'kind'

/** One thing to look for, with the place in the query that asked for it. */
export type Clause = { start: number; end: number } & (
  | { type: 'word'; word: string; isPrefix: boolean; distance: 0 | 1 | 2; field: SearchField | null }
  /** Words that must follow each other. */
  | { type: 'phrase'; words: string[]; field: SearchField | null }
  /** A docket number or citation by any of its keys, or else its words as they stand. */
  | { type: 'docket'; keys: string[]; words: string[]; isPrefix: boolean }
  /** A first and a last day, both included; null is an open end. */
  | { type: 'dates'; from: string | null; to: string | null }
)

/** A query as it was understood. It holds for a record that meets one clause of each group and none of `not`. */
export type Query = {
  /** Every group must be met; clauses within one are alternatives ("crowded OR congested"). */
  must: Clause[][]
  not: Clause[]
  /** What was read otherwise than it may have been meant, in words for the reader. */
  notices: string[]
}

/** More clauses than anyone writes by hand; the rest of a pasted page is left out, and said to be. */
const MOST_CLAUSES = 48
/** Longer words are no words, and looking for near ones would take long. */
const LONGEST_WORD = 60

/** The names people use for fields, each with the field it means; dates, dockets and operators stand apart. */
const FIELDS: Record<string, SearchField> = {
  title: 'title',
  words: 'words',
  quote: 'words',
  quotation: 'words',
  summary: 'summary',
  person: 'person',
  people: 'person',
  speaker: 'person',
  organization: 'organization',
  organizations: 'organization',
  org: 'organization',
  party: 'organization',
  dispute: 'matter',
  proceeding: 'matter',
  topic: 'matter',
  jurisdiction: 'matter',
  matter: 'matter',
  kind: 'kind',
  type: 'kind',
}
const DOCKET_FIELDS = new Set(['docket', 'dockets', 'citation', 'cite'])
/** What may stand before a docket number that is a piece of its own. */
const DOCKET_LEAD = /(?:^|\s)([+-]?(?:(?:dockets?|citation|cite):)?)$/iu
const DATE_FIELDS = new Set(['date', 'on', 'in', 'after', 'since', 'before', 'until'])

/** Names that a search box may offer, each once. */
export const FIELD_NAMES = [
  'title',
  'words',
  'summary',
  'person',
  'party',
  'dispute',
  'proceeding',
  'docket',
  'topic',
  'jurisdiction',
  'kind',
  'date',
  'after',
  'before',
] as const

type Token = {
  start: number
  end: number
  sign: '+' | '-' | ''
  field: string
  body: string
  isQuoted: boolean
}
const TOKEN = /([+-]?)(?:(\p{L}+):(?=\S))?(?:"([^"]*)"|(\S+))/gu

/**
 * Reads a query: words, prefix*, near~1, field:value, +must, -not, "a phrase", this OR that, docket numbers
 * and citations as people write them. Every word narrows. The last word, while no space follows it, also
 * stands for words that begin with it, as somebody types. Never refuses: what cannot be read as an operator
 * is read as plain words, with a notice.
 */
export function parseQuery(text: string): Query {
  const query: Query = { must: [], not: [], notices: [] }
  let isAlternative = false
  let count = 0
  const tokens = tokensOf(text, query.notices)
  for (const [index, token] of tokens.entries()) {
    if (isBetweenWords(tokens, index, query.notices)) {
      isAlternative = token.body === 'OR' && query.must.length > 0
      continue
    }
    const isLast = token.end === text.length
    for (const clause of clausesOf(token, isLast, query.notices)) {
      if (++count > MOST_CLAUSES) {
        query.notices.push(`Only the first ${MOST_CLAUSES} words were used.`)
        return query
      }
      if (token.sign === '-') query.not.push(clause)
      else if (isAlternative) query.must.at(-1)!.push(clause)
      else query.must.push([clause])
      isAlternative = false
    }
  }
  if (text.trim() !== '' && query.must.length === 0 && query.not.length === 0 && query.notices.length === 0) {
    query.notices.push('There is no letter or digit in this to look for.')
  }
  return query
}

const OPERATORS = new Set(['AND', 'OR', 'NOT'])

function isOperator(token: Token | undefined): boolean {
  return token !== undefined && !token.isQuoted && !token.field && !token.sign && OPERATORS.has(token.body)
}

/**
 * Whether a piece is an OR, or an AND, which every word implies, with a word on either side; at the end it waits for
 * one. Anywhere else it is read as a word; so is NOT, which those write who quote ("almost certainly NOT congestion").
 */
function isBetweenWords(tokens: readonly Token[], index: number, notices: string[]): boolean {
  const token = tokens[index]!
  if (!isOperator(token)) return false
  const [before, after] = [tokens[index - 1], tokens[index + 1]]
  if (token.body === 'NOT') {
    notices.push('“NOT” was read as a word. To leave a word out, write -word.')
    return false
  }
  const isBetween = before !== undefined && !isOperator(before) && !isOperator(after)
  if (isBetween && after === undefined) notices.push(`“${token.body}” waits for a word after it.`)
  if (!isBetween) notices.push(`“${token.body}” stands between two words; here it was read as a plain word.`)
  return isBetween
}

/** Pieces of a query in order. Docket numbers are taken out first, since they hold spaces and hyphens. */
function tokensOf(text: string, notices: string[]): Token[] {
  const isUneven = (text.match(/"/g)?.length ?? 0) % 2 === 1
  const lastQuote = text.lastIndexOf('"')
  const even = isUneven ? `${text.slice(0, lastQuote)} ${text.slice(lastQuote + 1)}` : text
  if (isUneven) notices.push('A quotation mark has no partner, so the words after it were read one by one.')

  const quoted = [...even.matchAll(/"[^"]*"/g)].map((match) => [match.index, match.index + match[0].length])
  const tokens: Token[] = []
  let at = 0
  for (const { start, end } of findDocketNumbers(even)) {
    const lead = DOCKET_LEAD.exec(even.slice(Math.max(0, start - 12), start))
    const isWhole = lead !== null && (end === even.length || /\s/.test(even[end]!))
    if (!isWhole || quoted.some(([from, to]) => start < to! && end > from!)) continue
    const from = start - lead[1]!.length
    plainTokens(even, at, from, tokens)
    const sign = (/^[+-]/.exec(lead[1]!)?.[0] ?? '') as Token['sign']
    tokens.push({ start: from, end, sign, field: 'docket', body: even.slice(start, end), isQuoted: false })
    at = end
  }
  plainTokens(even, at, even.length, tokens)
  return tokens
}

function plainTokens(text: string, from: number, to: number, tokens: Token[]) {
  for (const match of text.slice(from, to).matchAll(TOKEN)) {
    const [whole, sign, field, phrase, word] = match
    tokens.push({
      start: from + match.index,
      end: from + match.index + whole.length,
      sign: sign as Token['sign'],
      field: field?.toLowerCase() ?? '',
      body: phrase ?? word ?? '',
      isQuoted: phrase !== undefined,
    })
  }
}

function clausesOf(token: Token, isLast: boolean, notices: string[]): Clause[] {
  const { start, end, field: name, body } = token
  const place = { start, end }
  if (name === '') {
    const bare = /^(\p{L}+):$/u.exec(token.isQuoted ? '' : body)?.[1]
    if (bare && isField(bare.toLowerCase()))
      notices.push(`“${bare}:” has nothing right after it, so it was read as a word. Write ${bare}:word.`)
    return termsOf(token, null, isLast, notices)
  }
  if (Object.hasOwn(FIELDS, name)) return termsOf(token, FIELDS[name]!, isLast, notices)
  if (DOCKET_FIELDS.has(name)) {
    const words = wordsOf(body).map((word) => word.folded)
    const keys = findDocketNumbers(body)[0]?.keys ?? [body.toLowerCase()]
    return words.length > 0 ? [{ type: 'docket', keys, words, isPrefix: isLast, ...place }] : []
  }
  if (DATE_FIELDS.has(name)) {
    const date = parseEdtf(body)
    if (date) {
      const from = name === 'before' || name === 'until' ? null : date.min
      const to =
        name === 'after' || name === 'since'
          ? null
          : name === 'before'
            ? dayFromNumber(dayNumber(date.min) - 1)
            : date.max
      return [{ type: 'dates', from, to, ...place }]
    }
    notices.push(`“${short(body)}” is no date such as 2014, 2014-06 or 2014-06-05, so it was read as words.`)
  } else {
    notices.push(`There is no field “${short(name)}”, so it was read as words.`)
  }
  return termsOf({ ...token, body: `${name} ${body}` }, null, isLast, notices)
}

function isField(name: string): boolean {
  return Object.hasOwn(FIELDS, name) || DOCKET_FIELDS.has(name) || DATE_FIELDS.has(name)
}

/** A word, a phrase, or the several words that one piece between spaces holds ("cease-and-desist"). */
function termsOf(token: Token, field: SearchField | null, isLast: boolean, notices: string[]): Clause[] {
  const { start, end, body, isQuoted, sign } = token
  const place = { start, end }
  const operator = isQuoted ? null : /^(.*?)(?:\*|~(\d*))$/su.exec(body)
  const words = wordsOf(operator ? operator[1]! : body).map((word) => word.folded)
  if (!isQuoted && /[*~]/.test(operator ? operator[1]! : body)) {
    notices.push(`* and ~ stand at the end of a word; “${short(body)}” was read as plain words.`)
  }
  if (words.length === 0) return []
  if (isQuoted) return [{ type: 'phrase', words, field, ...place }]

  const isFuzzy = operator !== null && body.includes('~')
  const asked = isFuzzy ? Number(operator[2] === '' ? 1 : operator[2]) : 0
  if (asked > 2)
    notices.push(
      `A word may be at most 2 letters off; “${short(body)}” was read as “${short(operator![1]!)}~2”.`,
    )
  const distance = Math.min(asked, 2) as 0 | 1 | 2
  const isStarred = operator !== null && !isFuzzy
  const isPrefix = isStarred || (isLast && operator === null && sign !== '+' && sign !== '-')

  if (words.length > 1 && !isStarred && !isPrefix && distance === 0) {
    return [{ type: 'phrase', words, field, ...place }]
  }
  return words.map((word, index) => {
    const isFinal = index === words.length - 1
    return {
      type: 'word',
      word: word.slice(0, LONGEST_WORD),
      isPrefix: isFinal && isPrefix,
      distance: isFinal && word.length <= LONGEST_WORD ? distance : 0,
      field,
      ...place,
    }
  })
}

/** The query without one clause, as the reader would have typed it. */
export function withoutClause(text: string, clause: Pick<Clause, 'start' | 'end'>): string {
  const before = text
    .slice(0, clause.start)
    .trimEnd()
    .replace(/(?:^|\s)OR$/u, '')
    .trimEnd()
  const after = text.slice(clause.end).replace(before === '' ? /^\s*(?:OR\b\s*)?/u : /^\s*/u, '')
  return before !== '' && after !== '' ? `${before} ${after}` : before + after
}

function short(text: string): string {
  const letters = [...text]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : text
}
