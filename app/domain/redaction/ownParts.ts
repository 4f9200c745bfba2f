import { PDF_OPERATORS } from '../pdfOperators'
import { REASON_CODES } from './reasonCode'

/**
 * What files of ours hold whatever they are made of, each with the kind of place in which it stands: a name of PDF's
 * syntax, a string behind its key, a tag of metadata, a whole line of print. A word that stands in these alone says nothing
 * of an exhibit; the same word in any other kind of place, or in a longer string or line, does.
 */
export type OwnParts = ReadonlySet<string>

/** Words of PDF's syntax (ISO 32000-1, 7.3; CMaps: 9.7.5). A piece that has any other bare word is none of it. */
const SYNTAX_WORDS = new Set([
  ...PDF_OPERATORS,
  ...`obj endobj stream endstream xref trailer startxref true false null R f n
  findresource begin dict begincmap def begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange
  begincidchar endcidchar begincidrange endcidrange beginnotdefrange endnotdefrange endcmap CMapName currentdict
  defineresource pop end usecmap`.split(/\s+/),
])
/** What the tables of a font's codes are told by (`tellingBytes`): those stay, and so do operators that are no words. */
const STAYS = /^..?$|^(?:begin|end)(?:bf|cid|notdef|codespace)/

type Token = { start: number; end: number; key: string | null; isString?: true }

/** Everything that a piece of an unpacked PDF holds, as `withoutOwn` compares it; `piece` has one character to a byte. */
export function partsOfPiece(piece: string): string[] {
  const tokens = tokensOf(piece).flatMap(({ start, end, key, isString }) => {
    if (key === null) return []
    return isString ? [key, ...wordsBetween(saidIn(piece.slice(start, end))).map((it) => it.key)] : [key]
  })
  return [wholeKey(piece), ...tokens]
}

/**
 * A piece of an unpacked PDF with blanks for what every file of ours has in the same kind of place, and, in a string of its
 * own, for words of ours between the words of ours that they always stand between.
 */
export function withoutOwn(piece: string, own: OwnParts): string {
  if (own.has(wholeKey(piece))) return ' '.repeat(piece.length)
  let rest = ''
  let at = 0
  for (const { start, end, key, isString } of tokensOf(piece)) {
    const isOwn = key === NUMBER || (key !== null && own.has(key))
    if (!isOwn && !isString) continue
    const said = isOwn ? ' '.repeat(end - start) : withoutOwnWords(saidIn(piece.slice(start, end)), own)
    rest += piece.slice(at, start) + said
    at = end
  }
  return rest + piece.slice(at)
}

/** A string's letters, of which each may be two bytes (UTF-16; ISO 32000-1, 7.9.2.2). */
function saidIn(string: string): string {
  return string.startsWith('(\u00fe\u00ff') ? string.replaceAll('\u0000', '') : string
}

function wholeKey(piece: string): string {
  return `whole ${piece}`
}

function tokensOf(piece: string): Token[] {
  return /^\s*<\?xpacket/.test(piece) ? tagsOf(piece) : syntaxOf(piece)
}

/** Metadata: each tag as it is written, and each text together with the tag that it follows. */
function tagsOf(piece: string): Token[] {
  let tag = ''
  return [...piece.matchAll(/<[^<>]*>|<|[^<]+/g)].map(({ 0: text, index }) => {
    if (text.startsWith('<')) tag = text
    return { start: index, end: index + text.length, key: text === tag ? text : `${tag}${text}` }
  })
}

/** Numbers of PDF's syntax: places, sizes, offsets. What a page prints or a string says is none of these. */
const NUMBER = '#'
const NUMBERS = /^[-+]?[\d.]+$/
const SYNTAX = /%[^\r\n]*|<<|>>|<[\da-fA-F\s]*>|\/[^\s()<>[\]{}/%]*|[[\]{}()<>]|[^\s()<>[\]{}/%]+/g

/** Names, operators, numbers and strings; none where a piece is something else, such as a text or a list of numbers. */
function syntaxOf(piece: string): Token[] {
  const tokens: Token[] = []
  let isSyntax = false
  let before = ''
  SYNTAX.lastIndex = 0
  for (let found = SYNTAX.exec(piece); found; found = SYNTAX.exec(piece)) {
    const { 0: text, index: start } = found
    if (text === '(') {
      const end = endOfString(piece, start)
      tokens.push({ start, end, key: `${before} ${piece.slice(start, end)}`, isString: true })
      SYNTAX.lastIndex = end
      before = '()'
      continue
    }
    const end = start + text.length
    if (text.startsWith('%')) tokens.push({ start, end, key: text })
    else if (text.startsWith('/')) tokens.push({ start, end, key: nameOf(text) })
    else if (/^<[^<]/.test(text)) {
      // Behind anything but a name it is a code of a font.
      if (before.startsWith('/')) tokens.push({ start, end, key: `${before} ${text}` })
    } else if (NUMBERS.test(text)) tokens.push({ start, end, key: NUMBER })
    else if (!/^[[\]{}()<>]+$/.test(text)) {
      if (!SYNTAX_WORDS.has(text)) return []
      isSyntax = true
      if (!STAYS.test(text)) tokens.push({ start, end, key: text })
    }
    before = text.startsWith('/') ? nameOf(text) : NUMBERS.test(text) ? NUMBER : text
  }
  return isSyntax ? tokens : []
}

/** A font's name without the six letters that tell one subset of it from another (ISO 32000-1, 9.6.4). */
function nameOf(text: string): string {
  return text.replace(/^\/[A-Z]{6}\+/, '/')
}

function endOfString(piece: string, start: number): number {
  let depth = 0
  for (let at = start; at < piece.length; at++) {
    if (piece[at] === '\\') at++
    else if (piece[at] === '(') depth++
    else if (piece[at] === ')' && --depth === 0) return at + 1
  }
  return piece.length
}

const MARK = new RegExp(`\\[(?:${REASON_CODES.join('|')})\\]`, 'g')

/** Where a line is read: on a page, or as an entry of the metadata or the outline. */
export type LineKind = 'print' | 'metadata' | 'bookmark'

/** Every line of a text and every word between its neighbours, as `withoutOwnLines` compares them: whatever pages they count. */
export function ownLinesOf(text: string, kind: LineKind = 'print'): string[] {
  return [...text.split('\n').map((line) => lineKey(line, kind)), ...wordsBetween(text).map(({ key }) => key)]
}

/**
 * A text without the lines that every file of ours has, without words of ours between the words of ours that they always
 * stand between, and without the reasons that stand for what was taken out.
 */
export function withoutOwnLines(text: string, own: OwnParts, kind: LineKind = 'print'): string {
  const lines = text.split('\n')
  return withoutOwnWords(text, own)
    .split('\n')
    .filter((_, index) => !own.has(lineKey(lines[index]!, kind)))
    .join('\n')
    .replace(MARK, ' \u00b6 ')
}

function withoutOwnWords(text: string, own: OwnParts): string {
  let left = ''
  let at = 0
  for (const { start, end, key } of wordsBetween(text)) {
    if (!own.has(key)) continue
    left += `${text.slice(at, start)}${' '.repeat(end - start)}`
    at = end
  }
  return left + text.slice(at)
}

/** On each side, so many words make a place our own: five in a row that are ours say what they always say. */
const NEIGHBOURS = 2

function wordsBetween(text: string): { start: number; end: number; key: string }[] {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
  const said = words.map(({ 0: word }) => (/^\p{N}|^[\da-f]{16,}$/u.test(word) ? '#' : word))
  return words.flatMap(({ 0: word, index }, at) => {
    const around = said.slice(at - NEIGHBOURS, at + NEIGHBOURS + 1)
    if (at < NEIGHBOURS || around.length <= 2 * NEIGHBOURS || said[at] === '#') return []
    return [{ start: index, end: index + word.length, key: `between ${around.join(' ')}` }]
  })
}

function lineKey(line: string, kind: LineKind): string {
  const said = line
    .replace(/(?:\btext page \d+ · )?\bPage \d+ of \d+\b/g, 'Page # of #')
    .replace(/\b[\da-f]{64}\b/g, '#')
    .replace(/ (?:\(p\. )?\d{1,4}\)?$/, ' #')
    .replace(/\s+/g, ' ')
  return `${kind} ${said.trim()}`
}
