/** What a picture's header says: its size in pixels, its resolution where it has one, and its own words. */
export type PictureFacts = {
  width: number
  height: number
  dpi: number | null
  /** Turned by a quarter as it is shown, so that width and height change places. */
  isTurned: boolean
  /** The file ends before the picture does. */
  isCutOff: boolean
  metadata: { name: string; value: string }[]
}

const INCH_METRES = 0.0254

/** Reads the header of a PNG (ISO/IEC 15948). Null where it has none. */
export function readPng(bytes: Buffer): PictureFacts | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  const facts: PictureFacts = {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    dpi: null,
    isTurned: false,
    isCutOff: true,
    metadata: [],
  }
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'pHYs' && data.length >= 9 && data[8] === 1)
      facts.dpi = Math.round(data.readUInt32BE(0) * INCH_METRES)
    if (type === 'tEXt') addText(facts, data)
    if (type === 'eXIf') addTiff(facts, data)
    if (type === 'IEND') facts.isCutOff = false
    at += 12 + length
  }
  return isSize(facts) ? facts : null
}

function addText(facts: PictureFacts, data: Buffer): void {
  const end = data.indexOf(0)
  if (end > 0) addField(facts, data.toString('latin1', 0, end), data.toString('latin1', end + 1))
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** Reads the markers of a JPEG up to its picture (ITU-T T.81, B.1). Null where it has no size. */
export function readJpeg(bytes: Buffer): PictureFacts | null {
  const facts: PictureFacts = {
    width: 0,
    height: 0,
    dpi: null,
    isTurned: false,
    isCutOff: true,
    metadata: [],
  }
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const data = bytes.subarray(at + 4, at + 2 + length)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame && data.length >= 5)
      [facts.height, facts.width] = [data.readUInt16BE(1), data.readUInt16BE(3)]
    if (marker === 0xe0 && data.toString('latin1', 0, 4) === 'JFIF' && data.length >= 12) {
      const density = data.readUInt16BE(8)
      if (data[7] === 1 && density > 1) facts.dpi = density
      if (data[7] === 2) facts.dpi = Math.round(density * 2.54)
    }
    if (marker === 0xe1 && data.toString('latin1', 0, 4) === 'Exif') addTiff(facts, data.subarray(6))
    if (marker === 0xfe) addField(facts, 'Comment', data.toString('utf8'))
    if (marker === 0xda) facts.isCutOff = bytes.lastIndexOf(END_OF_IMAGE) < at
    if (marker === 0xda || marker === 0xd9) break
    at += 2 + length
  }
  return isSize(facts) ? facts : null
}

function isSize({ width, height }: PictureFacts): boolean {
  return width > 0 && height > 0 && width < 2 ** 31 && height < 2 ** 31
}

/** What a TIFF says of its pages; where each is described; and whether its list of them leads back into itself. */
export type TiffPages = { pages: (PictureFacts & { directoryAt: number })[]; isCircular: boolean }

/** The pages of a TIFF (TIFF 6.0), each with its own size. Empty where it has none; at most `most` are read. */
export function readTiff(bytes: Buffer, most: number): TiffPages {
  const tiff = openTiff(bytes)
  const pages: TiffPages['pages'] = []
  const seen = new Set<number>()
  let at = tiff?.first ?? 0
  while (tiff && at > 0 && !seen.has(at) && pages.length < most) {
    seen.add(at)
    const { fields, next } = tiff.directory(at)
    const isCutOff = isStripMissing(fields, bytes.length)
    const facts = { ...factsOf(fields), isCutOff, directoryAt: at }
    // A reduced image (bit 0 of NewSubfileType) is a preview of another page.
    if (isSize(facts) && (Number(fields.get(0x00fe) ?? 0) & 1) === 0) pages.push(facts)
    at = next
  }
  return { pages, isCircular: seen.has(at) }
}

/** Makes a directory the only one of a TIFF, in place, for readers that would follow its list for ever. */
export function keepDirectory(bytes: Buffer, directoryAt: number): void {
  const isLittle = bytes.toString('latin1', 0, 2) === 'II'
  const write = (value: number, at: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  const count = isLittle ? bytes.readUInt16LE(directoryAt) : bytes.readUInt16BE(directoryAt)
  write(directoryAt, 4)
  const nextAt = directoryAt + 2 + count * 12
  if (nextAt + 4 <= bytes.length) write(0, nextAt)
}

type Fields = Map<number, number | string>

/** Whether the first strip of a page, or the first tile, ends beyond the file (TIFF 6.0, sections 3 and 15). */
function isStripMissing(fields: Fields, sizeBytes: number): boolean {
  const ends = [
    [0x0111, 0x0117],
    [0x0144, 0x0145],
  ].map(([offset, count]) => Number(fields.get(offset!) ?? 0) + Number(fields.get(count!) ?? 0))
  return Math.max(...ends) > sizeBytes
}

function factsOf(fields: Fields): PictureFacts {
  const facts: PictureFacts = {
    width: Number(fields.get(0x0100) ?? 0),
    height: Number(fields.get(0x0101) ?? 0),
    dpi: null,
    isTurned: Number(fields.get(0x0112) ?? 1) >= 5,
    isCutOff: false,
    metadata: [],
  }
  const resolution = Number(fields.get(0x011a) ?? 0)
  if (resolution > 1)
    facts.dpi = Math.round(Number(fields.get(0x0128) ?? 2) === 3 ? resolution * 2.54 : resolution)
  for (const [tag, name] of NAMED) {
    const value = fields.get(tag)
    if (typeof value === 'string') addField(facts, name, value)
  }
  return facts
}

/** Tags of TIFF and Exif that say something to a reader. */
const NAMED: [tag: number, name: string][] = [
  [0x010d, 'Document name'],
  [0x010e, 'Image description'],
  [0x010f, 'Make'],
  [0x0110, 'Model'],
  [0x0131, 'Software'],
  [0x0132, 'Date and time'],
  [0x013b, 'Artist'],
  [0x8298, 'Copyright'],
  [0x9003, 'Date and time of original'],
]
const EXIF_DIRECTORY = 0x8769

/** Adds what an Exif block within another picture says. */
function addTiff(facts: PictureFacts, data: Buffer): void {
  const tiff = openTiff(data)
  if (!tiff) return
  const { fields } = tiff.directory(tiff.first)
  const exif = fields.get(EXIF_DIRECTORY)
  if (typeof exif === 'number') for (const [tag, value] of tiff.directory(exif).fields) fields.set(tag, value)
  const { dpi, isTurned, metadata } = factsOf(fields)
  facts.dpi ??= dpi
  facts.isTurned ||= isTurned
  facts.metadata.push(...metadata)
}

function addField(facts: PictureFacts, name: string, value: string): void {
  const words = value.replace(/[\u0000-\u0008\u000b-\u001f\u007f]+/g, ' ').trim()
  if (words !== '' && facts.metadata.length < 100) facts.metadata.push({ name, value: words.slice(0, 2_000) })
}

/** Bytes of a value of each field type (TIFF 6.0, section 2). */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

function openTiff(bytes: Buffer) {
  const order = bytes.toString('latin1', 0, 2)
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null
  const isLittle = order === 'II'
  const u16 = (at: number) =>
    at + 2 > bytes.length ? 0 : isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  const u32 = (at: number) =>
    at + 4 > bytes.length ? 0 : isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)

  /** The first value of each field, and where the next directory stands; 0 where there is none. */
  function directory(at: number): { fields: Fields; next: number } {
    const fields: Fields = new Map()
    const count = Math.min(u16(at), 4_096)
    for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= bytes.length; entry += 12) {
      const [tag, type, values] = [u16(entry), u16(entry + 2), u32(entry + 4)]
      const isInline = (SIZES[type] ?? 0) * values <= 4
      const place = isInline ? entry + 8 : u32(entry + 8)
      if (type === 2)
        fields.set(tag, bytes.toString('utf8', place, Math.min(place + values, place + 4_000, bytes.length)))
      else if (type === 3) fields.set(tag, u16(place))
      else if (type === 4) fields.set(tag, u32(place))
      else if (type === 5) fields.set(tag, u32(place + 4) === 0 ? 0 : u32(place) / u32(place + 4))
    }
    return { fields, next: u32(at + 2 + count * 12) }
  }
  return { first: u32(4), directory }
}
