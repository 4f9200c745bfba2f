import type { PdfFile } from '../objects/pdfFile.server'
import { isNamed } from '../objects/crossReference'
import { PdfRef, type PdfValue } from '../objects/pdfValue'

/** The layers (optional content groups, ISO 32000-1, 8.11) that are off when the file is opened, by object number. */
export function hiddenLayersOf(file: PdfFile): Set<number> {
  const properties = file.dict(file.catalog?.get('OCProperties'))
  const shown = file.dict(properties?.get('D'))
  const isAllOff = isNamed(file.get(shown?.get('BaseState')), 'OFF')
  const off = new Set(refsIn(file, isAllOff ? properties?.get('OCGs') : shown?.get('OFF')))
  if (isAllOff) for (const num of refsIn(file, shown?.get('ON'))) off.delete(num)
  return off
}

/** Whether what belongs to a layer, or to a group of layers, is not seen. */
export function isLayerOff(file: PdfFile, layer: PdfValue | undefined, hidden: ReadonlySet<number>): boolean {
  if (layer === undefined || layer === null || hidden.size === 0) return false
  if (layer instanceof PdfRef && hidden.has(layer.num)) return true
  const group = file.dict(layer)
  if (!group || !isNamed(group.get('Type'), 'OCMD')) return false
  const members = group.get('OCGs')
  const nums =
    members instanceof PdfRef && !Array.isArray(file.get(members)) ? [members.num] : refsIn(file, members)
  return nums.length > 0 && nums.every((num) => hidden.has(num))
}

function refsIn(file: PdfFile, value: PdfValue | undefined): number[] {
  return file.list(value).flatMap((it) => (it instanceof PdfRef ? [it.num] : []))
}
