import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { PageRows, type PageStretch } from '../../../domain/reader/pageRows'
import { mayBrowserLand } from './mayBrowserLand'

/** Room beyond the screen that is kept ready, in screens. */
const READY = 1.25
/** Where a passage that was asked for comes to stand: this far under the bar, in CSS pixels. */
const PASSAGE_AT = 64
/** A page that was asked for comes to stand this far under the bar. */
const PAGE_AT = 8

type Target = { page: number; place: (() => DOMRect | null) | null }

export type PageWindow = {
  /** The pages to render now. */
  stretch: PageStretch
  /** The page that is being read: the one under the bar. */
  current: number
  rows: PageRows
  /** Goes to a page, or to a place on it once that is there. It is kept in sight until the reader scrolls away. */
  goTo: (page: number, place?: () => DOMRect | null) => void
  /** Looks again where things are, after something on a page came to be. */
  settle: () => void
  /** Goes back to what was being read, after something else scrolled away from it. */
  hold: () => void
}

type PageWindowProps = {
  /** Holds the rows, and before and after them an element that stands for those not rendered. */
  stack: RefObject<HTMLElement | null>
  count: number
  /** What the server rendered. */
  initial: PageStretch
  /** The height of a row that was never shown, in CSS pixels; `mean` of those that were, null at first. */
  estimate: (page: number, mean: number | null) => number
  /** Of another layout, what was measured says nothing. */
  layout: string
  isOn: boolean
}

/**
 * Renders the pages near the screen of a document as long as it likes. While rows change their heights, what is being
 * read stays where it is.
 */
export function usePageWindow({
  stack,
  count,
  initial,
  estimate,
  layout,
  isOn,
}: PageWindowProps): PageWindow {
  const [stretch, setStretch] = useState(initial)
  const [current, setCurrent] = useState(initial.from)
  const latest = useRef(estimate)
  latest.current = estimate
  // A new layout is measured from nothing.
  const rows = useMemo(() => {
    const made: PageRows = new PageRows(count, (page) => latest.current(page, made.meanHeight))
    return made
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new layout has to make new rows, though the making does not read it
  }, [count, layout])
  const target = useRef<Target | null>(null)
  const anchor = useRef<{ page: number; top: number; share: number } | null>(null)

  const rowOf = useCallback(
    (page: number) => stack.current?.querySelector<HTMLElement>(`:scope > [data-row="${page}"]`) ?? null,
    [stack],
  )

  const noteAnchor = useCallback(() => {
    const line = barBottom()
    for (const row of rowsIn(stack.current)) {
      const box = row.getBoundingClientRect()
      if (box.bottom <= line) continue
      anchor.current = {
        page: Number(row.dataset.row),
        top: box.top,
        share: box.height > 0 ? (line - box.top) / box.height : 0,
      }
      return
    }
  }, [stack])

  /** Measures the rows that are there and sets what stands for the others. */
  const measure = useCallback(() => {
    const home = stack.current
    if (!home) return
    const shown = rowsIn(home)
    for (const row of shown) rows.measure(Number(row.dataset.row), row.getBoundingClientRect().height)
    const first = Number(shown[0]?.dataset.row ?? 1)
    const last = Number(shown.at(-1)?.dataset.row ?? 0)
    setHeight(home.firstElementChild, rows.topOf(first))
    setHeight(home.lastElementChild, rows.topOf(count + 1) - rows.topOf(last + 1))
  }, [stack, rows, count])

  const follow = useCallback(() => {
    const line = barBottom()
    if (target.current) {
      const { page, place } = target.current
      const row = rowOf(page)
      if (!row) return
      const found = place?.()
      const by = found ? found.top - line - PASSAGE_AT : row.getBoundingClientRect().top - line - PAGE_AT
      if (Math.abs(by) > 0.5) window.scrollBy({ top: by, behavior: 'instant' })
      noteAnchor()
    } else if (anchor.current && anchor.current.top < line) {
      const row = rowOf(anchor.current.page)
      if (!row) return
      const by = row.getBoundingClientRect().top - anchor.current.top
      if (Math.abs(by) > 0.5) window.scrollBy({ top: by, behavior: 'instant' })
    }
  }, [rowOf, noteAnchor])

  const settle = useCallback(() => {
    measure()
    follow()
  }, [measure, follow])

  const hold = useCallback(() => {
    const row = anchor.current && rowOf(anchor.current.page)
    if (row)
      window.scrollBy({ top: row.getBoundingClientRect().top - anchor.current!.top, behavior: 'instant' })
  }, [rowOf])

  const goTo = useCallback(
    (page: number, place?: () => DOMRect | null) => {
      const asked = Math.min(Math.max(page, 1), count)
      target.current = { page: asked, place: place ?? null }
      setCurrent(asked)
      setStretch((now) =>
        asked > now.from && asked < now.to
          ? now
          : { from: Math.max(1, asked - 2), to: Math.min(count, asked + 2) },
      )
      settle()
    },
    [count, settle],
  )

  useLayoutEffect(() => {
    if (!isOn) return
    if (!anchor.current) noteAnchor()
    settle()
  }, [isOn, stretch, settle, noteAnchor])

  // Another layout keeps the same share of the page under the bar.
  const laidOut = useRef(layout)
  useLayoutEffect(() => {
    if (laidOut.current === layout) return
    laidOut.current = layout
    const kept = anchor.current
    measure()
    const row = kept && rowOf(kept.page)
    if (!row || target.current || kept.top >= barBottom()) return
    const box = row.getBoundingClientRect()
    window.scrollBy({ top: box.top + kept.share * box.height - barBottom(), behavior: 'instant' })
    noteAnchor()
  }, [layout, measure, rowOf, noteAnchor])

  useEffect(() => {
    const home = stack.current
    if (!isOn || !home) return
    const observer = new ResizeObserver(settle)
    for (const row of rowsIn(home)) observer.observe(row)
    return () => observer.disconnect()
  }, [isOn, stack, stretch, settle])

  useEffect(() => {
    if (!isOn) return
    let asked = 0
    const look = () => {
      asked = 0
      const home = stack.current
      if (!home) return
      const top = home.getBoundingClientRect().top
      const ready = READY * window.innerHeight
      if (target.current && mayBrowserLand()) follow()
      // What was asked for and is not there yet counts as read.
      const from = target.current ? rows.topOf(target.current.page) : -top
      const wanted = withSelected(rows.stretch(from - ready, from + window.innerHeight + ready), home)
      if (!target.current) noteAnchor()
      setCurrent(target.current?.page ?? rows.pageAt(barBottom() - top + window.innerHeight / 4))
      setStretch((now) => (now.from === wanted.from && now.to === wanted.to ? now : wanted))
    }
    const onScroll = () => {
      asked ||= requestAnimationFrame(look)
    }
    const letGo = () => {
      target.current = null
    }
    const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll)
    for (const kind of byHand) window.addEventListener(kind, letGo, { passive: true })
    onScroll()
    return () => {
      cancelAnimationFrame(asked)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
      for (const kind of byHand) window.removeEventListener(kind, letGo)
    }
  }, [isOn, stack, rows, noteAnchor, follow])

  return { stretch, current, rows, goTo, settle, hold }
}

/** Pages that a selection may reach beyond the screen and still be held whole. */
const MOST_SELECTED = 40

/** Words that are selected stay, however far one scrolls to select on. */
function withSelected({ from, to }: PageStretch, stack: HTMLElement): PageStretch {
  const selection = stack.ownerDocument.getSelection()
  if (!selection || selection.isCollapsed) return { from, to }
  const pages = [selection.anchorNode, selection.focusNode].flatMap((node) => {
    const row = node && stack.contains(node) ? node.parentElement?.closest<HTMLElement>('[data-row]') : null
    return row ? [Number(row.dataset.row)] : []
  })
  const kept = { from: Math.min(from, ...pages), to: Math.max(to, ...pages) }
  return kept.to - kept.from > MOST_SELECTED ? { from, to } : kept
}

function rowsIn(stack: HTMLElement | null): HTMLElement[] {
  return stack ? [...stack.querySelectorAll<HTMLElement>(':scope > [data-row]')] : []
}

/** Where the text begins under the bar that stays at the top of the screen. */
function barBottom(): number {
  const bar = document.querySelector('.reader-bar')?.getBoundingClientRect()
  return bar && bar.top <= 1 ? bar.bottom : 0
}

/** Through the CSSOM: the page's policy allows no style attribute. */
function setHeight(gap: Element | null, height: number): void {
  if (gap instanceof HTMLElement) gap.style.setProperty('height', `${Math.max(0, Math.round(height))}px`)
}
