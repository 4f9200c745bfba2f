import { namesOf, type Named } from '../catalog/brief'
import type { Catalog } from '../catalog/catalog'
import { mayEdit, mayPlace, mayRemove, type AnnotationKind, type Visibility } from '../domain/annotation'
import { placesOfAnchor } from '../domain/markedText'
import { isQuotable, type Anchor, type WordChange } from '../domain/anchoring/anchor'
import type { Viewer } from '../domain/roles'
import type { Annotation } from './annotationRow'
import { mayQuote, type PlacedAnnotation } from './placeAnnotations'
import { renderNote } from './renderNote'

/** A note as the page shows it beside its passage. */
export type NoteView = ReplyView &
  SaidView & {
    number: number
    state: Anchor['state']
    visibility: Visibility
    /** The page that it stands on now; null where it has no place. */
    page: number | null
    /** The page that it was pinned to, where that is another. */
    wasOnPage: number | null
    /** Code units that the words went on from their old place on the same page; null where they did not. */
    movedBy: number | null
    /** The words that it was pinned to, where the page shown does not have them under its number; else null. */
    words: string | null
    /** What stands there now, where the words were altered. */
    now: string | null
    /** How the words became what stands there now, where they were altered. */
    difference: WordChange[] | null
    /** The same words, printed in another way: white space, hyphens at line ends, quotation marks. */
    isTypography: boolean
    mayBeQuoted: boolean
    /** Who affirmed the altered words, and when; null where nobody did. */
    affirmed: { by: string; at: string } | null
    /** It is about the document as a whole, pinned to no words of it. */
    isWhole: boolean
    /** Whether this viewer may say which words it is pinned to, or affirm those that stand there now. */
    mayPlace: boolean
    tags: string[]
    replies: ReplyView[]
  }

/** What a note says beside its words: by whom, of whom, when. */
export type SaidView = {
  kind: AnnotationKind
  speaker: Named | null
  saidOn: string | null
  occasion: string | null
  askedOf: Named | null
  dueOn: string | null
}

export type ReplyView = {
  id: string
  kind: AnnotationKind
  author: string
  /** Who wrote it where it was imported from; null for what was written here. */
  importedAuthor: string | null
  body: string
  /** The words as HTML, from their Markdown; empty where there are none. */
  html: string
  createdAt: string
  isEdited: boolean
  isRemoved: boolean
  /** Who removed it; null while it stands, and where nobody knows any more. */
  removedBy: string | null
  mayEdit: boolean
  mayRemove: boolean
}

/** `isShown` tells whether a page of the text is on the screen. */
export function noteView(
  note: PlacedAnnotation,
  catalog: Catalog,
  viewer: Viewer,
  isShown: (page: number) => boolean,
): NoteView {
  const { anchor, passage } = note
  const place = placesOfAnchor(anchor)[0] ?? null
  const hasItsWords = isQuotable(anchor) && place !== null && isShown(place.page)
  const isMovedHere = anchor.state === 'moved' && anchor.page === passage?.page
  return {
    ...replyView(note, viewer),
    number: note.number,
    state: anchor.state,
    visibility: note.visibility,
    page: note.isWhole ? null : (place?.page ?? null),
    wasOnPage: passage && passage.page !== place?.page ? passage.page : null,
    movedBy: isMovedHere ? anchor.start - passage.start : null,
    words: hasItsWords ? null : (passage?.exact ?? null),
    now: anchor.state === 'altered' ? anchor.now : null,
    difference: anchor.state === 'altered' ? anchor.difference : null,
    isTypography: 'isTypography' in anchor && anchor.isTypography,
    mayBeQuoted: mayQuote(note),
    affirmed: note.affirmed && { by: note.affirmed.by, at: note.affirmed.at.toISOString() },
    isWhole: note.isWhole,
    mayPlace: !note.isRemoved && mayPlace(viewer, note),
    tags: note.tags,
    ...saidView(note, catalog),
    replies: note.replies.map((reply) => replyView(reply, viewer)),
  }
}

/** What a note says beside its words, with names for the records that it names. */
export function saidView(note: Annotation, catalog: Catalog): SaidView {
  return {
    kind: note.kind,
    speaker: nameOf(catalog, note.speakerId),
    saidOn: note.saidOn,
    occasion: note.occasion,
    askedOf: nameOf(catalog, note.askedOfId),
    dueOn: note.dueOn,
  }
}

function nameOf(catalog: Catalog, id: string | null): Named | null {
  return id === null ? null : (namesOf(catalog, [id])[0] ?? null)
}

/** What a note and a reply to one have in common. */
function replyView(it: Annotation, viewer: Viewer): ReplyView {
  return {
    id: it.id,
    kind: it.kind,
    author: it.author,
    importedAuthor: it.importedAuthor,
    body: it.body,
    html: renderNote(it.body),
    createdAt: it.createdAt.toISOString(),
    isEdited: it.revision > 1,
    isRemoved: it.isRemoved,
    removedBy: it.removedBy,
    mayEdit: mayEdit(viewer, it),
    mayRemove: mayRemove(viewer, it),
  }
}
