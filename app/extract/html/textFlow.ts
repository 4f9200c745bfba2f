/** Blanks that a browser runs together; the no-break space is none of them. */
const BLANKS = /[ \t\n\r\f]+/g

/** Gathers words as a page shows them: blanks run together, lines and paragraphs parted by one or two line ends. */
export class TextFlow {
  private pieces: string[] = []
  private length = 0
  private breaks = 0
  private needsSpace = false
  private needsTab = false
  private isAtLineStart = true
  /** Within a cell that has no words yet: a paragraph that begins there breaks nothing. */
  private isCellFresh = false
  private isCellBroken = false

  /** Adds text whose blanks run together. */
  add(words: string): void {
    const run = words.replace(BLANKS, ' ')
    if (run === '') return
    if (run === ' ') {
      this.needsSpace ||= !this.isAtLineStart
      return
    }
    const starts = run.startsWith(' ')
    const ends = run.endsWith(' ')
    if (starts) this.needsSpace ||= !this.isAtLineStart
    this.put(run.slice(starts ? 1 : 0, ends ? -1 : undefined))
    this.needsSpace = ends
  }

  /** Adds text whose blanks and line ends are its own. */
  addPreformatted(words: string): void {
    if (words !== '') this.put(words)
  }

  /** Ends the line. One that `<br>` asks for counts each time, so that two of them leave a line empty. */
  breakLine(isAsked = false): void {
    if (this.isCellFresh) return
    if (isAsked) this.breaks = Math.min(2, this.breaks + 1)
    else this.breaks = Math.max(this.breaks, 1)
    this.startLine()
  }

  breakParagraph(): void {
    if (this.isCellFresh) return
    this.breaks = 2
    this.startLine()
  }

  /** Begins a cell of a table's row: a tab stands between it and the one before, or a paragraph where that had lines. */
  startCell(): void {
    if (this.length > 0 && this.breaks === 0) {
      if (this.isCellBroken) this.breakParagraph()
      else this.needsTab = true
    }
    this.needsSpace = false
    this.isCellFresh = true
    this.isCellBroken = false
  }

  /** Ends a cell: what follows it is no paragraph of its own. */
  endCell(): void {
    if (!this.isCellFresh) this.breaks = 0
    this.isCellFresh = false
  }

  /** Where the next words will begin. */
  nextStart(): number {
    return this.length + (this.length > 0 ? this.breaks : 0)
  }

  /** The text from a place on; it lies in the last pieces, so that only those are joined. */
  since(start: number): string {
    let from = this.pieces.length
    let at = this.length
    while (from > 0 && at > start) at -= this.pieces[--from]!.length
    return this.pieces
      .slice(from)
      .join('')
      .slice(start - at)
  }

  text(): string {
    if (this.pieces.length > 1) this.pieces = [this.pieces.join('')]
    return this.pieces[0] ?? ''
  }

  private startLine(): void {
    this.needsSpace = false
    this.needsTab = false
    this.isAtLineStart = true
  }

  private put(words: string): void {
    let before = ''
    if (!this.isCellFresh && this.breaks > 0) this.isCellBroken = true
    this.isCellFresh = false
    if (this.length > 0) {
      if (this.breaks > 0) before = '\n'.repeat(this.breaks)
      else if (this.needsTab) before = '\t'
      else if (this.needsSpace) before = ' '
    }
    this.pieces.push(before + words)
    this.length += before.length + words.length
    this.breaks = 0
    this.needsSpace = false
    this.needsTab = false
    this.isAtLineStart = false
  }
}
