import { workOf } from '../catalog/workOf'
import { citeBluebook } from '../domain/citation/bluebook'
import { runsToText } from '../domain/citation/work'
import type { Viewer } from '../domain/roles'
import { PAGE_BREAK, wordsAt, type PageText } from '../domain/passage'
import { placesOfAnchor } from '../domain/markedText'
import type { WordChange } from '../domain/anchoring/anchor'
import type { Portal } from '../portal.server'
import { findAnnotation, findReplies } from './listAnnotations.server'
import { noteHistory, type NoteChange } from './noteHistory.server'
import { noteView, type NoteView } from './noteView'
import { placeAnnotations } from './placeAnnotations'
import { timelineHref } from './timelineHref'
import { findText, type ShownText } from './readDocument.server'

/** One place of a note's words, in the words around it. */
export type InContext = { page: number; start: number; before: string; words: string; after: string }

/** A note on a page of its own. */
export type NoteReading = {
  note: NoteView
  document: { id: string; title: string; href: string }
  /** The words that it was pinned to; null for one that was pinned to none. */
  quoted: string | null
  /** Number of the version that they were taken on; null where the text is the record's own. */
  version: number | null
  originalSha256: string | null
  /** Where they stand now: one place, several where it is ambiguous, none where it is lost. */
  places: InContext[]
  /** From the words that were noted to those that stand there; null unless it is altered. */
  difference: WordChange[] | null
  /** The form that puts it on the timeline, filled in; null where it has no date, or its words may not be quoted. */
  timelineHref: string | null
  /** The words with their pin cite; null where they may not be quoted. */
  cite: string | null
  history: NoteChange[]
}

/** Code units of the text shown on either side of a place. */
const AROUND = 240

/**
 * Reads one note that this viewer may see, with its words in context and what became of it. A reply names what it
 * answers. `address` is the note's own, for citing it.
 */
export async function readNote(
  portal: Portal,
  viewer: Viewer,
  named: { documentId: string; id: string; address: string },
): Promise<NoteReading | { answers: string } | null> {
  const annotation = await findAnnotation(portal, named.documentId, named.id, viewer)
  if (!annotation) return null
  if (annotation.parentId !== null) return { answers: annotation.parentId }
  const text = await findText(portal, viewer, named.documentId)
  if (!text) return null
  const replies = await findReplies(portal, annotation.id, viewer)
  const { notes } = placeAnnotations([{ ...annotation, replies }], text.pages, text.version)
  const placed = notes[0]!
  const { id, title, href } = text.page.brief
  const { anchor, passage } = placed
  const view = noteView(placed, text.catalog, viewer, () => false)
  return {
    note: view,
    document: { id, title, href },
    quoted: passage?.exact ?? null,
    version: annotation.version,
    originalSha256: text.originals.some((it) => it.sha256 === annotation.originalSha256)
      ? annotation.originalSha256
      : null,
    places: view.isWhole ? [] : placesOfAnchor(anchor).flatMap((place) => inContext(text.pages, place)),
    difference: anchor.state === 'altered' ? anchor.difference : null,
    timelineHref:
      view.mayBeQuoted && passage
        ? timelineHref({ ...annotation, quoted: view.now ?? passage.exact }, named.address)
        : null,
    cite:
      view.mayBeQuoted && passage ? citeOf(text, view.now ?? passage.exact, view.page, named.address) : null,
    history: (await mayReadHistory(portal, text))
      ? await noteHistory(portal, viewer, text.catalog, annotation.id)
      : [],
  }
}

/** What a note said before words were redacted is not for those who may not read them. */
async function mayReadHistory(portal: Portal, { catalog, page }: ShownText): Promise<boolean> {
  if (catalog.seesRedacted) return true
  return (await portal.db.redaction.count({ where: { documentId: page.brief.id } })) === 0
}

/** The words noted, cited as U.S. pleadings do, with the page that they stand on and, once, the note's address. */
function citeOf(text: ShownText, quoted: string, page: number | null, address: string): string {
  const record = text.catalog.get(text.page.brief.id)!
  const pages = { page: text.original && page !== null ? String(page) : undefined }
  const work = runsToText(citeBluebook(workOf(text.catalog, record, address), pages))
  const cited = `“${quoted.replace(/\s+/gu, ' ')}” ${work}`
  // A document that is nowhere else is cited by the note's address already.
  return work.includes(address) ? cited : `${cited} [${address}]`
}

/** A place with the words around it, cut between words. */
function inContext(
  pages: readonly PageText[],
  place: { page: number; start: number; endPage?: number | null; end: number },
): InContext[] {
  const first = pages.find(({ number }) => number === place.page)
  const last = pages.find(({ number }) => number === (place.endPage ?? place.page))
  const words = wordsAt(pages, place)
  if (!first || !last || words === null) return []
  const from = Math.max(0, place.start - AROUND)
  const to = Math.min(last.text.length, place.end + AROUND)
  const before = first.text.slice(from, place.start)
  const after = last.text.slice(place.end, to)
  return [
    {
      page: place.page,
      start: place.start,
      before: from > 0 ? `…${before.replace(/^\S*\s/u, '')}` : before,
      words: words.split(PAGE_BREAK).join(' '),
      after: to < last.text.length ? `${after.replace(/\s\S*$/u, '')}…` : after,
    },
  ]
}
