/** Advance of every glyph, in thousandths of the type size. */
export const ADVANCE = 500

/**
 * A TrueType font of two empty glyphs (`.notdef` and one that stands for every character), for text that is there to be
 * searched and copied and not to be seen, as OCR programs lay it over a scan. It has the tables that a CIDFontType2 needs
 * (ISO 32000-1, 9.9), and nothing of anybody's typeface.
 */
export function glyphlessFont(): Buffer {
  const head = Buffer.alloc(54)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt32BE(0x00010000, 4)
  head.writeUInt32BE(0x5f0f3cf5, 12)
  head.writeUInt16BE(0x000b, 16)
  head.writeUInt16BE(1000, 18)
  head.writeInt16BE(ADVANCE, 40)
  head.writeInt16BE(1000, 42)
  head.writeUInt16BE(8, 46)
  head.writeInt16BE(2, 48)
  const hhea = Buffer.alloc(36)
  hhea.writeUInt32BE(0x00010000, 0)
  hhea.writeInt16BE(800, 4)
  hhea.writeInt16BE(-200, 6)
  hhea.writeUInt16BE(ADVANCE, 10)
  hhea.writeUInt16BE(2, 34)
  const maxp = Buffer.alloc(32)
  maxp.writeUInt32BE(0x00010000, 0)
  maxp.writeUInt16BE(2, 4)
  maxp.writeUInt16BE(2, 14)
  const hmtx = Buffer.alloc(8)
  hmtx.writeUInt16BE(ADVANCE, 0)
  hmtx.writeUInt16BE(ADVANCE, 4)
  // Three offsets of nought: both glyphs are empty.
  const tables = { glyf: Buffer.alloc(4), head, hhea, hmtx, loca: Buffer.alloc(6), maxp }
  return assemble(tables, head)
}

function assemble(tables: Record<string, Buffer>, head: Buffer): Buffer {
  const names = Object.keys(tables).sort()
  const directory = Buffer.alloc(12 + 16 * names.length)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(names.length, 4)
  const power = Math.floor(Math.log2(names.length))
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(16 * (names.length - 2 ** power), 10)
  const bodies: Buffer[] = []
  let at = directory.length
  names.forEach((name, index) => {
    const body = tables[name]!
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    const entry = 12 + 16 * index
    directory.write(name, entry, 'latin1')
    directory.writeUInt32BE(checksum(padded), entry + 4)
    directory.writeUInt32BE(at, entry + 8)
    directory.writeUInt32BE(body.length, entry + 12)
    bodies.push(padded)
    at += padded.length
  })
  const font = Buffer.concat([directory, ...bodies])
  const adjustment = (0xb1b0afba - checksum(font)) >>> 0
  const headAt = directory.readUInt32BE(12 + 16 * names.indexOf('head') + 8)
  font.writeUInt32BE(adjustment, headAt + 8)
  head.writeUInt32BE(adjustment, 8)
  return font
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
