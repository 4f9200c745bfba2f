/** A run of characters as a page shows it. All lengths are points (1/72 in) of the page as it is shown, after its rotation. */
export type TextRun = {
  /** As the file has it: ligatures, hyphens and blanks are the page's own. */
  text: string
  /** Where its base line starts, from the page's upper left corner, downward. */
  x: number
  y: number
  /** Along its base line. */
  width: number
  /** Its type size. */
  height: number
  /** Quarter turns clockwise of its base line: 0 runs to the right, 1 down, 2 to the left and upside down, 3 up. */
  turn: 0 | 1 | 2 | 3
}

/** What pdf.js says of a run (`TextItem`): the matrix maps the run to the file's own space, whose y points up. */
export type PdfTextItem = {
  str: string
  transform: readonly number[]
  width: number
  height: number
  fontName: string
}

/** A page's box in the file's own space, `[left, bottom, right, top]`, and its rotation clockwise in degrees. */
export type PdfPageBox = { view: readonly number[]; rotate: number }

/** The styles that pdf.js gives beside the items, by font name; only whether a font writes downward is asked. */
export type PdfTextStyles = Record<string, { vertical?: boolean } | undefined>

/**
 * The runs of a page from what pdf.js's `getTextContent({ disableNormalization: true })` gives, one for each item and in
 * its order, so that a run's place in the list is its item's. The server and the reader in the browser both come this way.
 */
export function runsOf(
  items: readonly PdfTextItem[],
  box: PdfPageBox,
  styles: PdfTextStyles = {},
): TextRun[] {
  const { view, rotate } = box
  return items.map((item) => runOf(item, view, rotate, styles[item.fontName]?.vertical === true))
}

function runOf(
  { str, transform, width: across, height: up }: PdfTextItem,
  view: readonly number[],
  rotate: number,
  isVertical: boolean,
): TextRun {
  const { 0: a = 1, 1: b = 0, 4: left = 0, 5: bottom = 0 } = transform
  const { 0: x0 = 0, 1: y0 = 0, 2: x1 = 0, 3: y1 = 0 } = view
  const text = wholeCharacters(str)
  const width = isVertical ? up : across
  const height = isVertical ? across : up
  const along = isVertical ? 1 : 0
  switch ((((rotate / 90) % 4) + 4) % 4) {
    case 1:
      return { text, x: bottom - y0, y: left - x0, width, height, turn: turnOf(b, a, along) }
    case 2:
      return { text, x: x1 - left, y: bottom - y0, width, height, turn: turnOf(-a, b, along) }
    case 3:
      return { text, x: y1 - bottom, y: x1 - left, width, height, turn: turnOf(-b, -a, along) }
    default:
      return { text, x: left - x0, y: y1 - bottom, width, height, turn: turnOf(a, -b, along) }
  }
}

/** The nearest quarter turn of a direction on the shown page, and `more` quarters on. */
function turnOf(dx: number, dy: number, more: number): TextRun['turn'] {
  const quarter = Math.abs(dx) >= Math.abs(dy) ? (dx < 0 ? 2 : 0) : dy > 0 ? 1 : 3
  return ((quarter + more) % 4) as TextRun['turn']
}

/** What may have to be replaced; whole pairs of surrogates are told apart from halves only where there are any. */
const DOUBTFUL = /[\u0000\r\n\ud800-\udfff]/
const UNKEEPABLE = /[\u0000\p{Surrogate}]/gu

/** Unit for unit as long as before: no NUL (PostgreSQL refuses it), no half characters, no line end within a run. */
function wholeCharacters(text: string): string {
  return DOUBTFUL.test(text) ? text.replace(UNKEEPABLE, '\ufffd').replace(/[\r\n]/g, ' ') : text
}
