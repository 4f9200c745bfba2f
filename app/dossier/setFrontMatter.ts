import type { DossierPlan } from './dossierPlan'
import { destinationOf, PAGE, TEXT_WIDTH, type PageSetter } from './pageSetter'
import { setBlocks, setFacts, setSectionHeading } from './setBlocks'
import { setTable, type Cell } from './setTable'

const COVER_LEADING = 18
const COLUMN = 218
/** The caption's parentheses, as courts and commissions print them, at least this many. */
const LEAST_PARENS = 5

/** The first page: before whom, in what matter, under which docket, the title, and what the file is. */
export function setCover(setter: PageSetter, plan: DossierPlan) {
  setter.newPage(72)
  setter.ink.bookmark('Cover')
  const { cover } = plan
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
  setter.y += 48
  setFacts(setter, cover.facts, 96)
  setter.paragraph([{ text: cover.note, face: 'serif', colour: 'quiet' }])
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
    setter.setLine(set, PAGE.left + indent, top + 12 + row * COVER_LEADING),
  )
  ink.close()
  ink.artifact('Layout', () => {
    for (let row = 0; row < rows; row++)
      ink.text(')', PAGE.left + TEXT_WIDTH / 2, top + 12 + row * COVER_LEADING, 'serif', 12, 'ink')
  })
  ink.open('P')
  right.forEach((line, row) =>
    setter.setLine(line, PAGE.left + TEXT_WIDTH / 2 + 18, top + 12 + (row + 1) * COVER_LEADING),
  )
  ink.close()
  setter.y = top + rows * COVER_LEADING
}

/** Every exhibit with the pages it has and the page it begins on, each a link to its slip-sheet. */
export function setExhibitTable(setter: PageSetter, plan: DossierPlan) {
  setter.newPage()
  setter.ink.bookmark('Table of exhibits')
  setSectionHeading(setter, 2, 'Table of exhibits')
  const columns = [
    { label: 'Ex.', width: 26 },
    { label: 'Date', width: 88 },
    { label: 'Description', width: 243 },
    { label: 'Pages', width: 36, isNumber: true },
    { label: 'Page', width: 39, isNumber: true },
  ]
  const rows = plan.exhibits.map((exhibit): Cell[] => {
    const place = setter.places?.exhibits.get(exhibit.number)
    const page = String(place?.slip ?? '00')
    const link = {
      destination: destinationOf(exhibit.number, null),
      says: `Exhibit ${exhibit.number}, page ${page} of this file`,
    }
    const described = exhibit.caption || exhibit.described
    const description: Cell = [
      { text: exhibit.title, face: 'serif', colour: 'ink' },
      ...(described ? [{ text: `\n${described}`, face: 'serif', colour: 'quiet' } as const] : []),
    ]
    const plain = (text: string): Cell => [{ text, face: 'serif', colour: 'ink' }]
    return [
      plain(String(exhibit.number)),
      plain(exhibit.date),
      description,
      plain(String(place?.pages.length ?? '0')),
      [{ text: page, face: 'serif', colour: 'ink', link }],
    ]
  })
  setTable(setter, columns, rows)
  const note =
    'Pages are those behind each exhibit’s slip-sheet; a cite such as “Ex. 1 at 2” counts them from 1. Page is the page of this file on which the slip-sheet stands.'
  setter.paragraph([{ text: note, face: 'serif', colour: 'quiet' }])
}

/** The argument, as its author wrote it, every pin cite a link with the page that it leads to. */
export function setIntroduction(setter: PageSetter, plan: DossierPlan) {
  if (plan.introduction.length === 0) return
  setter.newPage()
  setter.ink.bookmark('Introduction')
  setSectionHeading(setter, 2, 'Introduction')
  setBlocks(setter, plan.introduction, 2)
}
