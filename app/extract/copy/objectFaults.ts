import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { StandardFault } from '../../domain/standardFault'
import { fontFaults } from './fontFaults'
import { jpxFault } from './jpxFault'

const FILTERS = new Set(
  'FlateDecode ASCIIHexDecode ASCII85Decode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode LZWDecode'.split(
    ' ',
  ),
)
/** ISO 32000-1, 11.3.5; a list of them stands for the first that a reader knows. */
const BLEND_MODES = new Set(
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  ),
)
const PROCESS_COLORANTS = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'None', 'All'])
/** Of an ICC profile: the colour spaces by their number of components, and what it may be of (ISO 19005-2, 6.2.4.2). */
const ICC_SPACES: Record<number, string[]> = { 1: ['GRAY'], 3: ['RGB ', 'Lab '], 4: ['CMYK'] }
const ICC_CLASSES = new Set(['prtr', 'mntr', 'scnr', 'spac'])
const [LONGEST_STRING, LONGEST_NAME] = [32_767, 127]

/**
 * What in one object of a drawing keeps a file from being PDF/A-2a, whatever it refers to: fonts, states, pictures,
 * colour spaces, limits (ISO 19005-2, 6.1.7, 6.1.13, 6.2.4 to 6.2.11).
 */
export function objectFaults(object: PDFObject, context: PDFContext): StandardFault[] {
  if (object instanceof PDFArray) return colourFaults(object, context)
  if (object instanceof PDFRawStream) return [...streamFaults(object, context), ...dictFaults(object.dict)]
  if (object instanceof PDFDict) return dictFaults(object)
  if (object instanceof PDFName) return nameFaults(object)
  if (object instanceof PDFString || object instanceof PDFHexString)
    return object.sizeInBytes() > LONGEST_STRING && object.asBytes().length > LONGEST_STRING
      ? ['drawing']
      : []
  return []
}

function nameFaults(name: PDFName): StandardFault[] {
  const text = name.asString()
  if (text === '/DeviceCMYK') return ['ink']
  if (text === '/LZWDecode') return ['lzw']
  return text.length > LONGEST_NAME && name.decodeText().length > LONGEST_NAME ? ['drawing'] : []
}

function dictFaults(dict: PDFDict): StandardFault[] {
  const faults: StandardFault[] = []
  if (nameOf(dict, 'Type') === 'Font') faults.push(...fontFaults(dict))
  if (changesTransfer(dict)) faults.push('drawing')
  const blend = dict.lookup(PDFName.of('BM'))
  const modes = blend instanceof PDFArray ? blend.asArray().map((it) => dict.context.lookup(it)) : [blend]
  if (modes.some((mode) => mode instanceof PDFName && !BLEND_MODES.has(mode.decodeText())))
    faults.push('drawing')
  return faults
}

/** A graphics state with a transfer function or a halftone’s place; a soft mask has a function by the same name, and may. */
function changesTransfer(dict: PDFDict): boolean {
  if (['Luminosity', 'Alpha'].includes(nameOf(dict, 'S') ?? '')) return false
  const isState = nameOf(dict, 'Type') === 'ExtGState'
  const second = nameOf(dict, 'TR2')
  if (isState && (dict.has(PDFName.of('TR')) || dict.has(PDFName.of('HTP')))) return true
  return isState && dict.has(PDFName.of('TR2')) && second !== 'Default'
}

function streamFaults(stream: PDFRawStream, context: PDFContext): StandardFault[] {
  const { dict } = stream
  const faults: StandardFault[] = []
  const filter = dict.lookup(PDFName.of('Filter'))
  const filters = filter instanceof PDFArray ? filter.asArray().map((it) => context.lookup(it)) : [filter]
  const names = filters.flatMap((it) => (it instanceof PDFName ? [it.decodeText()] : []))
  // Bytes that lie in another file, or are packed by what no reader has to know.
  if (['F', 'FFilter', 'FDecodeParms'].some((key) => dict.has(PDFName.of(key)))) faults.push('drawing')
  if (names.some((name) => !FILTERS.has(name))) faults.push('drawing')
  const subtype = nameOf(dict, 'Subtype')
  if (subtype === 'PS' || nameOf(dict, 'Subtype2') === 'PS') faults.push('drawing')
  if (subtype === 'Form' && dict.has(PDFName.of('Ref'))) faults.push('drawing')
  if (subtype === 'Image' && names.at(-1) === 'JPXDecode' && names.length === 1) {
    const fault = jpxFault(stream.contents, dict.has(PDFName.of('ColorSpace')))
    if (fault) faults.push(fault)
  }
  return faults
}

/** A colour space by a profile that is not what it says, or of inks of which not each is told. */
function colourFaults(array: PDFArray, context: PDFContext): StandardFault[] {
  const first = array.size() > 1 ? array.get(0) : null
  if (first === ICC_BASED) {
    const profile = array.lookup(1)
    if (!(profile instanceof PDFRawStream)) return []
    if (!judged.has(profile)) judged.set(profile, isSoundProfile(profile))
    return judged.get(profile) ? [] : ['colour']
  }
  if (first !== DEVICE_N || array.size() < 4) return []
  const inks = array.lookup(1)
  const facts = array.size() > 4 ? array.lookup(4) : undefined
  const told = facts instanceof PDFDict ? facts.lookup(PDFName.of('Colorants')) : undefined
  const names = inks instanceof PDFArray ? inks.asArray().map((it) => context.lookup(it)) : []
  const isTold = names.every(
    (ink) =>
      !(ink instanceof PDFName) ||
      PROCESS_COLORANTS.has(ink.decodeText()) ||
      (told instanceof PDFDict && told.has(ink)),
  )
  return isTold && names.length <= 32 ? [] : ['colour']
}
const ICC_BASED = PDFName.of('ICCBased')
const DEVICE_N = PDFName.of('DeviceN')

/** Whether a profile is sound, unpacked once: every page may name it in a colour space of its own. */
const judged = new WeakMap<PDFRawStream, boolean>()

function isSoundProfile(stream: PDFRawStream): boolean {
  const components = stream.dict.lookup(PDFName.of('N'))
  let bytes: Buffer
  try {
    bytes = Buffer.from(decodePDFRawStream(stream).decode())
  } catch {
    return false
  }
  if (bytes.length < 128 || !(components instanceof PDFNumber)) return false
  const spaces = ICC_SPACES[components.asNumber()] ?? []
  return (
    bytes[8]! <= 4 &&
    ICC_CLASSES.has(bytes.toString('latin1', 12, 16)) &&
    spaces.includes(bytes.toString('latin1', 16, 20)) &&
    bytes.toString('latin1', 36, 40) === 'acsp'
  )
}

function nameOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : null
}
