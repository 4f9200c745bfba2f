import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { descriptorsOf, readToUnicode } from './checkedFont'
import { name, nameIn, type CheckedFile, type PdfFault } from './checkedFile'

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => PDFName.of(key))

/** Every font embedded and readable, every glyph one that it has (ISO 19005-2, 6.2.11). */
export function checkFonts({ context, pages }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameIn(object, 'Type') !== 'Font') continue
    const subtype = nameIn(object, 'Subtype')
    if (subtype?.startsWith('CIDFont')) continue
    const font = nameIn(object, 'BaseFont') ?? 'a font of drawings'
    const say = (rule: string, says: string) => faults.push({ rule, page: null, says })
    for (const descriptor of descriptorsOf(object))
      if (!descriptor || !FONT_FILES.some((key) => descriptor.has(key)))
        say('fonts-embedded', `The font ${font} is not embedded.`)
    if (subtype === 'Type0' && !readToUnicode(object.lookup(name('ToUnicode'))))
      say('characters', `The font ${font} does not say which characters its glyphs are.`)
  }
  for (const { number, content } of pages) {
    const say = (rule: string, says: string) => faults.push({ rule, page: number, says })
    if (content.notdefs > 0)
      say('notdef', `${content.notdefs} characters are shown as an empty box (.notdef).`)
    if (content.unmapped > 0) say('characters', `${content.unmapped} glyphs have no character.`)
    if (!content.hasText) say('text', 'Nothing on this page can be read as text.')
  }
  return faults
}
