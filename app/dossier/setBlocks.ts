import type { Block, Fact } from './dossierPlan'
import { drawChart } from './drawChart'
import { LEADING, PAGE, type PageSetter } from './pageSetter'
import { fitColumns, setTable } from './setTable'

const QUOTE_INDENT = 14
const ITEM_INDENT = 22

/** Sets blocks in their order. `base` is the level of the heading that they stand under. */
export function setBlocks(setter: PageSetter, blocks: readonly Block[], base: 1 | 2) {
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
    setBlock(setter, block, base)
    at++
  }
}

function setBlock(setter: PageSetter, block: Exclude<Block, { kind: 'item' }>, base: 1 | 2) {
  switch (block.kind) {
    case 'heading':
      return setSectionHeading(
        setter,
        block.level === 2 ? ((base + 1) as 2 | 3) : ((base + 2) as 3 | 4),
        block.text,
      )
    case 'paragraph':
      return setter.paragraph(setter.styled(block.runs))
    case 'quotation':
      return setQuotation(setter, block)
    case 'facts':
      return setFacts(setter, block.facts, 96)
    case 'table': {
      setter.paragraph([{ text: block.summary, face: 'serif-italic', colour: 'quiet' }], { below: 4 })
      const columns = fitColumns(setter, block.columns, block.rows)
      const rows = block.rows.map((row) =>
        row.map((text) => [{ text, face: 'serif', colour: 'ink' } as const]),
      )
      return setTable(setter, columns, rows, { hasRowHeads: true })
    }
    case 'chart':
      return drawChart(setter, block)
  }
}

/** The head of a part has a firm rule above it; lesser heads are words alone. */
export function setSectionHeading(setter: PageSetter, level: 2 | 3 | 4, text: string) {
  if (level === 4) return setter.heading(4, text, { size: 12.5, leading: 17, above: 9 })
  if (setter.y > PAGE.top) setter.y += 10
  setter.ensure(60)
  setter.ink.rule(PAGE.left, setter.y, PAGE.right - PAGE.left, 1.1, 'ink')
  setter.heading(level, text, { size: 19, leading: 24, above: 7 })
  setter.y += 8
}

/** A table of two columns without heads: labels at the left. */
export function setFacts(setter: PageSetter, facts: readonly Fact[], labelWidth: number) {
  if (facts.length === 0) return
  const { ink } = setter
  const x = PAGE.left + labelWidth
  ink.rule(PAGE.left, setter.y, PAGE.right - PAGE.left, 0.75, 'ink')
  setter.within('Table', () => {
    for (const { label, value } of facts) {
      const labels = setter.lines([{ text: label, face: 'serif-bold', colour: 'ink' }], labelWidth - 9)
      const lines = setter.lines(setter.styled(value), PAGE.right - x)
      const height = Math.max(labels.length, lines.length) * LEADING + 8
      setter.ensure(Math.min(height, 200))
      const top = setter.y + 4
      setter.within('TR', () => {
        ink.open('TH', { scope: 'Row' })
        setter.y = top
        setter.setLines(labels, { x: PAGE.left, width: labelWidth })
        ink.close()
        const startPage = setter.page
        setter.y = top
        setter.within('TD', () => setter.setLines(lines, { x, width: PAGE.right - x }))
        if (setter.page === startPage) setter.y = top + Math.max(labels.length, lines.length) * LEADING
      })
      setter.y += 4
      ink.rule(PAGE.left, setter.y, PAGE.right - PAGE.left, 0.5, 'firm')
    }
  })
  setter.y += 12
}

/** Words verbatim, marked by a plum rule at their left, with their speaker beneath. Kept on one page where it fits. */
function setQuotation(setter: PageSetter, block: Extract<Block, { kind: 'quotation' }>) {
  const x = PAGE.left + QUOTE_INDENT
  const width = PAGE.right - x - QUOTE_INDENT
  const words = setter.lines([{ text: `“${block.text}”`, face: 'serif', colour: 'ink' }], width)
  const said = setter.lines(setter.styled(block.attribution, { colour: 'quiet' }), width)
  const height = (words.length + said.length) * LEADING
  setter.ensure(Math.min(height, PAGE.bottom - PAGE.top))
  let from = setter.y
  let page = setter.page
  const drawRule = (to: number) =>
    setter.ink.artifact('Layout', () =>
      setter.ink.draw([{ path: `M${PAGE.left + 3} ${from + 2}V${to - 2}`, stroke: 'said', weight: 1.5 }]),
    )
  const setPart = (lines: typeof words) => {
    for (const line of lines) {
      if (setter.y + LEADING > PAGE.bottom) drawRule(setter.y)
      setter.setLines([line], { x, width })
      if (setter.page !== page) {
        page = setter.page
        from = setter.y - LEADING
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

function setItem(setter: PageSetter, item: Extract<Block, { kind: 'item' }>) {
  const x = PAGE.left + item.depth * ITEM_INDENT + ITEM_INDENT
  const lines = setter.lines(setter.styled(item.runs), PAGE.right - x)
  setter.ensure(Math.min(lines.length, 2) * LEADING)
  setter.within('LI', () => {
    if (item.mark) {
      setter.within('Lbl', () => {
        const [mark] = setter.lines([{ text: item.mark, face: 'serif', colour: 'ink' }], ITEM_INDENT)
        setter.setLines([mark!], { x: x - ITEM_INDENT, width: ITEM_INDENT })
      })
      setter.y -= LEADING
    }
    setter.within('LBody', () => setter.setLines(lines, { x, width: PAGE.right - x }))
  })
  setter.y += 5
}
