import { open, type FileHandle } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import { ADVANCE, glyphlessFont } from './glyphlessFont'

/** A word of the text layer: points from the page's upper left corner; `angle` turns it clockwise, in radians. */
export type LaidWord = { text: string; x: number; y: number; width: number; size: number; angle: number }

/** The picture of a page, ready to be stored: how it is packed, and of which colours. */
export type StoredPicture = {
  bytes: Uint8Array
  width: number
  height: number
  filter: 'DCTDecode' | 'FlateDecode'
  colours: 'DeviceRGB' | 'DeviceGray'
  /** Rows were foretold by the one above (PNG predictors; ISO 32000-1, 7.4.4.4). */
  isPredicted: boolean
}

const number = (value: number) => String(Math.round(value * 1000) / 1000 || 0)

/**
 * Writes a PDF of pictures, each with a text that is not shown over it, page by page: nothing else is in it, no metadata,
 * no name, no time. The same pages give the same bytes.
 */
export class CopyFile {
  private readonly offsets: number[] = []
  private readonly pages: number[] = []
  private readonly codes = new Map<string, number>()
  private at = 0

  private constructor(private readonly file: FileHandle) {}

  /** Begins a file at `path`, where there is none yet. */
  static async open(path: string): Promise<CopyFile> {
    const copy = new CopyFile(await open(path, 'wx'))
    // Catalog, page tree and the one font come last; their numbers are known first.
    copy.offsets.push(0, 0, 0)
    await copy.write(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
    return copy
  }

  /** Adds a page of so many points, filled by its picture, which covers `covers` points. */
  async addPage(
    size: { width: number; height: number },
    picture: StoredPicture,
    covers: { width: number; height: number },
    words: readonly LaidWord[],
  ): Promise<void> {
    const { bytes, width, height, filter, colours, isPredicted } = picture
    const channels = colours === 'DeviceGray' ? 1 : 3
    const predictor = isPredicted
      ? ` /DecodeParms << /Predictor 15 /Colors ${channels} /Columns ${width} >>`
      : ''
    const image = await this.addStream(
      bytes,
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${colours} /BitsPerComponent 8 /Filter /${filter}${predictor}`,
    )
    const drawing = [
      `q ${number(covers.width)} 0 0 ${number(covers.height)} 0 ${number(size.height - covers.height)} cm /P Do Q`,
      ...(words.length > 0 ? ['BT 3 Tr', ...words.map((word) => this.show(word, size.height)), 'ET'] : []),
    ].join('\n')
    const contents = await this.addStream(deflateSync(Buffer.from(drawing, 'latin1')), '/Filter /FlateDecode')
    const page = await this.addObject(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(size.width)} ${number(size.height)}] /Contents ${contents} 0 R /Resources << /XObject << /P ${image} 0 R >> /Font << /T 3 0 R >> >> >>`,
    )
    this.pages.push(page)
  }

  /** Ends the file and has the disk take it. Answers its size. */
  async finish(): Promise<number> {
    await this.addFont()
    await this.putObject(
      2,
      `<< /Type /Pages /Count ${this.pages.length} /Kids [${this.pages.map((it) => `${it} 0 R`).join(' ')}] >>`,
    )
    await this.putObject(1, '<< /Type /Catalog /Pages 2 0 R >>')
    const start = this.at
    const rows = this.offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    await this.write(
      Buffer.from(
        `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    )
    await this.file.sync()
    return this.at
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private show({ text, x, y, width, size, angle }: LaidWord, height: number): string {
    const characters = [...text]
    const natural = (characters.length * ADVANCE * size) / 1000
    const scale = natural > 0 && width > 0 ? (100 * width) / natural : 100
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const hex = characters.map((it) => this.codeOf(it).toString(16).padStart(4, '0')).join('')
    const matrix = [cos, -sin, sin, cos, x, height - y].map(number).join(' ')
    return `/T ${number(size)} Tf ${number(scale)} Tz ${matrix} Tm <${hex}> Tj`
  }

  /** Codes are given in the order in which characters are met, from 1: 0 would be `.notdef`. */
  private codeOf(character: string): number {
    const held = this.codes.get(character)
    if (held !== undefined) return held
    const code = this.codes.size + 1
    this.codes.set(character, code)
    return code
  }

  private async addFont(): Promise<void> {
    const count = this.codes.size + 1
    const font = glyphlessFont()
    const program = await this.addStream(deflateSync(font), `/Filter /FlateDecode /Length1 ${font.length}`)
    const glyphs = Buffer.alloc(2 * count)
    for (let code = 1; code < count; code++) glyphs.writeUInt16BE(1, 2 * code)
    const map = await this.addStream(deflateSync(glyphs), '/Filter /FlateDecode')
    const descriptor = await this.addObject(
      `<< /Type /FontDescriptor /FontName /GlyphLess /Flags 4 /FontBBox [0 -200 ${ADVANCE} 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 ${program} 0 R >>`,
    )
    const descendant = await this.addObject(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GlyphLess /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${ADVANCE} /CIDToGIDMap ${map} 0 R /FontDescriptor ${descriptor} 0 R >>`,
    )
    const unicode = await this.addStream(
      deflateSync(Buffer.from(this.unicodeMap(), 'latin1')),
      '/Filter /FlateDecode',
    )
    await this.putObject(
      3,
      `<< /Type /Font /Subtype /Type0 /BaseFont /GlyphLess /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
    )
  }

  /** Which character each code is (ISO 32000-1, 9.10.3), a hundred to a list. */
  private unicodeMap(): string {
    const rows = [...this.codes].map(([character, code]) => {
      const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      return `<${code.toString(16).padStart(4, '0')}> <${units.map((it) => it.toString(16).padStart(4, '0')).join('')}>`
    })
    const lists: string[] = []
    for (let at = 0; at < rows.length; at += 100) {
      const some = rows.slice(at, at + 100)
      lists.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
    }
    return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${lists.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  }

  private async addObject(body: string): Promise<number> {
    this.offsets.push(0)
    await this.putObject(this.offsets.length, body)
    return this.offsets.length
  }

  private async putObject(id: number, body: string): Promise<void> {
    this.offsets[id - 1] = this.at
    await this.write(Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1'))
  }

  private async addStream(bytes: Uint8Array, entries: string): Promise<number> {
    this.offsets.push(this.at)
    const id = this.offsets.length
    await this.write(Buffer.from(`${id} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`, 'latin1'))
    await this.write(bytes)
    await this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'))
    return id
  }

  private async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done)
      done += bytesWritten
    }
    this.at += bytes.length
  }
}
