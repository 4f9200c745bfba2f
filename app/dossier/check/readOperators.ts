import { skipInlineImage } from '../../extract/copy/contentStream'

/** An operand of a drawing: a number, a name with its slash, the bytes of a string, an array, or a dictionary. */
export type Operand = number | boolean | null | string | Uint8Array | Operand[] | { [key: string]: Operand }
export type Operation = { operator: string; operands: Operand[] }

const CLOSED = Symbol('closed')
type Token = Operand | typeof CLOSED | { word: string }

/**
 * Reads the drawing of a page, decoded (ISO 32000-1, 7.8.2), operator by operator. An inline image is one operation
 * named BI, without its bytes. What is cut short ends the reading.
 */
export function* readOperators(content: Uint8Array): Generator<Operation> {
  const reader = new ContentReader(content)
  let operands: Operand[] = []
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token === CLOSED) continue
    if (!isWord(token)) {
      operands.push(token)
      continue
    }
    if (token.word === 'BI') continue
    if (token.word === 'ID') {
      reader.at = skipInlineImage(content, reader.at)
      if (reader.at < 0) return
      yield { operator: 'BI', operands: [] }
    } else yield { operator: token.word, operands }
    operands = []
  }
}

function isWord(token: Token): token is { word: string } {
  return typeof token === 'object' && token !== null && 'word' in token && typeof token.word === 'string'
}

class ContentReader {
  at = 0
  constructor(private readonly bytes: Uint8Array) {}

  /** The next token, or undefined at the end. */
  next(): Token | undefined {
    const { bytes } = this
    for (;;) {
      while (this.at < bytes.length && isSpace(bytes[this.at]!)) this.at++
      if (bytes[this.at] !== 0x25) break
      while (this.at < bytes.length && bytes[this.at] !== 0x0a && bytes[this.at] !== 0x0d) this.at++
    }
    if (this.at >= bytes.length) return undefined
    const byte = bytes[this.at]!
    if (byte === 0x28) return this.string()
    if (byte === 0x2f) return this.name()
    if (byte === 0x5b) return this.array()
    if (byte === 0x3c) return bytes[this.at + 1] === 0x3c ? this.dictionary() : this.hex()
    if (byte === 0x5d) return this.skip(1)
    if (byte === 0x3e) return this.skip(bytes[this.at + 1] === 0x3e ? 2 : 1)
    if (byte === 0x7b || byte === 0x7d || byte === 0x29) return this.skip(1)
    return this.regular()
  }

  private skip(length: number): typeof CLOSED {
    this.at += length
    return CLOSED
  }

  private regular(): Token {
    const word = this.regularText()
    const number = Number(word)
    if (word !== '' && !Number.isNaN(number)) return number
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { word }
  }

  private name(): string {
    this.at++
    return `/${this.regularText().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))}`
  }

  private regularText(): string {
    const start = this.at
    while (
      this.at < this.bytes.length &&
      !isSpace(this.bytes[this.at]!) &&
      !isDelimiter(this.bytes[this.at]!)
    )
      this.at++
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1')
  }

  private array(): Operand[] {
    this.at++
    const items: Operand[] = []
    for (let token = this.next(); token !== undefined && token !== CLOSED; token = this.next())
      if (!isWord(token)) items.push(token)
    return items
  }

  private dictionary(): { [key: string]: Operand } {
    this.at += 2
    const items: Operand[] = []
    for (let token = this.next(); token !== undefined && token !== CLOSED; token = this.next())
      if (!isWord(token)) items.push(token)
    const entries: { [key: string]: Operand } = {}
    for (let index = 0; index + 1 < items.length; index += 2)
      entries[String(items[index])] = items[index + 1]!
    return entries
  }

  private hex(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.at)
    const digits = Buffer.from(this.bytes.subarray(this.at + 1, end === -1 ? undefined : end))
      .toString('latin1')
      .replace(/\s/g, '')
    this.at = end === -1 ? this.bytes.length : end + 1
    return Uint8Array.from(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'))
  }

  private string(): Uint8Array {
    const out: number[] = []
    let depth = 0
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!
      if (byte === 0x28 && depth++ === 0) continue
      if (byte === 0x29 && --depth === 0) {
        this.at++
        break
      }
      if (byte === 0x5c) this.escaped(out)
      else out.push(byte)
    }
    return Uint8Array.from(out)
  }

  private escaped(out: number[]) {
    const byte = this.bytes[++this.at]!
    const octal = /^[0-7]{1,3}/.exec(
      Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'),
    )
    if (octal) {
      out.push(parseInt(octal[0], 8) & 0xff)
      this.at += octal[0].length - 1
    } else if (byte === 0x0d && this.bytes[this.at + 1] === 0x0a) this.at++
    else if (byte !== 0x0a && byte !== 0x0d) out.push(ESCAPES[byte] ?? byte)
  }
}

const ESCAPES: Record<number, number> = { 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0c }

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0
}

function isDelimiter(byte: number): boolean {
  return (
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x7b ||
    byte === 0x7d ||
    byte === 0x2f ||
    byte === 0x25
  )
}
