import type { Canvas } from '@napi-rs/canvas'

/**
 * The bytes of a picture as the engine takes them. A grey one, as nearly every scan is, goes as its bare dots (PGM), a
 * byte each: to pack it as a PNG and unpack that takes longer than reading a short page. Colours are packed.
 */
export async function ocrInput(canvas: Canvas): Promise<Uint8Array> {
  return greyMap(canvas) ?? canvas.encode('png')
}

/** A portable graymap, in its binary form; null where a dot has a colour, or lets through what is behind it. */
function greyMap(canvas: Canvas): Uint8Array | null {
  const { width, height } = canvas
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const map = Buffer.allocUnsafe(head.length + width * height)
  head.copy(map)
  const dots = canvas.data()
  for (let from = 0, to = head.length; to < map.length; from += 4, to++) {
    const grey = dots[from]!
    if (grey !== dots[from + 1] || grey !== dots[from + 2] || dots[from + 3] !== 255) return null
    map[to] = grey
  }
  return map
}
