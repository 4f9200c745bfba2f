import type { CopyOf } from '../catalog/withhold.server'
import type { ShownVersion } from '../catalog/versions.server'
import type { Flag } from '../domain/extraction'
import type { PageText } from '../domain/passage'
import {
  findPattern,
  namePattern,
  PATTERN_NAMES,
  reasonOfPattern,
  type PatternName,
} from '../domain/redaction/patterns'
import {
  piecesOf,
  placesOf,
  stretchesOf,
  type PageBox,
  type RemovedStretch,
} from '../domain/redaction/redaction'
import type { ReasonCode } from '../domain/redaction/reasonCode'
import { holdsIn, type KeptRedaction } from './redactionRow'
import type { AskedRedactions } from './redactionsPage.server'

/** A redaction as the list shows it; `places` is null where only the copy can tell. */
export type ShownRedaction = {
  id: string
  kind: KeptRedaction['kind']
  code: ReasonCode
  /** The words, the pattern's name, or the place in words. */
  says: string
  page: number | null
  places: number | null
  holds: boolean
  createdAt: Date
  createdBy: string | null
}

/** A place of words in the words around it. */
export type PlaceInContext = {
  page: number
  start: number
  end: number
  before: string
  words: string
  after: string
}

/** What a pattern finds that is not taken out yet. */
export type Proposal = {
  pattern: PatternName
  name: string
  code: ReasonCode
  count: number
  places: PlaceInContext[]
}

const AROUND = 40
const MOST_PLACES = 12
const HIDDEN = new Set(['covered-text', 'invisible-text', 'text-outside-page'])

/** What the page shows of one version, from its text and what is taken out of it. */
export function versionPages({
  base,
  bases,
  pages,
  redactions,
  copy,
  asked,
  flags,
}: {
  base: Pick<ShownVersion, 'number' | 'sha256'>
  bases: readonly Pick<ShownVersion, 'number' | 'sha256'>[]
  pages: readonly PageText[]
  redactions: readonly KeptRedaction[]
  copy: CopyOf | null
  asked: AskedRedactions
  flags: readonly Flag[]
}) {
  const holding = redactions.filter((mark) => holdsIn(mark, base, bases))
  const removed = copy?.removed ?? stretchesOf(pages, holding)
  const page = pages.find(({ number }) => number === asked.page) ?? pages[0] ?? { number: 1, text: '' }
  const words = asked.words.trim()
  const found = words === '' ? [] : placesOf(pages, { kind: 'words', words })
  return {
    redactions: redactions.map((mark) => shownRedaction(mark, pages, holding.includes(mark))),
    removed: countRemoved(pages, removed),
    sheet: {
      number: page.number,
      pieces: piecesOf(page, removed),
      boxes: holding.flatMap((mark): (PageBox & { code: ReasonCode })[] =>
        mark.kind === 'box' && mark.page === page.number ? [mark] : [],
      ),
    },
    tried: words === '' ? null : { words, count: found.length, places: inContext(pages, found) },
    proposals: proposalsFor(pages, removed),
    hidden: flags
      .filter(({ kind, words: hidden }) => HIDDEN.has(kind) && hidden)
      .map(({ page: on, words: hidden, detail }) => ({ page: on, words: hidden!, detail })),
  }
}

function shownRedaction(mark: KeptRedaction, pages: readonly PageText[], holds: boolean): ShownRedaction {
  const { id, kind, code, createdAt, createdBy } = mark
  return {
    ...{ id, kind, code, createdAt, createdBy, holds },
    says: sayMark(mark, pages),
    page: 'page' in mark ? mark.page : null,
    places: kind === 'box' || !holds ? null : placesOf(pages, mark).length,
  }
}

function sayMark(mark: KeptRedaction, pages: readonly PageText[]): string {
  switch (mark.kind) {
    case 'words':
      return `“${mark.words}”`
    case 'pattern':
      return namePattern(mark.pattern)
    case 'passage': {
      const text = pages.find(({ number }) => number === mark.page)?.text.slice(mark.start, mark.end) ?? ''
      return `“${text.replace(/\s+/g, ' ')}”, there alone`
    }
    case 'box': {
      const share = (value: number) => `${Math.round(value * 100)} %`
      return `Box, ${share(mark.width)} wide and ${share(mark.height)} high, ${share(mark.left)} from the left and ${share(mark.top)} from the top`
    }
  }
}

function countRemoved(pages: readonly PageText[], removed: readonly RemovedStretch[]) {
  const words = removed.reduce((sum, { page, start, end }) => {
    const text = pages.find(({ number }) => number === page)?.text.slice(start, end) ?? ''
    return sum + (text.match(/\S+/g)?.length ?? 0)
  }, 0)
  return { stretches: removed.length, words, pages: [...new Set(removed.map(({ page }) => page))] }
}

function proposalsFor(pages: readonly PageText[], removed: readonly RemovedStretch[]): Proposal[] {
  return PATTERN_NAMES.flatMap((pattern) => {
    const places = pages
      .flatMap(({ number, text }) => findPattern(pattern, text).map((it) => ({ page: number, ...it })))
      .filter(
        (it) =>
          !removed.some((gone) => gone.page === it.page && gone.start <= it.start && gone.end >= it.end),
      )
    if (places.length === 0) return []
    const name = namePattern(pattern)
    return [
      {
        pattern,
        name,
        code: reasonOfPattern(pattern),
        count: places.length,
        places: inContext(pages, places),
      },
    ]
  })
}

function inContext(
  pages: readonly PageText[],
  places: readonly { page: number; start: number; end: number }[],
): PlaceInContext[] {
  return places.slice(0, MOST_PLACES).map((place) => {
    const text = pages.find(({ number }) => number === place.page)!.text
    const flat = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, ' ')
    return {
      ...place,
      before: flat(Math.max(0, place.start - AROUND), place.start),
      words: flat(place.start, place.end),
      after: flat(place.end, place.end + AROUND),
    }
  })
}
