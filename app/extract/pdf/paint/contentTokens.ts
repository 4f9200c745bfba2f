import { CLASS, latin1, PdfSyntaxError, ValueParser } from '../objects/parseValue'
import { isDict, type PdfDict } from '../objects/pdfValue'

/** What stands before an operator. Strings are not kept: what they say is pdf.js's to read. */
export type Operand = number | { name: string } | PdfDict | null

/** Operators of one page: a dense map has a few hundred thousand. */
export const MOST_OPERATORS = 3_000_000

/** Goes through a content stream, quickly: `see` is given each operator, and its operands in a list that is used again. */
export function eachOperator(
  bytes: Uint8Array,
  see: (operator: string, operands: readonly Operand[]) => void,
): void {
  const operands: Operand[] = []
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    const kind = CLASS[byte]!
    if (kind === 1) at++
    else if (isNumberStart(byte)) {
      const start = at
      at = endOfWord(bytes, at + 1)
      operands.push(numberOf(bytes, start, at))
    } else if (kind === 0) {
      const start = at
      at = endOfWord(bytes, at)
      const operator = latin1(bytes, start, Math.min(at, start + 8))
      if (operator === 'BI') at = skipInlineImage(bytes, at, see)
      else see(operator, operands)
      operands.length = 0
    } else at = readMarked(bytes, at, operands)
    if (operands.length > 64) operands.shift()
  }
}

function isNumberStart(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b
}

function endOfWord(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && CLASS[bytes[at]!] === 0) at++
  return at
}

/** Plain decimals are read by hand, which is several times quicker; NaN is taken as 0. */
function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const isNegative = bytes[at] === 0x2d
  if (isNegative || bytes[at] === 0x2b) at++
  let value = 0
  let scale = 0
  for (; at < end; at++) {
    const digit = bytes[at]! - 0x30
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      scale *= 10
    } else if (bytes[at] === 0x2e && scale === 0) scale = 1
    else return Number.parseFloat(latin1(bytes, start, end)) || 0
  }
  const number = scale > 1 ? value / scale : value
  return isNegative ? -number : number
}

function readMarked(bytes: Uint8Array, at: number, operands: Operand[]): number {
  const byte = bytes[at]!
  if (byte === 0x2f) {
    const end = endOfWord(bytes, at + 1)
    operands.push({ name: latin1(bytes, at + 1, end) })
    return end
  }
  if (byte === 0x28) {
    operands.push(null)
    return skipLiteral(bytes, at)
  }
  if (byte === 0x5b) {
    operands.push(null)
    return skipArray(bytes, at + 1)
  }
  if (byte === 0x3c && bytes[at + 1] === 0x3c) return readDict(bytes, at, operands)
  if (byte === 0x3c) {
    operands.push(null)
    return skipTo(bytes, at, 0x3e)
  }
  if (byte !== 0x25) return at + 1
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
  return at
}

function readDict(bytes: Uint8Array, at: number, operands: Operand[]): number {
  const parser = new ValueParser(bytes, at)
  try {
    const value = parser.value()
    operands.push(isDict(value) ? value : null)
    return parser.pos
  } catch (problem) {
    if (!(problem instanceof PdfSyntaxError)) throw problem
    return at + 2
  }
}

function skipTo(bytes: Uint8Array, at: number, byte: number): number {
  const found = bytes.indexOf(byte, at)
  return found < 0 ? bytes.length : found + 1
}

function skipLiteral(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 0x5c) at++
    else if (byte === 0x28) depth++
    else if (byte === 0x29 && --depth === 0) return at + 1
  }
  return bytes.length
}

function skipArray(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && bytes[at] !== 0x5d) {
    if (bytes[at] === 0x28) at = skipLiteral(bytes, at)
    else at++
  }
  return at + 1
}

/** Names of an inline picture that is a stencil, through which colour is painted. */
const STENCIL = /\/(?:IM|ImageMask)\s+true/

function skipInlineImage(
  bytes: Uint8Array,
  at: number,
  see: (operator: string, operands: readonly Operand[]) => void,
): number {
  let id = at
  while (
    id < bytes.length &&
    !(
      bytes[id] === 0x49 &&
      bytes[id + 1] === 0x44 &&
      CLASS[bytes[id + 2] ?? 32] === 1 &&
      CLASS[bytes[id - 1]!] !== 0
    )
  )
    id++
  const head = latin1(bytes, at, id)
  see('BI', STENCIL.test(head) ? [1] : [])
  for (let end = id + 3; end < bytes.length; end++) {
    const isEnd = bytes[end] === 0x45 && bytes[end + 1] === 0x49
    if (
      isEnd &&
      CLASS[bytes[end - 1]!] === 1 &&
      CLASS[bytes[end + 2] ?? 32] !== 0 &&
      isContent(bytes, end + 2)
    )
      return end + 2
  }
  return bytes.length
}

/** A picture's bytes may spell the operator that ends it; what follows the true one can be read as text. */
function isContent(bytes: Uint8Array, at: number): boolean {
  for (let on = at; on < Math.min(at + 12, bytes.length); on++) {
    const byte = bytes[on]!
    if (byte > 0x7e || (byte < 0x20 && CLASS[byte] !== 1)) return false
  }
  return true
}

export function numberAt(operands: readonly Operand[], at: number): number {
  const value = operands[at]
  return typeof value === 'number' ? value : 0
}

/** The name that stands at a place; empty where none does. */
export function nameAt(operands: readonly Operand[], at = 0): string {
  const value = operands[at]
  return value && typeof value === 'object' && 'name' in value ? value.name : ''
}
