import { aPicture, chance, drawn } from './drawnPdf'

const WORDS =
  'the network carried traffic over ports that were congested while negotiation of a paid agreement between carrier and service went on and customers saw buffering at peak hours in each market'.split(
    ' ',
  )

/** Where a word stands on a page, from its upper left corner. */
type Placed = { text: string; x: number; y: number; width: number; line: number }

/** A page of lines, word by word, so that a twin can hide some of them; every word is written once. */
export function aPageOfWords(pdf: PDFKit.PDFDocument, seed: number, lines = 30): Placed[] {
  const next = chance(seed)
  const placed: Placed[] = []
  pdf.addPage().font('Times-Roman').fontSize(11)
  for (let line = 0; line < lines; line++) {
    const y = 72 + line * 20
    const first = placed.length
    let x = 72
    while (x < 470) {
      const text = `${WORDS[Math.floor(next() * WORDS.length)]}${line}${'abcdefghijklmnop'[placed.length - first]}`
      const width = pdf.widthOfString(text)
      placed.push({ text, x, y, width, line })
      x += width + pdf.widthOfString(' ')
    }
    pdf.text(
      placed
        .slice(first)
        .map((word) => word.text)
        .join(' '),
      72,
      y,
      { lineBreak: false },
    )
  }
  return placed
}

/** Some of the words of a page, each from another line. */
function someOf(words: Placed[], seed: number, count = 6): Placed[] {
  const next = chance(seed)
  const lines = [...new Set(words.map((word) => word.line))]
  return lines
    .filter((_, at) => at % 4 === 1)
    .slice(0, count)
    .map((line) => {
      const own = words.filter((word) => word.line === line)
      return own[Math.floor(next() * own.length)]!
    })
}

type Around = { x: number; y: number; width: number; height: number }
const around = ({ x, y, width }: Placed, by = 0.5): Around => ({
  x: x - by,
  y: y - 1,
  width: width + 2 * by,
  height: 12,
})

/** One way in which words are hidden, or only look so. `hide` draws over, or beneath, the chosen words. */
export type Twin = {
  name: string
  /** Why the words cannot be seen; null where they can. */
  kind: 'covered-text' | 'invisible-text' | 'text-outside-page' | 'text-in-annotation' | null
  build(seed: number): Promise<{ bytes: Buffer; words: string[] }>
}

const picture = aPicture('#303030')

function over(
  name: string,
  kind: Twin['kind'],
  hide: (pdf: PDFKit.PDFDocument, box: Around, word: Placed) => void,
): Twin {
  return {
    name,
    kind,
    async build(seed) {
      let words: string[] = []
      const bytes = await drawn((pdf) => {
        const placed = aPageOfWords(pdf, seed)
        const chosen = someOf(placed, seed + 1)
        for (const word of chosen) hide(pdf, around(word), word)
        words = chosen.map((word) => word.text)
      })
      return { bytes, words }
    },
  }
}

/** Draws first what `under` draws, then a page of words in a colour, each tenth line of them chosen. */
function written(
  name: string,
  kind: Twin['kind'],
  write: (pdf: PDFKit.PDFDocument, word: string, x: number, y: number) => void,
): Twin {
  return {
    name,
    kind,
    async build(seed) {
      const words: string[] = []
      const bytes = await drawn((pdf) => {
        aPageOfWords(pdf, seed, 20)
        for (let at = 0; at < 5; at++) {
          const word = `hidden${seed}${'abcde'[at]}`
          words.push(word)
          pdf.save()
          write(pdf, word, 90 + 80 * at, 520 + 25 * at)
          pdf.restore()
        }
      })
      return { bytes, words }
    },
  }
}

const box = (pdf: PDFKit.PDFDocument, { x, y, width, height }: Around) => pdf.rect(x, y, width, height)

/** Keeps the state, and multiplies with the page from here on. */
function multiply(pdf: PDFKit.PDFDocument): void {
  const state = pdf.ref({ Type: 'ExtGState', BM: 'Multiply' })
  pdf.page.ext_gstates.Multiplied = state
  state.end(Buffer.alloc(0))
  pdf.save().addContent('/Multiplied gs')
}

function annotate(pdf: PDFKit.PDFDocument, { x, y, width, height }: Around, entries: object): void {
  pdf.annotate(x, y, width, height, entries)
}

/** The cases of a failed redaction, and those that only look like one. */
export const TWINS: Twin[] = [
  over('a black rectangle over words', 'covered-text', (pdf, it) => box(pdf, it).fill('black')),
  over('a white rectangle over words', 'covered-text', (pdf, it) => box(pdf, it).fill('white')),
  over('coloured boxes over words', 'covered-text', (pdf, it, word) =>
    box(pdf, it).fill((['#c00000', '#00b0f0', '#ffff00', '#7f7f7f'] as const)[word.line % 4]!),
  ),
  over('a box in inks of the press', 'covered-text', (pdf, it) => box(pdf, it).fill([60, 40, 40, 100])),
  over('a box with an edge', 'covered-text', (pdf, it) => box(pdf, it).fillAndStroke('black', 'red')),
  over('a box drawn as four lines', 'covered-text', (pdf, { x, y, width, height }) =>
    pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineTo(x + width, y + height)
      .lineTo(x, y + height)
      .closePath()
      .fill('black'),
  ),
  over('a box with round corners', 'covered-text', (pdf, { x, y, width, height }) =>
    pdf.roundedRect(x - 2, y - 1, width + 4, height + 2, 2).fill('black'),
  ),
  over('a thick line through words', 'covered-text', (pdf, { x, y, width }) =>
    pdf
      .moveTo(x, y + 6)
      .lineTo(x + width, y + 6)
      .lineWidth(12)
      .stroke('black'),
  ),
  over('a picture over words', 'covered-text', (pdf, { x, y, width, height }) =>
    pdf.image(picture, x, y, { width, height }),
  ),
  over('a box that is turned and scaled into its place', 'covered-text', (pdf, { x, y, width, height }) =>
    pdf
      .save()
      .translate(x, y)
      .scale(width / 10, height / 10)
      .rect(0, 0, 10, 10)
      .fill('black')
      .restore(),
  ),
  over('black multiplied with the page', 'covered-text', (pdf, it) => {
    multiply(pdf)
    box(pdf, it).fill('black').restore()
  }),
  over('a square laid on by an annotation', 'covered-text', (pdf, { x, y, width, height }) =>
    annotate(pdf, { x, y, width, height }, { Subtype: 'Square', IC: [0, 0, 0], C: [0, 0, 0], F: 4 }),
  ),
  over('a mark for redaction that was never applied', 'covered-text', (pdf, { x, y, width, height }) =>
    annotate(pdf, { x, y, width, height }, { Subtype: 'Redact', IC: [0, 0, 0], F: 4 }),
  ),

  written('white words on white', 'invisible-text', (pdf, word, x, y) =>
    pdf.fillColor('white').text(word, x, y, { lineBreak: false }),
  ),
  written('words of the colour of the box beneath', 'invisible-text', (pdf, word, x, y) => {
    pdf.rect(x - 2, y - 2, 80, 16).fill('#1f3864')
    pdf.fillColor('#1f3864').text(word, x, y, { lineBreak: false })
  }),
  written('clear words', 'invisible-text', (pdf, word, x, y) =>
    pdf.fillOpacity(0).text(word, x, y, { lineBreak: false }),
  ),
  written('tiny words', 'invisible-text', (pdf, word, x, y) =>
    pdf.fontSize(0.5).text(word, x, y, { lineBreak: false }),
  ),
  written('words that are not painted', 'invisible-text', (pdf, word, x, y) => {
    pdf.addContent('3 Tr')
    pdf.text(word, x, y, { lineBreak: false })
    pdf.addContent('0 Tr')
  }),
  written('words beside the page', 'text-outside-page', (pdf, word, x, y) =>
    pdf.text(word, 620 + x, y, { lineBreak: false }),
  ),
  written('words that are clipped away', 'text-outside-page', (pdf, word, x, y) => {
    pdf.rect(400, 100, 50, 50).clip()
    pdf.text(word, x, y, { lineBreak: false })
  }),
  written('words in annotations', 'text-in-annotation', (pdf, word, x, y) =>
    annotate(
      pdf,
      { x, y, width: 60, height: 14 },
      {
        Subtype: 'FreeText',
        Contents: new String(word),
        DA: new String('/Helv 10 Tf 0 g'),
        F: 4,
      },
    ),
  ),

  written('a highlight beneath the words', null, (pdf, word, x, y) => {
    pdf.rect(x - 2, y - 2, 80, 16).fill('yellow')
    pdf.fillColor('black').text(word, x, y, { lineBreak: false })
  }),
  over('a see-through box', null, (pdf, it) => {
    pdf.save().fillOpacity(0.4)
    box(pdf, it).fill('yellow').restore()
  }),
  over('a highlight that is multiplied with the page', null, (pdf, it) => {
    multiply(pdf)
    box(pdf, it).fill('yellow').restore()
  }),
  over('a highlight annotation', null, (pdf, { x, y, width, height }) => pdf.highlight(x, y, width, height)),
  over('lines under and through words', null, (pdf, { x, y, width }) => {
    pdf
      .moveTo(x, y + 11)
      .lineTo(x + width, y + 11)
      .lineWidth(1)
      .stroke('black')
    pdf.rect(x, y + 5, width, 1).fill('black')
  }),
  over('frames around words', null, (pdf, it) => {
    box(pdf, it).lineWidth(1).stroke('black')
    const { x, y, width, height } = it
    pdf
      .rect(x - 3, y - 3, width + 6, height + 6)
      .rect(x - 2, y - 2, width + 4, height + 4)
      .fill('black', 'even-odd')
  }),
  over('words written again on the box', null, (pdf, it, word) => {
    box(pdf, it).fill('white')
    pdf.fillColor('black').text(word.text, word.x, word.y, { lineBreak: false })
  }),
  written('words on a dark box', null, (pdf, word, x, y) => {
    pdf.rect(x - 2, y - 2, 80, 16).fill('#1f3864')
    pdf.fillColor('white').text(word, x, y, { lineBreak: false })
  }),
  written('words on a picture', null, (pdf, word, x, y) => {
    pdf.image(picture, x - 2, y - 2, { width: 80, height: 16 })
    pdf.fillColor('white').text(word, x, y, { lineBreak: false })
  }),
]
