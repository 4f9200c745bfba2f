import { inFileOrder, type DossierPlan, type PlannedPart } from './dossierPlan'
import { destinationOf, partDestination, type PageSetter } from './pageSetter'
import { setBlocks, setFacts, setSectionHeading } from './setBlocks'

/** The parts of a dossier in their order, by the place that links to them count; exhibits stand between the last two. */
function partTitles(plan: DossierPlan): string[] {
  return [
    'Cover',
    'Contents',
    ...(plan.summary.length > 0 ? ['Summary'] : []),
    ...(hasStatement(plan) ? ['Statement of record'] : []),
    ...plan.parts.map(({ title }) => title),
    indexTitle(plan),
    ...plan.proofs.map(({ title }) => title),
    ...plan.endings.map(({ title }) => title),
    'Colophon',
  ]
}

/** The part that lists the exhibits, in the word that the packet has for them. */
export function indexTitle({ labelling }: Pick<DossierPlan, 'labelling'>): string {
  return `${labelling.word} index`
}

/** Whether there is something to say, or somebody to sign it. */
export function hasStatement({ introduction, signature }: DossierPlan): boolean {
  return introduction.length > 0 || signature.length > 0
}

/** What a part that goes on over the page needs below one that it follows: its head and some of its words, in points. */
const FOLLOWS_PT = 200
/** A part that follows another ends on a page of which it has this share, or is begun on a page of its own. */
const LEAST_SHARE = 0.2

/** Begins a part: a bookmark, a name for links, a heading; on a page of its own unless it follows another. */
export function beginPart(setter: PageSetter, plan: DossierPlan, title: string, follows = false) {
  const part = partTitles(plan).indexOf(title) + 1
  if (follows) setter.y += 14
  else setter.newPage()
  setter.foundPart(part)
  setter.ink.bookmark(`${title} (p. ${setter.page})`)
  setter.ink.destination(partDestination(part), 0)
  setSectionHeading(setter, 2, title)
}

/**
 * Sets a part below the one before it where it fits there whole, or goes on over the page from some of its words and
 * leaves no last lines alone; else, and where nothing may stand below what is before it, on a page of its own. A long
 * one is not tried first.
 */
export function setFollowing(
  setter: PageSetter,
  { mayFollow, isWhole = false, isLong = false }: { mayFollow: boolean; isWhole?: boolean; isLong?: boolean },
  set: (setter: PageSetter, follows: boolean) => void,
) {
  const { top, bottom } = setter.sheet
  const hasRoom = !isWhole && setter.y + FOLLOWS_PT <= bottom
  const fits = () => {
    const tried = setter.rehearsal()
    set(tried, true)
    if (tried.page === setter.page) return true
    return hasRoom && tried.y - top >= LEAST_SHARE * (bottom - top)
  }
  set(setter, mayFollow && (isLong ? hasRoom : fits()))
}

/** Whether a part may stand below what the dossier has before it: not below the contents, nor below a signature. */
export function mayFollowStatement(plan: DossierPlan): boolean {
  return (plan.summary.length > 0 || hasStatement(plan)) && plan.signature.length === 0 && !plan.venue.closing
}

/** Every part and exhibit with the page that it begins on, each a link there. */
export function setContents(setter: PageSetter, plan: DossierPlan) {
  beginPart(setter, plan, 'Contents')
  const titles = partTitles(plan)
  const line = (
    text: string,
    destination: string,
    page: number | null,
    depth: number,
    away: number | null = null,
  ) => setContentsLine(setter, { text, destination, page, depth, away })
  const { places } = setter
  setter.within('TOC', () => {
    const { number: present, of } = setter.volume
    const part = (title: string, away: number | null) => {
      const place = titles.indexOf(title) + 1
      line(title, partDestination(place), places?.parts.get(place) ?? null, 0, away)
    }
    const last = titles.length - 1 - plan.endings.length
    titles.slice(2, last).forEach((title) => part(title, null))
    for (const { number, name, title } of inFileOrder(plan.exhibits))
      line(
        `${name} — ${title}`,
        destinationOf(number, null),
        places?.exhibits.get(number)?.slip ?? null,
        1,
        setter.volumeAway(number),
      )
    titles.slice(last).forEach((title) => part(title, present === of ? null : of))
  })
}

const INDENT = 18

function setContentsLine(
  setter: PageSetter,
  {
    text,
    destination,
    page,
    depth,
    away,
  }: { text: string; destination: string; page: number | null; depth: number; away: number | null },
) {
  const { ink, sheet } = setter
  const number = `${away ? `Vol. ${away}, p. ` : ''}${page ?? '00'}`
  const says = `${text}, page ${number} of this file`
  const link = away ? undefined : { destination, says }
  const x = sheet.left + depth * INDENT
  const room = sheet.right - x - ink.widthOf(away ? 'Vol. 00, p. 0000' : '0000', 'serif', sheet.size) - 14
  const lines = setter.lines([{ text, face: 'serif', colour: 'ink', link }], room)
  setter.ensure(lines.length * sheet.leading + 3)
  const width = ink.widthOf(number, 'serif', sheet.size)
  ink.open('TOCI')
  ink.open('Reference')
  lines.forEach((line, index) => {
    const baseline = setter.y + index * sheet.leading + sheet.leading / 2 + sheet.size * 0.33
    setter.setLine(line, x, baseline, sheet.size, 'plain')
  })
  const baseline = setter.y + (lines.length - 0.5) * sheet.leading + sheet.size * 0.33
  const from = x + lines.at(-1)!.width + 6
  ink.artifact('Layout', () => {
    const to = sheet.right - width - 6
    if (to > from)
      ink.draw([{ path: `M${from} ${baseline - 1}H${to}`, stroke: 'firm', weight: 0.75, dash: [0.75, 3] }])
  })
  const segment = { text: number, face: 'serif', colour: 'ink', link, x: 0, width } as const
  setter.setLine({ segments: [segment], width }, sheet.right - width, baseline, sheet.size, 'plain')
  ink.close()
  ink.close()
  setter.y += lines.length * sheet.leading + 3
}

/** What a person wrote for a forum that asks for one. */
export function setSummary(setter: PageSetter, plan: DossierPlan) {
  beginPart(setter, plan, 'Summary')
  setBlocks(setter, plan.summary, 2, setter.sheet.bodyLeading)
}

/** The argument, as its author wrote it, every pin cite a link with the page that it leads to. */
export function setStatement(setter: PageSetter, plan: DossierPlan) {
  beginPart(setter, plan, 'Statement of record')
  setBlocks(setter, plan.introduction, 2, setter.sheet.bodyLeading)
  if (plan.signature.length > 0) setSignature(setter, plan.signature)
  if (plan.venue.closing)
    setter.paragraph([{ text: plan.venue.closing, face: 'serif-bold', colour: 'ink' }], { align: 'center' })
}

const SIGN_LINE = '______________________________'

/** A line to sign on, and who signs beneath it, at the right; never parted over pages. */
function setSignature(setter: PageSetter, signature: readonly string[]) {
  setter.y += setter.sheet.leading
  setter.ensure((signature.length + 3) * setter.sheet.leading)
  const x = setter.sheet.left + setter.width / 2
  for (const [index, text] of ['Respectfully submitted,', SIGN_LINE, ...signature].entries())
    setter.paragraph([{ text, face: 'serif', colour: 'ink' }], { x, below: index === 0 ? 24 : 0 })
  setter.y += 7
}

/** A part of plain blocks. Those before the exhibits follow one another; what is to be signed is not parted from its head. */
export function setPart(setter: PageSetter, plan: DossierPlan, part: PlannedPart) {
  const { title, blocks, isSigned = false } = part
  const mayFollow = !plan.endings.includes(part) && (plan.parts[0] !== part || mayFollowStatement(plan))
  setFollowing(setter, { mayFollow, isWhole: isSigned }, (on, follows) => {
    beginPart(on, plan, title, follows)
    setBlocks(on, blocks, 2)
  })
}

/** How the file was made, from what, and what was left open. The digest stands for everything that was set. */
export function setColophon(setter: PageSetter, plan: DossierPlan, digest: string) {
  const shown = digest.replace(/.{32}(?=.)/g, '$&\n')
  const input = [
    { text: 'SHA-256 of the plan that this file was set from:\n' },
    { text: shown, style: 'mono' } as const,
  ]
  setFollowing(setter, { mayFollow: plan.endings.length > 0, isWhole: true }, (on, follows) => {
    beginPart(on, plan, 'Colophon', follows)
    setFacts(on, [...plan.colophon, { label: 'Input', value: input }], 96)
  })
}
