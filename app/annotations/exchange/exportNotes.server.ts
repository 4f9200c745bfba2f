import { namesOf } from '../../catalog/brief'
import type { Catalog } from '../../catalog/catalog'
import { pagesOfPlace, PAGE_BREAK, type PageText, type Place } from '../../domain/passage'
import type { Viewer } from '../../domain/roles'
import type { ExportedNote, Foreign } from '../../domain/webAnnotation/exportedNote'
import type { Portal } from '../../portal.server'
import type { Annotation } from '../annotationRow'
import { mayQuote, placeAnnotations, type PlacedAnnotation } from '../placeAnnotations'
import { findText, type ShownText } from '../readDocument.server'

/** Where a note stands for programs, for good. */
export function annotationPath({ documentId, id }: { documentId: string; id: string }): string {
  return `/api/v1/documents/${documentId}/annotations/${id}`
}

type Capture = { sourceUrl: string; capturedAt: string }

/**
 * Notes, each followed by its replies, as they go out: with their words' place in the document as it is now. `origin` is
 * the portal's public address, without a closing slash. Notes of documents that this viewer may not see are left out.
 */
export async function exportNotes(
  portal: Portal,
  viewer: Viewer,
  notes: readonly Annotation[],
  origin: string,
): Promise<ExportedNote[]> {
  const documents = [...new Set(notes.map(({ documentId }) => documentId))]
  const captures = await capturesOf(portal, documents)
  const exported = new Map<string, ExportedNote[]>()
  for (const documentId of documents) {
    const text = await findText(portal, viewer, documentId)
    if (!text) continue
    const held = notes.filter((note) => note.documentId === documentId)
    const write = writer(text, captures, origin)
    for (const placed of placeAnnotations(held, text.pages, text.version).notes)
      exported.set(placed.id, write(placed))
  }
  return notes.flatMap(({ id }) => exported.get(id) ?? [])
}

function writer(text: ShownText, captures: ReadonlyMap<string, Capture>, origin: string) {
  const document = `${origin}/documents/${text.page.brief.id}`
  return (note: PlacedAnnotation): ExportedNote[] => {
    const { anchor, passage } = note
    const isThere = (anchor.state === 'exact' || anchor.state === 'moved') && !note.isWhole
    const noted = isThere ? (text.original?.sha256 ?? null) : note.originalSha256
    // The hash of bytes that one may not have would let one try out what was taken from them.
    const original = text.originals.find((it) => it.sha256 === noted)
    const sha256 = original?.sha256 ?? null
    const capture = sha256 === null ? undefined : captures.get(sha256)
    const held = sha256 === null ? document : `${document}/originals/${sha256}`
    const own = baseOf(note, text, origin)
    const hasPages = original?.mediaType === 'application/pdf'
    const exported: ExportedNote = {
      ...own,
      state: anchor.state,
      quotable: mayQuote(note) && passage ? (note.affirmed?.words ?? passage.exact) : null,
      quote: passage && { exact: passage.exact, prefix: passage.prefix, suffix: passage.suffix },
      source: capture?.sourceUrl ?? held,
      page: !hasPages ? null : isThere ? anchor.page : (passage?.page ?? null),
      position: isThere ? positionOf(text.pages, anchor) : null,
      capture: capture ? { sourceDate: capture.capturedAt, cached: held } : null,
    }
    const replies = note.replies.map((reply) => ({
      ...exported,
      ...baseOf(reply, text, origin),
      answers: own.address,
      ...{ quote: null, page: null, position: null, capture: null },
    }))
    return [exported, ...replies]
  }
}

function baseOf(note: Annotation, text: ShownText, origin: string) {
  return {
    id: note.id,
    address: origin + annotationPath(note),
    permalink: `${origin}/documents/${note.documentId}/annotations/${note.id}`,
    documentId: note.documentId,
    documentTitle: text.page.brief.title,
    kind: note.kind,
    answers: null,
    body: note.body,
    tags: note.tags,
    visibility: note.visibility,
    author: note.importedAuthor ?? note.author,
    createdAt: note.createdAt.toISOString(),
    updatedAt: note.updatedAt.toISOString(),
    speaker: nameOf(text.catalog, note.speakerId),
    saidOn: note.saidOn,
    occasion: note.occasion,
    askedOf: nameOf(text.catalog, note.askedOfId),
    dueOn: note.dueOn,
    foreign: note.foreign === null ? null : (JSON.parse(note.foreign) as Foreign),
  }
}

function nameOf(catalog: Catalog, id: string | null): { id: string; name: string } | null {
  const name = id === null ? undefined : namesOf(catalog, [id])[0]
  return name ? { id: name.id, name: name.name } : null
}

/** A place on its pages as a place in the whole text. */
function positionOf(pages: readonly PageText[], place: Place): ExportedNote['position'] {
  const before = pages
    .filter(({ number }) => number < place.page)
    .map(({ text }) => text + PAGE_BREAK)
    .join('')
  const spanned = pages.filter(({ number }) => pagesOfPlace(place).includes(number)).map(({ text }) => text)
  if (spanned.length === 0) return null
  const joined = spanned.join(PAGE_BREAK)
  const end = joined.length - spanned.at(-1)!.length + place.end
  const units: [number, number] = [before.length + place.start, before.length + end]
  const lead = countCodePoints(before) + countCodePoints(joined.slice(0, place.start))
  return { codeUnits: units, codePoints: [lead, lead + countCodePoints(joined.slice(place.start, end))] }
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Where and when originals were captured, of those that are captures. */
async function capturesOf(portal: Portal, documentIds: string[]): Promise<Map<string, Capture>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { in: documentIds }, sourceUrl: { not: null }, capturedAt: { not: null } },
    select: { sha256: true, sourceUrl: true, capturedAt: true },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  })
  return new Map(
    rows.map(({ sha256, sourceUrl, capturedAt }) => [
      sha256,
      { sourceUrl: sourceUrl!, capturedAt: capturedAt! },
    ]),
  )
}
