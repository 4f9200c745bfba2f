import { PdfName, PdfRef, PdfStream, type PdfDict, type PdfValue } from './pdfValue'

/** What is not there to be read: a syntax that is broken, or more of the file than was given. */
export class PdfSyntaxError extends Error {
  constructor(
    message: string,
    /** The bytes ended: more of them may help. */
    readonly isCutOff = false,
  ) {
    super(message)
  }
}

/** Arrays and dictionaries within each other: a sound file has a few, a hostile one thousands. */
const MOST_DEPTH = 64

/** White space and delimiters (ISO 32000-1, 7.2.2), by byte: 1 white, 2 delimiter. */
export const CLASS = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = 1
for (const mark of '()<>[]{}/%') CLASS[mark.charCodeAt(0)] = 2

const HEX = new Int8Array(256).fill(-1)
for (const [at, digit] of [...'0123456789abcdef'].entries()) {
  HEX[digit.charCodeAt(0)] = at
  HEX[digit.toUpperCase().charCodeAt(0)] = at
}

/** Reads values of the file's syntax, one after another, from `pos` on. */
export class ValueParser {
  constructor(
    readonly bytes: Uint8Array,
    public pos: number,
    /** Where `bytes` start in the file. */
    readonly base = 0,
  ) {}

  /** The next value. A keyword that is none ends what it stands in; at the top it is an error. */
  value(depth = 0): PdfValue {
    if (depth > MOST_DEPTH) throw new PdfSyntaxError('values within values')
    this.skipWhite()
    const byte = this.#peek()
    if (byte === 0x2f) return this.#name()
    if (byte === 0x28) return this.#literal()
    if (byte === 0x5b) return this.#array(depth)
    if (byte === 0x3c) return this.bytes[this.pos + 1] === 0x3c ? this.#dict(depth) : this.#hex()
    const word = this.word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    const number = Number(word)
    if (word === '' || Number.isNaN(number)) return this.#brokenNumber(word)
    return Number.isInteger(number) && number >= 0 ? this.#refOr(number) : number
  }

  /** The characters up to white or a delimiter. */
  word(): string {
    const start = this.pos
    while (this.pos < this.bytes.length && CLASS[this.bytes[this.pos]!] === 0) this.pos++
    return latin1(this.bytes, start, this.pos)
  }

  /** Skips white space and comments. */
  skipWhite(): void {
    for (; this.pos < this.bytes.length; this.pos++) {
      const byte = this.bytes[this.pos]!
      if (byte === 0x25) while (this.pos < this.bytes.length && !isLineEnd(this.bytes[this.pos]!)) this.pos++
      else if (CLASS[byte] !== 1) return
    }
  }

  /** An object's value after its `n g obj`, a stream as such. */
  object(): PdfValue {
    const value = this.value()
    if (!(value instanceof Map)) return value
    this.skipWhite()
    const { bytes, pos } = this
    if (latin1(bytes, pos, pos + 6) !== 'stream') {
      if (pos + 6 > bytes.length) throw new PdfSyntaxError('the bytes end', true)
      return value
    }
    let start = pos + 6
    if (bytes[start] === 0x0d) start++
    if (bytes[start] === 0x0a) start++
    return new PdfStream(value as PdfDict, this.base + start)
  }

  #peek(): number {
    if (this.pos >= this.bytes.length) throw new PdfSyntaxError('the bytes end', true)
    return this.bytes[this.pos]!
  }

  /** Numbers such as "--5" and "1.2.3" are met; readers take what they can. */
  #brokenNumber(word: string): number {
    const number = parseFloat(word.replace(/^[-+]+/, (signs) => (signs.includes('-') ? '-' : '')))
    if (Number.isNaN(number)) throw new PdfSyntaxError(`no value: ${word.slice(0, 20)}`)
    return number
  }

  #refOr(num: number): PdfValue {
    const after = this.pos
    this.skipWhite()
    const gen = this.word()
    if (/^\d{1,5}$/.test(gen)) {
      this.skipWhite()
      if (this.word() === 'R') return new PdfRef(num, Number(gen))
    }
    this.pos = after
    return num
  }

  #name(): PdfName {
    this.pos++
    const word = this.word()
    return new PdfName(
      word.includes('#')
        ? word.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        : word,
    )
  }

  #array(depth: number): PdfValue[] {
    this.pos++
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.#peek() === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.pos++
    return items
  }

  #dict(depth: number): PdfDict {
    this.pos += 2
    const dict = new Map<string, PdfValue>()
    for (;;) {
      this.skipWhite()
      if (this.#peek() === 0x3e) break
      if (this.bytes[this.pos] !== 0x2f) throw new PdfSyntaxError('a dictionary without a name')
      const { name } = this.#name()
      dict.set(name, this.value(depth + 1))
    }
    this.pos += 2
    return dict
  }

  #hex(): string {
    this.pos++
    let text = ''
    let high = -1
    for (; this.#peek() !== 0x3e; this.pos++) {
      const digit = HEX[this.bytes[this.pos]!]!
      if (digit < 0) continue
      if (high < 0) high = digit
      else {
        text += String.fromCharCode(high * 16 + digit)
        high = -1
      }
    }
    this.pos++
    return high < 0 ? text : text + String.fromCharCode(high * 16)
  }

  #literal(): string {
    const start = ++this.pos
    let depth = 1
    let hasEscapes = false
    for (; ; this.pos++) {
      const byte = this.#peek()
      if (byte === 0x5c) {
        hasEscapes = true
        this.pos++
      } else if (byte === 0x28) depth++
      else if (byte === 0x29 && --depth === 0) break
    }
    const text = latin1(this.bytes, start, this.pos++)
    return hasEscapes ? unescape(text) : text
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescape(text: string): string {
  return text.replace(/\\([0-7]{1,3}|\r\n?|[^])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff)
    return /^[\r\n]/.test(escaped) ? '' : (ESCAPES[escaped] ?? escaped)
  })
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d
}

/** Bytes as characters, one to one. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  const stop = Math.min(end, bytes.length)
  if (stop - start > 24)
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, stop - start).toString('latin1')
  let text = ''
  for (let at = start; at < stop; at++) text += String.fromCharCode(bytes[at]!)
  return text
}
