import type { StandardFault } from '../../domain/standardFault'

/** Colours of ink, and CIEJab, which has no profile (ISO/IEC 15444-2, M.11.7.3). */
const [CMYK, JAB] = [12, 19]

/**
 * What in a JPEG 2000 picture breaks PDF/A-2 (ISO 19005-2, 6.2.8.3): other than one, three or four channels, channels of
 * different depths, none or several colour spaces of which not just one is marked as the best, or colours without a profile.
 * A bare codestream says none of this and is taken as it is.
 */
export function jpxFault(bytes: Uint8Array, hasOwnSpace: boolean): StandardFault | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = boxesOf(view, 0, view.length).find(({ type }) => type === 'jp2h')
  if (!header) return null
  const boxes = boxesOf(view, header.from, header.to)
  const image = boxes.find(({ type }) => type === 'ihdr')
  if (!image || image.to - image.from < 11) return 'colour'
  const [channels, depth] = [view.readUInt16BE(image.from + 8), view[image.from + 10]!]
  if (![1, 3, 4].includes(channels)) return 'colour'
  if (depth === 0xff || (depth & 0x7f) + 1 > 38) return 'colour'
  const spaces = boxes.filter(({ type, from, to }) => type === 'colr' && to - from >= 3)
  if (spaces.length === 0) return 'colour'
  const best = spaces.filter(({ from }) => view[from + 2] === 1)
  if (spaces.length > 1 && best.length !== 1) return 'colour'
  const { from, to } = best[0] ?? spaces[0]!
  const method = view[from]!
  if (method < 1 || method > 3) return 'colour'
  const listed = method === 1 && to - from >= 7 ? view.readUInt32BE(from + 3) : null
  if (listed === JAB) return 'colour'
  return listed === CMYK && !hasOwnSpace ? 'ink' : null
}

type Box = { type: string; from: number; to: number }

/** The boxes that lie one after another (ISO/IEC 15444-1, I.4). */
function boxesOf(view: Buffer, start: number, end: number): Box[] {
  const boxes: Box[] = []
  for (let at = start; at + 8 <= end;) {
    const short = view.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    if (at + head > end) break
    const length = short === 1 ? Number(view.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
    if (length < head || at + length > end) break
    boxes.push({ type: view.toString('latin1', at + 4, at + 8), from: at + head, to: at + length })
    at += length
  }
  return boxes
}
