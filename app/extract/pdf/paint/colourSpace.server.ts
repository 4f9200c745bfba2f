import type { PdfFile } from '../objects/pdfFile.server'
import { nameOf, PdfStream, type PdfValue } from '../objects/pdfValue'
import { deviceSpace, type ColourSpace } from './colour'

const NAMED: Record<string, ColourSpace> = {
  DeviceGray: 'grey',
  G: 'grey',
  CalGray: 'grey',
  DeviceRGB: 'rgb',
  RGB: 'rgb',
  CalRGB: 'rgb',
  DeviceCMYK: 'cmyk',
  CMYK: 'cmyk',
}

/** How the colours of a space are read; `find` looks up what a page calls by its own name. */
export function spaceOf(
  file: PdfFile,
  name: string,
  find: (name: string) => PdfValue | undefined,
): ColourSpace {
  const known = NAMED[name]
  if (known) return known
  const value = file.get(find(name))
  const plain = nameOf(value)
  if (plain) return NAMED[plain] ?? 'unknown'
  const [kind, of] = file.list(value).map((it) => file.get(it))
  const family = nameOf(kind) ?? ''
  if (family === 'ICCBased' && of instanceof PdfStream) return deviceSpace(file.number(of.dict.get('N')) ?? 0)
  if (family === 'Separation') return 'ink'
  return NAMED[family] ?? 'unknown'
}
