import {
  BLANK,
  DIGIT,
  INITIAL,
  isClosing,
  isCurrency,
  isDash,
  isDoubleQuote,
  isIgnored,
  isOpening,
  isSingleQuote,
  kindOf,
  LETTER,
  MARK,
  mayBeMinus,
  SOFT_HYPHEN,
} from './characters'

/** What stood between two letters of the key, as flags of a joint. */
export const SPACE = 1
/** A hyphen or dash of any length. */
export const DASH = 2
/** A hyphen that a line ends in, between letters: it belongs to the word or to the line; nobody can tell. */
export const LINE_HYPHEN = 4
/** A full stop, or two, before a space or a closing mark: not a decimal point, nor one inside "U.S.". */
export const STOP = 8
/** A line break, and an empty line or page break; these tell where a sentence may end and are never compared. */
const LINE = 16
export const PARAGRAPH = 32

/**
 * A text in comparable form. `key` has its letters, digits and marks, one form for each way of printing them;
 * `joints[i]` says what stood before `key[i]` that printing may change (one more joint stands at the end). Each unit
 * of the key knows the whole characters of the text that it came from: `widths[i]` code units from `starts[i]`.
 */
export type Folded = {
  key: string
  joints: Uint8Array
  starts: Int32Array
  widths: Uint16Array
}

/** Combining marks that one character may carry before the rest are taken for another: nobody writes more. */
const CLUSTER = /[^]\p{M}{1,64}|[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[^]/uy
const DOTS = /\.(?:[ \u00a0]?\.)*/y

/**
 * Folds a text. White space, zero-width characters, ligatures, full-width forms, composition, and the style of
 * quotation marks and dashes leave no trace but in the joints. Letter case, digits, digit grouping, decimal points,
 * signs, %, currency, superscripts and every other mark stay what they are.
 */
export function fold(text: string): Folded {
  const folding = new Folding(text)
  folding.run(text.length)
  return folding.done()
}

/** Code units made into a string at once: a call takes so many arguments. */
const CHUNK = 8_192

/** A folding that can be taken in steps: `run` goes on for at least so many code units. */
export class Folding {
  private at = 0
  private size = 0
  private key = ''
  private written = 0
  private units: Uint16Array
  private joints: Uint8Array
  private starts: Int32Array
  private widths: Uint16Array
  private joint = 0
  /** Whether the joint so far is one hyphen right behind a letter (and then, perhaps, blanks). */
  private isHyphen = false
  private isSoft = false

  constructor(private readonly text: string) {
    const room = text.length + 16
    this.units = new Uint16Array(room)
    this.joints = new Uint8Array(room + 1)
    this.starts = new Int32Array(room)
    this.widths = new Uint16Array(room)
  }

  get isOver(): boolean {
    return this.at >= this.text.length
  }

  run(count: number): void {
    const { text } = this
    const end = Math.min(text.length, this.at + count)
    while (this.at < end) {
      const unit = text.charCodeAt(this.at)
      if (isPlain(unit) && !isMarked(text, this.at)) this.put(unit, this.at++, 1)
      else if (unit === 0x20 || kindOf(unit) & BLANK) this.blank(unit)
      else this.mark(unit)
    }
    this.write()
  }

  done(): Folded {
    const { key, size } = this
    this.joints[size] = this.joint & ~LINE_HYPHEN
    return {
      key,
      joints: this.joints.subarray(0, size + 1),
      starts: this.starts.subarray(0, size),
      widths: this.widths.subarray(0, size),
    }
  }

  /** Adds what was folded since to the key. */
  private write(): void {
    while (this.written < this.size) {
      const to = Math.min(this.size, this.written + CHUNK)
      // Five times as fast as spreading them, one by one. It takes what is like an array, which its type does not say.
      this.key += String.fromCharCode.apply(
        null,
        this.units.subarray(this.written, to) as unknown as number[],
      )
      this.written = to
    }
  }

  private put(unit: number, start: number, width: number): void {
    if (this.size === this.units.length) this.grow()
    let { joint } = this
    if (joint !== 0) {
      if (joint & LINE_HYPHEN) joint = kindOf(unit) & LETTER ? LINE_HYPHEN : joint & ~LINE_HYPHEN
      this.joint = 0
    }
    this.isHyphen = this.isSoft = false
    this.units[this.size] = unit
    this.joints[this.size] = joint
    this.starts[this.size] = start
    this.widths[this.size++] = width
  }

  private putAll(units: string, start: number, width: number): void {
    for (let index = 0; index < units.length; index++) this.put(units.charCodeAt(index), start, width)
  }

  private blank(unit: number): void {
    if (this.isHyphen || this.isSoft) this.joint |= LINE_HYPHEN
    if (unit === 0x0c || (unit === 0x0a && this.joint & LINE)) this.joint |= PARAGRAPH
    if (unit === 0x0a) this.joint |= LINE
    this.joint |= SPACE
    this.isHyphen = this.isSoft = false
    this.at++
  }

  private mark(unit: number): void {
    const { text, at } = this
    if (unit === 0x2e || unit === 0x2026) return this.dots()
    if (isDash(unit)) return this.dash(unit)
    if (isSingleQuote(unit)) return this.singleQuote(unit)
    if (isDoubleQuote(unit)) return this.step(1, '"')
    if (unit === 0x3002) return this.stop(1)
    if (unit === SOFT_HYPHEN) {
      this.isSoft = this.joint === 0 && this.isBehindLetter()
      this.at++
      return
    }
    CLUSTER.lastIndex = at
    const cluster = CLUSTER.exec(text)![0]
    this.step(cluster.length, formOf(cluster, kindOf(text.charCodeAt(at - 1))))
  }

  private step(width: number, form: string): void {
    if (form !== '') this.putAll(form, this.at, width)
    this.at += width
  }

  private dots(): void {
    const { text, at } = this
    if (text.charCodeAt(at) === 0x2026) return this.step(1, '…')
    DOTS.lastIndex = at
    const dots = DOTS.exec(text)![0]
    const count = dots.replace(/[^.]/g, '').length
    if (count > 2) {
      this.step(dots.length, '…')
      if (count === 4) this.joint |= STOP
      return
    }
    const next = text.charCodeAt(at + dots.length)
    const isStop =
      Number.isNaN(next) || kindOf(next) & BLANK || isClosing(next) || isIgnored(String.fromCharCode(next))
    if (isStop) return this.stop(dots.length)
    if (kindOf(next) & INITIAL && /\p{Ll}/u.test(text[at - 1] ?? '')) {
      this.stop(dots.length)
      this.joint |= SPACE
      return
    }
    this.step(1, '.')
  }

  private stop(width: number): void {
    this.joint |= STOP
    this.isHyphen = false
    this.at += width
  }

  /** A minus before a number is a sign and stays in the key; every other dash is a matter of style. */
  private dash(unit: number): void {
    const { text, at } = this
    const next = text.charCodeAt(at + 1)
    const before = text.charCodeAt(at - 1)
    if (mayBeMinus(unit) && isNumberAt(text, at + 1)) {
      const isFree = at === 0 || kindOf(before) & BLANK || isOpening(before) || isCurrency(before)
      if (isFree) return this.step(1, '−')
    }
    const isHyphen = unit === 0x2d || unit === 0x2010
    this.isHyphen = isHyphen && this.joint === 0 && this.isBehindLetter() && !isDash(next)
    this.joint |= DASH
    this.at++
  }

  /** An apostrophe inside a word, and a mark behind a number (minutes, feet), are not quotation marks. */
  private singleQuote(unit: number): void {
    const { text, at } = this
    const before = kindOf(text.charCodeAt(at - 1))
    const after = text.charCodeAt(at + 1)
    if (before & LETTER && kindOf(after) & LETTER) return this.step(1, "'")
    if (after === unit) return this.step(2, '"')
    this.step(1, before & DIGIT ? "'" : '"')
  }

  private isBehindLetter(): boolean {
    return this.size > 0 && (kindOf(this.units[this.size - 1]!) & LETTER) !== 0
  }

  private grow(): void {
    const room = this.size * 2
    const larger = <T extends Uint16Array | Uint8Array | Int32Array>(from: T, to: T): T => (
      to.set(from as never),
      to
    )
    this.units = larger(this.units, new Uint16Array(room))
    this.joints = larger(this.joints, new Uint8Array(room + 1))
    this.starts = larger(this.starts, new Int32Array(room))
    this.widths = larger(this.widths, new Uint16Array(room))
  }
}

/** ASCII letters and digits: most of most texts. */
function isPlain(unit: number): boolean {
  return (unit > 0x60 && unit < 0x7b) || (unit > 0x40 && unit < 0x5b) || (unit > 0x2f && unit < 0x3a)
}

function isMarked(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return next >= 0x300 && (kindOf(next) & MARK) !== 0
}

function isNumberAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (kindOf(unit) & DIGIT) return true
  return (unit === 0x2e || isCurrency(unit)) && (kindOf(text.charCodeAt(at + 1)) & DIGIT) !== 0
}

const IGNORED = /\p{Default_Ignorable_Code_Point}/gu
const FORMS = new Map<string, string>()

/** The form of one character, with its combining marks, in the key: '' for one that is shown as nothing. */
function formOf(cluster: string, kindBefore: number): string {
  let form = FORMS.get(cluster)
  if (form === undefined) {
    form = compatible(cluster.normalize('NFC'))
    if (FORMS.size < 10_000) FORMS.set(cluster, form)
  }
  // "1½" would turn into "11⁄2".
  return form.includes('⁄') && kindBefore & DIGIT ? cluster : form
}

/**
 * Unicode's compatible form (NFKC) where it prints the same letters: ligatures, full-width and mathematical ones,
 * ™, №. Not where it would make another number ("10²" is not "102") or set blanks and marks free.
 */
function compatible(cluster: string): string {
  const character = cluster.replace(IGNORED, '')
  const form = character.normalize('NFKC')
  if (form === character) return form
  if (/^[\u2070-\u209f]/u.test(character) || /\s/u.test(form)) return character
  if (/\p{Nd}/u.test(form) && !/\p{Nd}/u.test(character) && !form.includes('⁄')) return character
  return form
}
