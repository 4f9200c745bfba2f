import type { Catalog } from '../../catalog/catalog'
import { recordsOfArgument, type Argument } from '../../domain/argument/argument'
import { numberedParts } from '../../domain/argument/crossReference'
import type { ManifestQuotation } from '../../domain/evidencePackage/manifest'
import type { Place } from '../../domain/passage'
import { findPassages } from '../../domain/quoting/findQuoted'
import {
  citedByExhibit,
  isOnCited,
  MOST_COMPARED,
  passagesBesideNotes,
} from '../../domain/quoting/judgeQuoted'
import { quotePattern } from '../../domain/quoting/quotePattern'
import type { QuotedRun } from '../../domain/quoting/quotedRuns'
import { recordHref } from '../../domain/recordHref'
import { nameOfBlock } from '../argument/checkedArgument'
import { holdersOf } from '../argument/planChosenChronology'
import { citedPages, quotingTexts, runsQuotedIn } from '../argument/quotedInArgument'
import type { DossierPlan, PlannedExhibit } from '../dossierPlan'
import { contextOf, quoteStatement, type SearchedText } from './planItem'

/** Words of the packet's own, with the place of the exhibit whose entry they belong to; null where they are of none. */
export type QuotedByPacket = { exhibit: number | null; quotation: ManifestQuotation }

/** A text of an exhibit that the package holds: of an original, or of the redacted copy that stands for it. */
export type HeldText = SearchedText & { isRedacted: boolean }
type TextsOf = (exhibit: number) => readonly HeldText[]

/**
 * What a dossier's introduction, summary and paragraphs quote beside a cite, in their order. Words that stand in a held
 * original, but for typography, are listed as the passages that they are there; all others as the packet has them, without
 * an original, so that nobody takes them for checked.
 */
export function quoteArgument(dossier: DossierPlan, textsOf: TextsOf): QuotedByPacket[] {
  const { packetId, introduction, summary, argument } = dossier
  const exhibits = new Map(dossier.exhibits.map((planned) => [planned.number, planned]))
  const ofArgument = argument.reduce((sum, { blocks }) => sum + blocks.length, 0)
  const own = introduction.slice(0, introduction.length - ofArgument)
  const texts = quotingTexts(packetId, { introduction: own, summary, argument })
  return runsQuotedIn(texts).flatMap(({ where, href, run }): QuotedByPacket[] => {
    if (quotePattern(run.words).length === 0) return []
    const at = { permalink: href, where }
    const found = findRun(run, exhibits, textsOf)
    if (found) {
      const { exhibit, text, passages, state } = found
      return passages.map((place) => ({ exhibit, quotation: { ...quotePassage(text, place), ...at, state } }))
    }
    const cited = run.cites.find(({ exhibit }) => exhibits.has(exhibit))
    // Whether a redacted copy lacks them for what was taken out of it is nobody's to learn from here.
    const hasText = run.cites.flatMap(({ exhibit }) => textsOf(exhibit)).some(({ isRedacted }) => !isRedacted)
    const unheld = { text: run.words, original: null, place: null, prefix: '', suffix: '' }
    const state = hasText ? ('lost' as const) : ('unread' as const)
    return [{ exhibit: cited?.exhibit ?? null, quotation: { ...unheld, ...at, state } }]
  })
}

type FoundRun = { exhibit: number; text: SearchedText; passages: Place[]; state: 'exact' | 'moved' }

/** Where a quotation stands: on a page cited where it is on one, else (*moved*) where it was found first. */
function findRun(
  { words, cites, hasOwn }: QuotedRun,
  exhibits: ReadonlyMap<number, PlannedExhibit>,
  textsOf: TextsOf,
): FoundRun | null {
  const pieces = quotePattern(words)
  const cited = [...citedByExhibit(cites)]
  let elsewhere: FoundRun | null = null
  for (const [exhibit, pages] of cited) {
    for (const text of textsOf(exhibit)) {
      const all = findPassages(pieces, text.open)
      if (!all[0]) continue
      const numbers = citedPages(exhibits.get(exhibit)!, text.sha256)
      const there = all.find((passages) => passages.some((place) => isOnCited(place, pages, numbers)))
      if (there) return { exhibit, text, passages: there, state: 'exact' }
      elsewhere ??= { exhibit, text, passages: all[0], state: 'moved' }
    }
  }
  if (elsewhere) return elsewhere
  for (const [exhibit, [pages]] of hasOwn ? cited : cited.slice(0, MOST_COMPARED)) {
    for (const text of textsOf(exhibit)) {
      const passages = passagesBesideNotes(pieces, pages?.first ?? 1, text.open)
      if (passages) return { exhibit, text, passages, state: 'exact' }
    }
  }
  return null
}

function quotePassage({ sha256, open }: SearchedText, { page, start, endPage = null, end }: Place) {
  const place = { page, start, endPage, end }
  return { ...contextOf(open, place), original: sha256, place }
}

/**
 * The statements that tables and the chronology quote and no exhibit's entry lists: those of documents that are not put
 * forward, and of exhibits that are withheld. No original of them is in the package.
 */
export function quoteShown(
  argument: Argument,
  catalog: Catalog,
  exhibits: readonly PlannedExhibit[],
  isListed: (permalink: string) => boolean,
): QuotedByPacket[] {
  const parts = numberedParts(argument)
  return argument.flatMap((block) =>
    catalog.pick('statement', recordsOfArgument([block])).flatMap((record) => {
      if (isListed(recordHref(record))) return []
      const holders = holdersOf(record)
      const holder = exhibits.find(({ recordId }) => holders.includes(recordId))
      const where = nameOfBlock(block, parts)
      return [{ exhibit: holder?.number ?? null, quotation: { ...quoteStatement(record, null), where } }]
    }),
  )
}
