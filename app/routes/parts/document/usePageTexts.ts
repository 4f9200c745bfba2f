import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WordBox } from '../../../domain/extraction'
import type { PageStretch } from '../../../domain/reader/pageRows'
import { originalBlocks, type SheetBlock } from '../../../domain/reader/sheetBlocks'

/** A page's text with its blocks, and where its words stand on its picture if it was recognised from that. */
export type PageSheet = {
  number: number
  text: string
  blocks: SheetBlock[]
  words?: readonly WordBox[] | null
}

export type PageTexts = {
  sheetOf: (page: number) => PageSheet | null
  /** The texts that are here, by page. */
  texts: ReadonlyMap<number, string>
  /** Has all pages fetched, for printing. */
  fetchAll: () => Promise<void>
  /** A sentence when pages could not be fetched. */
  problem: string | null
}

/** Pages are asked for in groups that begin after each multiple of this, as the server gives them. */
const GROUP = 10
/** Of longer documents, texts further than this from what is read are let go, in pages. */
const FAR = 1_000

/**
 * The texts of a document's pages: those that came with the page, and others as they are needed. `href` tells where a
 * group of pages is had, `needsWords` which pages are shown as pictures whose words have to be placed.
 */
export function usePageTexts(
  sent: readonly PageSheet[],
  count: number,
  wanted: PageStretch,
  href: (from: number) => string,
  needsWords: (page: number) => boolean,
): PageTexts {
  const [fetched, setFetched] = useState<ReadonlyMap<number, PageSheet>>(new Map())
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useRef(new Set<number>())
  const sheets = useMemo(
    () => new Map([...sent.map((sheet) => [sheet.number, sheet] as const), ...fetched]),
    [fetched, sent],
  )
  const latest = useRef(sheets)
  latest.current = sheets

  const fetchGroup = useCallback(
    async (from: number) => {
      if (asked.current.has(from)) return
      asked.current.add(from)
      try {
        const response = await fetch(href(from), { headers: { Accept: 'application/json' } })
        if (!response.ok) throw new Error(String(response.status))
        const { pages } = (await response.json()) as { pages: Omit<PageSheet, 'blocks'>[] }
        setProblem(null)
        setFetched((known) => {
          const near = [...known].filter(([number]) => Math.abs(number - from) < FAR)
          return new Map([
            ...near,
            ...pages.map((page) => [page.number, { ...page, blocks: originalBlocks(page) }] as const),
          ])
        })
      } catch {
        setProblem('Some pages could not be fetched. Check the connection and scroll on to try again.')
      } finally {
        asked.current.delete(from)
      }
    },
    [href],
  )

  useEffect(() => {
    const last = Math.min(wanted.to, count)
    for (let page = Math.max(1, wanted.from); page <= last; page++) {
      const held = latest.current.get(page)
      if (held && (held.words !== undefined || !needsWords(page))) continue
      const from = groupOf(page)
      void fetchGroup(from)
      page = from + GROUP - 1
    }
  }, [wanted.from, wanted.to, count, fetchGroup, needsWords])

  const fetchAll = useCallback(async () => {
    for (let from = 1; from <= count; from += GROUP) {
      const isHeld = Array.from({ length: Math.min(GROUP, count - from + 1) }, (_, at) => from + at).every(
        (page) => latest.current.has(page),
      )
      if (!isHeld) await fetchGroup(from)
    }
  }, [count, fetchGroup])

  const texts = useMemo(() => new Map([...sheets].map(([number, { text }]) => [number, text])), [sheets])
  const sheetOf = useCallback((page: number) => sheets.get(page) ?? null, [sheets])
  return { sheetOf, texts, fetchAll, problem }
}

function groupOf(page: number): number {
  return Math.floor((page - 1) / GROUP) * GROUP + 1
}
