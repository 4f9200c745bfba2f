import { breakLines, type Line, type StyledText } from './breakLines'
import type { Run } from './dossierPlan'
import type { Colour, PageInk, Tag, TagOptions } from './pageInk'

/** Letter, 612 by 792 points; print stays within 6½ by 9½ in (47 CFR 1.49(a)). */
export const PAGE = { width: 612, height: 792, left: 72, right: 540, top: 58, bottom: 712, footer: 735 }
export const TEXT_WIDTH = PAGE.right - PAGE.left
/** No text is smaller than 12 points (47 CFR 1.49(a)). */
export const SIZE = 12
export const LEADING = 16.5

/** Where things stand, as the pass before found. Pages count from 1 on the first page of the file. */
export type Places = {
  total: number
  /** Pages of each exhibit, by its number: its slip-sheet, then each page that a pin cite may name. */
  exhibits: Map<number, { slip: number; pages: number[] }>
}

/** The name that links to an exhibit, or a page of it, lead to. One length, so that names sort alike everywhere. */
export function destinationOf(exhibit: number, page: number | null): string {
  return `x${String(exhibit).padStart(5, '0')}p${String(page ?? 0).padStart(6, '0')}`
}

/** Sets pages from top to bottom: knows where the next line goes, and when a page is full. */
export class PageSetter {
  y = 0
  /** The present page; 0 before the first. */
  page = 0
  /** Where things are found to stand in this pass. */
  readonly found: Places = { total: 0, exhibits: new Map() }
  /** What each new page is for, beside its footer; set while an exhibit is set. */
  onPage: (() => void) | null = null
  private lastHeading = 0

  constructor(
    readonly ink: PageInk,
    /** Left of each footer. */
    private readonly footer: string,
    /** From the pass before; null in the first. */
    readonly places: Places | null,
  ) {}

  newPage(top = PAGE.top) {
    this.ink.addPage()
    this.page++
    this.found.total = this.page
    this.y = top
    const number = `Page ${this.page} of ${this.places?.total ?? this.page}`
    this.ink.artifact('Pagination', () => {
      this.ink.text(this.footer, PAGE.left, PAGE.footer, 'serif', SIZE, 'ink')
      this.ink.text(
        number,
        PAGE.right - this.ink.widthOf(number, 'serif', SIZE),
        PAGE.footer,
        'serif',
        SIZE,
        'ink',
      )
    })
    this.onPage?.()
  }

  /** Begins a page unless this much room is left on the present one. */
  ensure(height: number) {
    if (this.y + height > PAGE.bottom) this.newPage()
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
    const lines = this.lines([{ text, face: 'serif-bold', colour: 'ink' }], TEXT_WIDTH, look.size)
    this.y += look.above ?? 0
    this.ensure(lines.length * look.leading + (look.keep ?? 2 * LEADING))
    const shown = Math.min(level, this.lastHeading + 1)
    this.lastHeading = shown
    this.within(`H${shown}` as Tag, () => this.setLines(lines, { ...look }))
  }

  /** A paragraph, broken over pages where it must be, never leaving one line alone. */
  paragraph(
    texts: readonly StyledText[],
    look: { x?: number; width?: number; leading?: number; align?: 'center'; tag?: Tag; below?: number } = {},
  ) {
    const { x = PAGE.left, width = PAGE.right - x, leading = LEADING, below = 7 } = look
    const lines = this.lines(texts, width)
    this.ensure(Math.min(lines.length, 2) * leading)
    this.within(look.tag ?? 'P', () => this.setLines(lines, { x, width, leading, align: look.align }))
    this.y += below
  }

  lines(texts: readonly StyledText[], width: number, size = SIZE): Line[] {
    return breakLines(texts, width, (text, face) => this.ink.widthOf(text, face, size))
  }

  /** Sets lines from the present height downward, on new pages as needed. */
  setLines(
    lines: readonly Line[],
    look: { x?: number; width?: number; size?: number; leading?: number; align?: 'center' | 'right' },
  ) {
    const { x = PAGE.left, width = TEXT_WIDTH, size = SIZE, leading = LEADING, align } = look
    for (const line of lines) {
      this.ensure(leading)
      const indent =
        align === 'center' ? (width - line.width) / 2 : align === 'right' ? width - line.width : 0
      this.setLine(line, x + indent, this.y + leading / 2 + size * 0.33, size)
      this.y += leading
    }
  }

  /** Sets one line with its baseline at `baseline`. */
  setLine(line: Line, x: number, baseline: number, size = SIZE) {
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
      this.ink.rule(x + segment.x, baseline + 2, width, 0.5, 'firm')
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
      if (run.cite) {
        const page = this.pageOf(run.cite.exhibit, run.cite.page)
        const destination = destinationOf(run.cite.exhibit, run.cite.page)
        return {
          text: `${run.text} [p. ${page ?? '00'}]`.replaceAll(' ', '\u00a0'),
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

  /** The page of this file on which an exhibit, or a page of it, stands; null in the first pass. */
  pageOf(exhibit: number, page: number | null): number | null {
    const place = this.places?.exhibits.get(exhibit)
    if (!place) return null
    return page === null ? place.slip : (place.pages[page - 1] ?? null)
  }
}

/** Whether two passes found everything in the same places, so that the second printed true numbers. */
export function isSamePlaces(a: Places, b: Places): boolean {
  const lines = (places: Places) => [
    places.total,
    ...[...places.exhibits].map(([number, { slip, pages }]) => `${number}:${slip}:${pages.join()}`),
  ]
  return lines(a).join('|') === lines(b).join('|')
}
