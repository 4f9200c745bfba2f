import type { Sheet } from '../domain/filing/sheet'
import { breakLines, type Line, type StyledText } from './breakLines'
import type { Volume } from '../domain/filing/volumes'
import type { ArgumentPlace, Run } from './dossierPlan'
import { MeasuringInk } from './measuringInk'
import { noPlaces, type Places } from './places'
import type { Colour, PageInk, Tag, TagOptions } from './pageInk'

/** What stands on every page beside its text. */
export type PageMarks = {
  /** Left of each footer. */
  footer: string
  /** At the top of each page; empty for none. */
  legend: string
  /** Whether each page says that it is a draft. */
  isDraft: boolean
}

/** The name that links to an exhibit, or a page of it, lead to. One length, so that names sort alike everywhere. */
export function destinationOf(exhibit: number, page: number | null): string {
  return `x${String(exhibit).padStart(5, '0')}p${String(page ?? 0).padStart(6, '0')}`
}

/** The name that links to a part lead to; it sorts before those of exhibits. */
export function partDestination(part: number): string {
  return `p${String(part).padStart(5, '0')}p000000`
}

/** The name that links to a part of the argument lead to. */
function markDestination({ kind, number }: ArgumentPlace): string {
  return `${{ paragraph: 'n', chart: 'c', table: 't' }[kind]}${String(number).padStart(5, '0')}p000000`
}

const LEGEND_BASELINE = 38
const DRAFT = 'DRAFT, not for filing'

/** Sets pages from top to bottom: knows where the next line goes, and when a page is full. */
export class PageSetter {
  y = 0
  /** The present page, counted through all volumes; that of the volume before, before the first. */
  page: number
  /** What each new page is for, beside its footer; set while an exhibit is set. */
  onPage: (() => void) | null = null
  private lastHeading = 0
  private wholeFooter: { text: string; width: number } | null = null

  constructor(
    readonly ink: PageInk,
    readonly sheet: Sheet,
    private readonly marks: PageMarks,
    /** From the pass before; null in the first. */
    readonly places: Places | null,
    readonly volume: Volume,
    /** Where things are found to stand in this pass, in the volumes before this one and then in it. */
    readonly found: Places = noPlaces(),
  ) {
    this.page = found.total
  }

  /** Sets from the present place on as this one would, and nowhere: to learn what something takes before it is set. */
  rehearsal(): PageSetter {
    const { ink, sheet, marks, places, volume, page } = this
    const setter = new PageSetter(new MeasuringInk(ink), sheet, marks, places, volume, {
      ...noPlaces(),
      total: page,
    })
    setter.y = this.y
    setter.lastHeading = this.lastHeading
    return setter
  }

  /** Takes the present page for the first of a part; what later volumes repeat stands where it stood first. */
  foundPart(part: number) {
    if (!this.found.parts.has(part)) this.found.parts.set(part, this.page)
  }

  /** Width of the text, in points. */
  get width(): number {
    return this.sheet.right - this.sheet.left
  }

  /** Whether something stands at the top of each page, over what is bound in. */
  get hasHead(): boolean {
    return this.marks.isDraft || this.marks.legend !== ''
  }

  newPage(top = this.sheet.top) {
    this.ink.addPage(this.sheet.width, this.sheet.height)
    this.page++
    this.found.total = this.page
    this.y = top
    if (this.places) this.setMarks()
    this.onPage?.()
  }

  /** Header and footer are no part of the text. The first pass, which only counts, has none. */
  private setMarks() {
    const { ink, sheet, marks } = this
    const number = `Page ${this.page} of ${this.places?.total ?? this.page}`
    const head = [marks.isDraft ? DRAFT : '', marks.legend].filter(Boolean).join(' · ')
    if (marks.isDraft) ink.watermark('DRAFT')
    ink.artifact('Pagination', () => {
      if (head)
        ink.text(
          head,
          (sheet.width - ink.widthOf(head, 'serif-bold', 12)) / 2,
          LEGEND_BASELINE,
          'serif-bold',
          12,
          'ink',
        )
      const said = this.footerIn(this.width - ink.widthOf(number, 'serif', 12) - 18)
      ink.text(said, sheet.left, sheet.footer, 'serif', 12, 'ink')
      ink.text(number, sheet.right - ink.widthOf(number, 'serif', 12), sheet.footer, 'serif', 12, 'ink')
    })
  }

  /** As much of the footer as has room beside the page's number. It is the same on most pages. */
  private footerIn(room: number): string {
    const { ink } = this
    const textWithin = (width: number) => {
      const texts = [{ text: this.marks.footer, face: 'serif', colour: 'ink' }] as const
      const [line] = breakLines(texts, width, (text, face) => ink.widthOf(text, face, 12))
      return { text: line?.segments.map(({ text }) => text).join('') ?? '', width: line?.width ?? 0 }
    }
    this.wholeFooter ??= textWithin(Infinity)
    if (this.wholeFooter.width <= room) return this.wholeFooter.text
    return `${textWithin(room - ink.widthOf(' …', 'serif', 12)).text} …`
  }

  /** Begins a page unless this much room is left on the present one. */
  ensure(height: number) {
    if (this.y + height > this.sheet.bottom) this.newPage()
  }

  /** Opens an element, sets what is in it, closes it. */
  within(tag: Tag, set: () => void, options: TagOptions = {}) {
    this.ink.open(tag, options)
    set()
    this.ink.close()
  }

  /** A heading of the outline; levels never skip one, as PDF/UA-1 (7.4.2) has it. */
  heading(
    level: 1 | 2 | 3 | 4,
    text: string,
    look: { size: number; leading: number; align?: 'center'; above?: number; keep?: number },
  ) {
    const lines = this.lines([{ text, face: 'serif-bold', colour: 'ink' }], this.width, look.size)
    this.y += look.above ?? 0
    this.ensure(lines.length * look.leading + (look.keep ?? 2 * this.sheet.leading))
    const shown = Math.min(level, this.lastHeading + 1)
    this.lastHeading = shown
    this.within(`H${shown}` as Tag, () => this.setLines(lines, { ...look }))
  }

  /** A paragraph, broken over pages where it must be, never leaving one line alone. */
  paragraph(
    texts: readonly StyledText[],
    look: {
      x?: number
      width?: number
      leading?: number
      align?: 'center' | 'right'
      tag?: Tag
      below?: number
    } = {},
  ) {
    const {
      x = this.sheet.left,
      width = this.sheet.right - x,
      leading = this.sheet.leading,
      below = 7,
    } = look
    const lines = this.lines(texts, width)
    this.ensure(togetherOf(lines.length) * leading)
    this.within(look.tag ?? 'P', () => this.setLines(lines, { x, width, leading, align: look.align }))
    this.y += below
  }

  /** Makes the present place one that references lead to. */
  mark(place: ArgumentPlace) {
    const name = markDestination(place)
    this.found.marks.set(name, this.page)
    this.ink.destination(name, Math.max(0, this.y - 36))
  }

  lines(texts: readonly StyledText[], width: number, size = this.sheet.size): Line[] {
    return breakLines(texts, width, (text, face) => this.ink.widthOf(text, face, size))
  }

  /** Sets lines from the present height downward, on new pages as needed. */
  setLines(
    lines: readonly Line[],
    look: { x?: number; width?: number; size?: number; leading?: number; align?: 'center' | 'right' },
  ) {
    const {
      x = this.sheet.left,
      width = this.width,
      size = this.sheet.size,
      leading = this.sheet.leading,
      align,
    } = look
    for (const [index, line] of lines.entries()) {
      // The last line is never left alone at the top of a page: the one before goes with it.
      const isBeforeLast = index > 0 && index === lines.length - 2
      this.ensure(isBeforeLast ? 2 * leading : leading)
      const indent =
        align === 'center' ? (width - line.width) / 2 : align === 'right' ? width - line.width : 0
      this.setLine(line, x + indent, this.y + leading / 2 + size * 0.33, size)
      this.y += leading
    }
  }

  /** Sets one line with its baseline at `baseline`. */
  setLine(
    line: Line,
    x: number,
    baseline: number,
    size = this.sheet.size,
    links: 'ruled' | 'plain' = 'ruled',
  ) {
    line.segments.forEach((segment, index) => {
      const isLast = index === line.segments.length - 1
      const text = isLast && !segment.link && segment.text ? `${segment.text} ` : segment.text
      if (!segment.link)
        return this.ink.text(text, x + segment.x, baseline, segment.face, size, segment.colour)
      const words = segment.text.trimEnd()
      const width = this.ink.widthOf(words, segment.face, size)
      const area = { x: x + segment.x, y: baseline - size * 0.8, width, height: size * 1.1 }
      this.within('Link', () => {
        this.ink.text(segment.text, x + segment.x, baseline, segment.face, size, segment.colour)
        this.ink.link(area, segment.link!, segment.link!.says)
      })
      if (links === 'ruled') this.ink.rule(x + segment.x, baseline + 2, width, 0.5, 'firm')
    })
  }

  /** Plan runs as styled text, their cites with the page that they lead to. */
  styled(runs: readonly Run[], base: { face?: 'serif' | 'serif-bold'; colour?: Colour } = {}): StyledText[] {
    return runs.map((run): StyledText => {
      const face =
        run.style === 'bold'
          ? 'serif-bold'
          : run.style === 'italic'
            ? 'serif-italic'
            : run.style === 'mono'
              ? 'mono'
              : (base.face ?? 'serif')
      const colour = run.style === 'quiet' ? 'quiet' : (base.colour ?? 'ink')
      if (run.ref) {
        const destination = markDestination(run.ref)
        const page = this.places?.marks.get(destination) ?? '00'
        const printed = run.ref.kind === 'paragraph' ? run.text : `${run.text} [p. ${page}]`
        const link = { destination, says: `${run.text}, page ${page} of this file` }
        return { text: printed.replaceAll(' ', '\u00a0'), face, colour, link }
      }
      if (run.cite) {
        const page = this.pageOf(run.cite.exhibit, run.cite.page)
        if (page === null && this.places) return { text: `${run.text} [no such page]`, face, colour }
        const destination = destinationOf(run.cite.exhibit, run.cite.page)
        const away = this.volumeAway(run.cite.exhibit)
        const said = `${away ? `Vol. ${away}, ` : ''}p. ${page ?? '00'}`
        const text = `${run.text} [${said}]`.replaceAll(' ', '\u00a0')
        return away
          ? { text, face, colour }
          : {
              text,
              face,
              colour,
              link: { destination, says: `${run.text}, page ${page ?? ''} of this file` },
            }
      }
      if (run.href)
        return { text: run.text, face, colour, link: { href: run.href, says: `Web address ${run.href}` } }
      return { text: run.text, face, colour }
    })
  }

  /** The volume in which an exhibit stands where that is another than this one; else null. No link leads there. */
  volumeAway(exhibit: number): number | null {
    const volume = this.places?.exhibits.get(exhibit)?.volume ?? this.volume.number
    return volume === this.volume.number ? null : volume
  }

  /** The page of this file on which an exhibit, or a page of it, stands; null in the first pass. */
  pageOf(exhibit: number, page: number | null): number | null {
    const place = this.places?.exhibits.get(exhibit)
    if (!place) return null
    return page === null ? place.slip : (place.pages[page - 1] ?? null)
  }
}

/** How many lines have to find room at once, of a text that may go on over the page. */
export function togetherOf(lines: number): number {
  return lines <= 3 ? lines : 2
}
