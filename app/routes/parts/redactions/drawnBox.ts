/** A box on a page, in hundredths of its width and height, as its form's fields hold them. */
export type DrawnBox = { left: number; top: number; width: number; height: number }

export const EMPTY_BOX: DrawnBox = { left: 0, top: 0, width: 0, height: 0 }

/** How far an arrow key goes, in hundredths of the page; with Alt a tenth of that. */
const STEP = 1

const rounded = (value: number) => Math.round(value * 100) / 100
const within = (value: number, most: number) => rounded(Math.min(Math.max(value, 0), most))

/** The box between two corners, in whatever order they were drawn. */
export function boxBetween(one: { x: number; y: number }, other: { x: number; y: number }): DrawnBox {
  const left = within(Math.min(one.x, other.x), 100)
  const top = within(Math.min(one.y, other.y), 100)
  const width = within(Math.abs(one.x - other.x), 100 - left)
  const height = within(Math.abs(one.y - other.y), 100 - top)
  return { left, top, width, height }
}

/** What a key makes of a box: arrows move it, with Shift they stretch it, with Alt finely. Null for any other key. */
export function boxAfterKey(
  box: DrawnBox,
  { key, shiftKey, altKey }: { key: string; shiftKey: boolean; altKey: boolean },
): DrawnBox | null {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!way) return null
  const step = altKey ? STEP / 10 : STEP
  const [dx, dy] = [way[0]! * step, way[1]! * step]
  if (box.width === 0 || box.height === 0) return { left: 10, top: 10, width: 20, height: 3 }
  if (shiftKey)
    return {
      ...box,
      width: within(Math.max(box.width + dx, 0.2), 100 - box.left),
      height: within(Math.max(box.height + dy, 0.2), 100 - box.top),
    }
  return { ...box, left: within(box.left + dx, 100 - box.width), top: within(box.top + dy, 100 - box.height) }
}
