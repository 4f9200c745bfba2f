import { PDFDict } from '@cantoo/pdf-lib'
import {
  arrayIn,
  decoded,
  dictIn,
  name,
  nameIn,
  textIn,
  type CheckedFile,
  type PdfFault,
} from './checkedFile'

/** What the file says of itself: XMP, its language and title, its colours (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1). */
export function checkMetadata({ catalog, context }: CheckedFile): PdfFault[] {
  const faults: PdfFault[] = []
  const say = (rule: string, says: string) => faults.push({ rule, page: null, says })
  const stream = catalog.lookup(name('Metadata'))
  const xmp = decoded(stream)
  const dict = dictIn(catalog, 'Metadata')
  if (!xmp || !dict) say('xmp', 'The file has no XMP metadata.')
  else {
    if (dict.has(name('Filter'))) say('xmp', 'The XMP metadata is packed; it must stand as it is.')
    const text = new TextDecoder('utf-8').decode(xmp)
    const broken = faultOfXml(text)
    if (broken) say('xmp', `The XMP metadata is no well-formed XML: ${broken}`)
    const values = readXmp(text)
    const wanted: [string, string][] = [
      ['pdfaid:part', '2'],
      ['pdfaid:conformance', 'A'],
      ['pdfuaid:part', '1'],
    ]
    for (const [key, value] of wanted)
      if (values.get(key) !== value) say('claims', `XMP does not say ${key} ${value}.`)
    if (
      values.has('pdfuaid:part') &&
      !text.includes('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/')
    )
      say('claims', 'XMP names PDF/UA without the extension schema that PDF/A asks for.')
    faults.push(...compareInfo(values, context.lookup(context.trailerInfo.Info) as PDFDict | undefined))
  }
  if (!textIn(catalog, 'Lang')) say('language', 'The file does not say its language (Lang).')
  if (dictIn(catalog, 'MarkInfo')?.lookup(name('Marked'))?.toString() !== 'true')
    say('tagged', 'The file does not say that it is tagged (MarkInfo).')
  if (dictIn(catalog, 'ViewerPreferences')?.lookup(name('DisplayDocTitle'))?.toString() !== 'true')
    say('title-shown', 'Readers are not told to show the title (DisplayDocTitle).')
  const intents = arrayIn(catalog, 'OutputIntents')?.asArray() ?? []
  const hasProfile = intents.some((it) => {
    const intent = context.lookup(it)
    return (
      intent instanceof PDFDict &&
      nameIn(intent, 'S') === 'GTS_PDFA1' &&
      dictIn(intent, 'DestOutputProfile') !== null
    )
  })
  if (!hasProfile) say('colour', 'The file has no colour profile for its output (OutputIntents).')
  return faults
}

/** Title, author and the rest stand twice in a file; both must say the same. */
function compareInfo(xmp: ReadonlyMap<string, string>, info: PDFDict | undefined): PdfFault[] {
  const pairs: [string, string][] = [
    ['Title', 'dc:title'],
    ['Author', 'dc:creator'],
    ['Subject', 'dc:description'],
    ['Keywords', 'pdf:Keywords'],
    ['Creator', 'xmp:CreatorTool'],
    ['Producer', 'pdf:Producer'],
  ]
  const faults = pairs.flatMap(([key, property]): PdfFault[] => {
    const [said, written] = [info instanceof PDFDict ? textIn(info, key) : null, xmp.get(property) ?? null]
    if ((said ?? '') === (written ?? '')) return []
    return [
      {
        rule: 'xmp-info',
        page: null,
        says: `${key} is “${said ?? ''}” in the file’s facts, “${written ?? ''}” in XMP.`,
      },
    ]
  })
  const dates: [string, string][] = [
    ['CreationDate', 'xmp:CreateDate'],
    ['ModDate', 'xmp:ModifyDate'],
  ]
  for (const [key, property] of dates) {
    const said = info instanceof PDFDict ? digitsOf(textIn(info, key) ?? '') : ''
    if (said && said !== digitsOf(xmp.get(property) ?? ''))
      faults.push({ rule: 'xmp-info', page: null, says: `${key} differs from ${property} in XMP.` })
  }
  if (!xmp.get('dc:title'))
    faults.push({ rule: 'xmp-info', page: null, says: 'The file has no title (dc:title).' })
  return faults
}

function digitsOf(date: string): string {
  return date.replace(/\D/g, '').slice(0, 14)
}

/** Properties of an XMP packet by their prefixed name; of several values the first. */
function readXmp(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [, key, body] of text.matchAll(/<([a-z]+:[A-Za-z]+)>\s*([\s\S]*?)\s*<\/\1>/g)) {
    const item = /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(body!)?.[1] ?? body!
    if (!item.includes('<')) values.set(key!, unescapeXml(item))
  }
  return values
}

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity]!)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Why a text is no well-formed XML (tags that do not pair, bare ampersands), or null. */
export function faultOfXml(text: string): string | null {
  const open: string[] = []
  let end = 0
  const pattern =
    /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g
  for (const match of text.matchAll(pattern)) {
    const between = faultOfText(text.slice(end, match.index))
    if (between) return between
    end = match.index + match[0].length
    const [, closing, tag, attributes, empty] = match
    if (!tag) continue
    const inside = faultOfText((attributes ?? '').replace(/[<>]/g, ''))
    if (inside) return inside
    if (!closing && !empty) open.push(tag)
    else if (closing && open.pop() !== tag) return `</${tag}> closes nothing.`
  }
  return faultOfText(text.slice(end)) ?? (open.length > 0 ? `<${open.at(-1)}> is never closed.` : null)
}

function faultOfText(text: string): string | null {
  if (text.includes('<')) return 'a < stands in the text.'
  const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.exec(text)
  if (bare) return 'an & stands in the text.'
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)
    ? 'a control character stands in the text.'
    : null
}
