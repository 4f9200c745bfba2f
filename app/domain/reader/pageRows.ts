/** A stretch of pages, both ends included, from 1. */
export type PageStretch = { from: number; to: number }

/**
 * Where the rows of pages stand, one under the other. Heights are CSS pixels, room between rows included; a row that was
 * never shown has the height that `estimate` gives it.
 */
export class PageRows {
  readonly #measured = new Map<number, number>()
  #tops: Float64Array | null = null

  constructor(
    readonly count: number,
    readonly estimate: (page: number) => number,
  ) {}

  /** Notes a row's real height. Answers whether that changes anything. */
  measure(page: number, height: number): boolean {
    if (Math.abs((this.#measured.get(page) ?? -1) - height) < 0.5) return false
    this.#measured.set(page, height)
    this.#tops = null
    return true
  }

  /** The mean of what was measured; null before anything was. */
  get meanHeight(): number | null {
    if (this.#measured.size === 0) return null
    let sum = 0
    for (const height of this.#measured.values()) sum += height
    return sum / this.#measured.size
  }

  heightOf(page: number): number {
    return this.#measured.get(page) ?? this.estimate(page)
  }

  /** Where a row begins, from the top of the first; that of the page after the last is the height of all. */
  topOf(page: number): number {
    this.#tops ??= this.#sum()
    return this.#tops[Math.min(Math.max(page, 1), this.count + 1)]!
  }

  /** The page whose row holds a place, counted from the top of the first row. */
  pageAt(top: number): number {
    let [low, high] = [1, Math.max(1, this.count)]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.topOf(middle) <= top) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The pages to hold between two places. */
  stretch(top: number, bottom: number): PageStretch {
    return { from: this.pageAt(top), to: this.pageAt(bottom) }
  }

  #sum(): Float64Array {
    const tops = new Float64Array(this.count + 2)
    for (let page = 1; page <= this.count; page++) tops[page + 1] = tops[page]! + this.heightOf(page)
    return tops
  }
}
