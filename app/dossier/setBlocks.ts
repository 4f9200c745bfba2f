import { cellText, type ArgumentPlace, type Block, type Fact } from './dossierPlan'
import { drawChart } from './drawChart'
import { togetherOf, type PageSetter } from './pageSetter'
import { fitColumns, setTable } from './setTable'

const QUOTE_INDENT = 14
const ITEM_INDENT = 22
/** An item of a list of no more lines than this stays on one page. */
const WHOLE_LINES = 6

/** Sets blocks in their order. `base` is the level of the heading that they stand under. */
export function setBlocks(
  setter: PageSetter,
  blocks: readonly Block[],
  base: 1 | 2,
  leading = setter.sheet.leading,
) {
  let at = 0
  while (at < blocks.length) {
    const block = blocks[at]!
    if (block.kind === 'item') {
      const end = blocks.findIndex((other, index) => index > at && other.kind !== 'item')
      const items = blocks.slice(at, end === -1 ? undefined : end) as Extract<Block, { kind: 'item' }>[]
      setter.within('L', () => items.forEach((item) => setItem(setter, item)), {
        numbering: numberingOf(items),
      })
      at += items.length
      continue
    }
    if (block.kind === 'heading') keepWithNext(setter, blocks[at + 1])
    if (block.kind === 'paragraph') keepWithChart(setter, block, blocks[at + 1])
    setBlock(setter, block, base, leading)
    at++
  }
}

/** The room that a heading of a list or quotation takes, in points. */
const HEADING_PT = 30

/** Begins a page where a heading would stand alone at the foot of this one: what follows it may not be parted. */
function keepWithNext(setter: PageSetter, next: Block | undefined) {
  const { sheet } = setter
  if (next?.kind === 'item') {
    const lines = setter.lines(setter.styled(next.runs), sheet.right - itemLeft(setter, next)).length
    setter.ensure(HEADING_PT + (lines <= WHOLE_LINES ? lines : 2) * sheet.leading)
  }
  if (next?.kind === 'quotation') {
    const { words, said } = quotationLines(setter, next)
    setter.ensure(
      Math.min(HEADING_PT + (words.length + said.length) * sheet.leading, sheet.bottom - sheet.top),
    )
  }
}

/** What a chart is stands above it, on its page. */
function keepWithChart(
  setter: PageSetter,
  { runs }: Extract<Block, { kind: 'paragraph' }>,
  next: Block | undefined,
) {
  if (next?.kind !== 'chart') return
  setter.ensure(
    (setter.lines(setter.styled(runs), setter.width).length + 1) * setter.sheet.leading + next.chart.height,
  )
}

function setBlock(setter: PageSetter, block: Exclude<Block, { kind: 'item' }>, base: 1 | 2, leading: number) {
  switch (block.kind) {
    case 'heading':
      return setSectionHeading(
        setter,
        block.level === 2 ? ((base + 1) as 2 | 3) : ((base + 2) as 3 | 4),
        block.text,
        block.place,
      )
    case 'paragraph':
      return setParagraph(setter, block, leading)
    case 'quotation':
      return setQuotation(setter, block)
    case 'facts':
      return setFacts(setter, block.facts, 96)
    case 'table': {
      setter.paragraph([{ text: block.summary, face: 'serif-italic', colour: 'quiet' }], { below: 4 })
      const columns = fitColumns(
        setter,
        block.columns,
        block.rows.map((row) => row.map(cellText)),
      )
      const rows = block.rows.map((row) =>
        row.map((cell) => setter.styled(typeof cell === 'string' ? [{ text: cell }] : cell)),
      )
      return setTable(setter, columns, rows, { hasRowHeads: true })
    }
    case 'chart':
      return drawChart(setter, block)
  }
}

const NUMBER_INDENT = 30

/** A numbered paragraph has its number at the margin, its words beside it. */
function setParagraph(
  setter: PageSetter,
  { runs, number }: Extract<Block, { kind: 'paragraph' }>,
  leading: number,
) {
  const texts = setter.styled(runs)
  if (number === undefined) return setter.paragraph(texts, { leading })
  const { sheet, ink } = setter
  const x = sheet.left + NUMBER_INDENT
  const lines = setter.lines(texts, sheet.right - x)
  setter.ensure(togetherOf(lines.length) * leading)
  setter.mark({ kind: 'paragraph', number })
  setter.within('P', () => {
    ink.text(
      `${number}. `,
      sheet.left,
      setter.y + leading / 2 + sheet.size * 0.33,
      'serif',
      sheet.size,
      'ink',
    )
    setter.setLines(lines, { x, width: sheet.right - x, leading })
  })
  setter.y += Math.max(7, leading - sheet.leading)
}

/** The head of a part has a firm rule above it; lesser heads are words alone. */
export function setSectionHeading(setter: PageSetter, level: 2 | 3 | 4, text: string, place?: ArgumentPlace) {
  if (level === 4) return setter.heading(4, text, { size: 12.5, leading: 17, above: 9 })
  if (setter.y > setter.sheet.top) setter.y += 10
  setter.ensure(60)
  setter.ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 1.1, 'ink')
  setter.heading(level, text, { size: 19, leading: 24, above: 7 })
  if (place) setter.mark(place)
  setter.y += 8
}

/** What `setFacts` takes of a page, in points, up to its last rule. */
export function factsHeight(setter: PageSetter, facts: readonly Fact[], labelWidth: number): number {
  return facts
    .map(({ label, value }) => {
      const labels = setter.lines([{ text: label, face: 'serif-bold', colour: 'ink' }], labelWidth - 9)
      const lines = setter.lines(setter.styled(value), setter.width - labelWidth)
      return Math.max(labels.length, lines.length) * setter.sheet.leading + 8
    })
    .reduce((sum, height) => sum + height, 0)
}

/** A table of two columns without heads: labels at the left. */
export function setFacts(setter: PageSetter, facts: readonly Fact[], labelWidth: number) {
  if (facts.length === 0) return
  const { ink } = setter
  const x = setter.sheet.left + labelWidth
  ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 0.75, 'ink')
  setter.within('Table', () => {
    for (const { label, value } of facts) {
      const labels = setter.lines([{ text: label, face: 'serif-bold', colour: 'ink' }], labelWidth - 9)
      const lines = setter.lines(setter.styled(value), setter.sheet.right - x)
      const height = Math.max(labels.length, lines.length) * setter.sheet.leading + 8
      setter.ensure(Math.min(height, 200))
      const top = setter.y + 4
      setter.within('TR', () => {
        ink.open('TH', { scope: 'Row' })
        setter.y = top
        setter.setLines(labels, { x: setter.sheet.left, width: labelWidth })
        ink.close()
        const startPage = setter.page
        setter.y = top
        setter.within('TD', () => setter.setLines(lines, { x, width: setter.sheet.right - x }))
        if (setter.page === startPage)
          setter.y = top + Math.max(labels.length, lines.length) * setter.sheet.leading
      })
      setter.y += 4
      ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 0.5, 'firm')
    }
  })
  setter.y += 12
}

/** The lines of a quotation, and of who said it. */
function quotationLines(setter: PageSetter, block: Extract<Block, { kind: 'quotation' }>) {
  const width = setter.width - 2 * QUOTE_INDENT
  return {
    words: setter.lines([{ text: `“${block.text}”`, face: 'serif', colour: 'ink' }], width),
    said: setter.lines(setter.styled(block.attribution, { colour: 'quiet' }), width),
  }
}

/** Words verbatim, marked by a plum rule at their left, with their speaker beneath. Kept on one page where it fits. */
function setQuotation(setter: PageSetter, block: Extract<Block, { kind: 'quotation' }>) {
  const x = setter.sheet.left + QUOTE_INDENT
  const width = setter.sheet.right - x - QUOTE_INDENT
  const { words, said } = quotationLines(setter, block)
  const height = (words.length + said.length) * setter.sheet.leading
  setter.ensure(Math.min(height, setter.sheet.bottom - setter.sheet.top))
  let from = setter.y
  let page = setter.page
  const drawRule = (to: number) =>
    setter.ink.artifact('Layout', () =>
      setter.ink.draw([
        { path: `M${setter.sheet.left + 3} ${from + 2}V${to - 2}`, stroke: 'said', weight: 1.5 },
      ]),
    )
  const setPart = (lines: typeof words) => {
    for (const line of lines) {
      if (setter.y + setter.sheet.leading > setter.sheet.bottom) drawRule(setter.y)
      setter.setLines([line], { x, width })
      if (setter.page !== page) {
        page = setter.page
        from = setter.y - setter.sheet.leading
      }
    }
  }
  setter.within('BlockQuote', () => {
    setter.within('P', () => setPart(words))
    setter.within('P', () => setPart(said))
  })
  drawRule(setter.y)
  setter.y += 11
}

function numberingOf(items: readonly { mark: string }[]): 'Decimal' | 'Disc' | 'None' {
  const [first] = items
  return first?.mark === '•' ? 'Disc' : first?.mark ? 'Decimal' : 'None'
}

function itemLeft(setter: PageSetter, { depth }: Extract<Block, { kind: 'item' }>): number {
  return setter.sheet.left + (depth + 1) * ITEM_INDENT
}

function setItem(setter: PageSetter, item: Extract<Block, { kind: 'item' }>) {
  const x = itemLeft(setter, item)
  const lines = setter.lines(setter.styled(item.runs), setter.sheet.right - x)
  setter.ensure((lines.length <= WHOLE_LINES ? lines.length : 2) * setter.sheet.leading)
  setter.within('LI', () => {
    if (item.mark) {
      setter.within('Lbl', () => {
        const [mark] = setter.lines([{ text: item.mark, face: 'serif', colour: 'ink' }], ITEM_INDENT)
        setter.setLines([mark!], { x: x - ITEM_INDENT, width: ITEM_INDENT })
      })
      setter.y -= setter.sheet.leading
    }
    setter.within('LBody', () => setter.setLines(lines, { x, width: setter.sheet.right - x }))
  })
  setter.y += 5
}
