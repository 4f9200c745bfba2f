/**
 * Where terms stand, packed for sending: for each term in turn the number of its records, then for each
 * record, ascending, its distance from the one before (from -1) and a bit mask of its fields. Numbers are
 * unsigned LEB128; the whole is base64, so that it travels in JSON.
 */

/** Packs postings: for each term a map from record to field mask. */
export function writePostings(terms: readonly ReadonlyMap<number, number>[]): string {
  const bytes: number[] = []
  const write = (value: number) => {
    let rest = value
    while (rest >= 0x80) {
      bytes.push((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    bytes.push(rest)
  }
  for (const places of terms) {
    write(places.size)
    let last = -1
    for (const [record, mask] of [...places].sort(([a], [b]) => a - b)) {
      write(record - last)
      write(mask)
      last = record
    }
  }
  const parts: string[] = []
  // String.fromCharCode takes its characters as arguments, of which engines allow some 65,000.
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.slice(at, at + 8192)))
  return btoa(parts.join(''))
}

/** Reads packed postings in place: a term's records are unpacked when they are asked for. */
export class PostingsReader {
  private readonly bytes: Uint8Array
  private readonly startOf: Uint32Array

  constructor(packed: string, termCount: number) {
    const text = atob(packed)
    this.bytes = new Uint8Array(text.length)
    for (let at = 0; at < text.length; at++) this.bytes[at] = text.charCodeAt(at)
    this.startOf = new Uint32Array(termCount + 1)
    let at = 0
    for (let term = 0; term < termCount; term++) {
      this.startOf[term] = at
      let count = 0
      let shift = 0
      let byte: number
      do {
        byte = this.bytes[at++]!
        count |= (byte & 0x7f) << shift
        shift += 7
      } while (byte & 0x80)
      for (let numbers = count * 2; numbers > 0; numbers--) while (this.bytes[at++]! & 0x80);
    }
    this.startOf[termCount] = at
  }

  /** Flags the records in which a term stands in one of the fields. */
  mark(term: number, fields: number, flags: Uint8Array): void {
    this.each(term, (record, mask) => {
      if (mask & fields) flags[record] = 1
    })
  }

  /** Flags every record that a term stands in, whatever the field. */
  markAll(term: number, flags: Uint8Array): void {
    this.each(term, (record) => {
      flags[record] = 1
    })
  }

  private each(term: number, visit: (record: number, mask: number) => void) {
    const { bytes } = this
    let at = this.startOf[term]!
    const read = () => {
      let value = 0
      let shift = 0
      let byte: number
      do {
        byte = bytes[at++]!
        value |= (byte & 0x7f) << shift
        shift += 7
      } while (byte & 0x80)
      return value
    }
    const count = read()
    let record = -1
    for (let index = 0; index < count; index++) {
      record += read()
      visit(record, read())
    }
  }
}
