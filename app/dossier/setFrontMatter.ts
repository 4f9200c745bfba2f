import { inFileOrder, type DossierPlan, type Fact } from './dossierPlan'
import type { PageSetter } from './pageSetter'
import { setFacts } from './setBlocks'

/** The blank box for a forum's stamp ends below this much of the page's upper edge, and its own height. */
const STAMP_TOP = 36
const COVER_LEADING = 18
const COLUMN = 218
/** The caption's parentheses, as courts and commissions print them, at least this many. */
const LEAST_PARENS = 5

/** The first page: before whom, in what matter, under which docket, the title, and what the file is. */
export function setCover(setter: PageSetter, plan: DossierPlan) {
  const { cover, venue, sheet } = plan
  setter.newPage(setter.hasHead ? Math.max(72, sheet.top) : 72)
  setter.ink.bookmark('Cover')
  setter.foundPart(1)
  if (venue.stampBox) setter.y = Math.max(setter.y, STAMP_TOP + venue.stampBox[1] + 14)
  if (venue.firstPageLegend) {
    const legend = { text: venue.firstPageLegend, face: 'serif-bold', colour: 'ink' } as const
    setter.paragraph([legend], { align: 'right', below: 12 })
  }
  for (const [index, line] of cover.forum.entries()) {
    const face =
      index === 0 && cover.forum.length > 1
        ? 'serif'
        : index === 1 || cover.forum.length === 1
          ? 'serif-bold'
          : 'serif'
    setter.paragraph([{ text: line, face, colour: 'ink' }], {
      align: 'center',
      leading: COVER_LEADING,
      below: 0,
    })
  }
  if (cover.caption.length > 0 || cover.docket.length > 0) setCaption(setter, cover.caption, cover.docket)
  setter.y += Math.max(24, Math.min(64, 330 - setter.y))
  setter.heading(1, plan.title, { size: 27, leading: 32, align: 'center' })
  setter.y += 8
  setter.paragraph([{ text: cover.subtitle, face: 'serif', colour: 'ink' }], { align: 'center' })
  setter.y += Math.max(14, Math.min(48, 520 - setter.y))
  setFacts(setter, [...volumeFacts(setter, plan), ...cover.facts], 96)
  if (cover.note) setter.paragraph([{ text: cover.note, face: 'serif', colour: 'quiet' }])
}

/** Which of the volumes this is, where there are more than one. */
function volumeFacts({ volume }: PageSetter, plan: DossierPlan): Fact[] {
  if (volume.of === 1) return []
  const held = inFileOrder(plan.exhibits).slice(volume.first, volume.end)
  const names = [held[0]!.heading, held.at(-1)!.label]
  const text = `${volume.number} of ${volume.of}: ${held.length === 1 ? names[0] : names.join(' to ')}. Pages are counted through all volumes.`
  return [{ label: 'Volume', value: [{ text }] }]
}

/** The matter at the left, a row of parentheses, the docket at the right. */
function setCaption(setter: PageSetter, caption: readonly string[], docket: readonly string[]) {
  const { ink } = setter
  setter.y += 38
  const top = setter.y
  const left = caption.flatMap((line, index) =>
    setter
      .lines([{ text: line, face: 'serif', colour: 'ink' }], COLUMN - (index > 0 ? 14 : 0))
      .map((set) => ({ set, indent: index > 0 ? 14 : 0 })),
  )
  const right = docket.flatMap((line) => setter.lines([{ text: line, face: 'serif', colour: 'ink' }], COLUMN))
  const rows = Math.max(left.length, right.length + 1, LEAST_PARENS)
  ink.open('P')
  left.forEach(({ set, indent }, row) =>
    setter.setLine(set, setter.sheet.left + indent, top + 12 + row * COVER_LEADING),
  )
  ink.close()
  ink.artifact('Layout', () => {
    for (let row = 0; row < rows; row++)
      ink.text(')', setter.sheet.left + setter.width / 2, top + 12 + row * COVER_LEADING, 'serif', 12, 'ink')
  })
  ink.open('P')
  right.forEach((line, row) =>
    setter.setLine(line, setter.sheet.left + setter.width / 2 + 18, top + 12 + (row + 1) * COVER_LEADING),
  )
  ink.close()
  setter.y = top + rows * COVER_LEADING
}
