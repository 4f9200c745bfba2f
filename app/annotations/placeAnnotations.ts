import { isQuotable, type Anchor } from '../domain/anchoring/anchor'
import { openText, type OpenText } from '../domain/anchoring/openText'
import { placePassage } from '../domain/anchoring/placePassage'
import { marksOf, placesOfAnchor, type Mark } from '../domain/markedText'
import { pagesOfPlace, type PageText, type Place } from '../domain/passage'
import { hashOfText } from './hashOfText'
import type { Annotation, Reaffirmed } from './annotationRow'
import { anchorOfKept } from './keptPlace'

/** An annotation with its place in the text shown. */
export type PlacedAnnotation = Annotation & {
  /** From 1, in the order of the text; what has no place comes last. */
  number: number
  anchor: Anchor
  /** Pinned to no words: it is about the document as a whole. */
  isWhole: boolean
  /** Who affirmed the words that stand there now, where they are altered; null where nobody did. */
  affirmed: Reaffirmed | null
}

/** Whether its words may be quoted: they stand there, or somebody affirmed those that do. */
export function mayQuote({ anchor, affirmed, isWhole }: PlacedAnnotation): boolean {
  return !isWhole && (isQuotable(anchor) || affirmed !== null)
}

export type PlacedAnnotations = { notes: PlacedAnnotation[]; marks: Map<number, Mark[]> }

/** Of which version of its document a text is. */
export type VersionShown = { number: number; sha256: string }

/**
 * Says where each annotation's passage stands in the text shown and numbers them in the order in which a reader meets
 * them. In a version of the document that is where its row says; one that was not placed there yet is sought, and so
 * are all in the record's own text, `version` null, which has no versions. A page whose text is the one that the note
 * was pinned to needs no search.
 */
export function placeAnnotations(
  annotations: readonly Annotation[],
  pages: readonly PageText[],
  version: VersionShown | null,
): PlacedAnnotations {
  const hashes = new Map<string, string | null>()
  const hashOf = (place: Place) => {
    const key = pagesOfPlace(place).join()
    if (!hashes.has(key)) hashes.set(key, hashOfText(pages, place))
    return hashes.get(key)!
  }
  let opened: OpenText | undefined
  const open = () => (opened ??= openText(pages))
  const anchored = annotations.map((annotation) => ({
    annotation,
    anchor: anchorOf(annotation, version, hashOf, open),
  }))
  const byPlace = anchored.sort(
    (a, b) =>
      compareAnchors(a.anchor, b.anchor) ||
      a.annotation.createdAt.getTime() - b.annotation.createdAt.getTime(),
  )
  const notes = byPlace.map(({ annotation, anchor }, index) => ({
    ...annotation,
    number: index + 1,
    anchor,
    isWhole: annotation.passage === null && !annotation.isRemoved,
    affirmed: affirmedOf(annotation, anchor),
  }))
  const marks = new Map<number, Mark[]>()
  for (const note of notes.filter(({ isWhole }) => !isWhole)) {
    for (const page of placesOfAnchor(note.anchor).flatMap(pagesOfPlace)) {
      const held = marks.get(page) ?? []
      if (held.some((mark) => mark.noteId === note.id)) continue
      marks.set(page, [...held, ...marksOf(note.id, note.number, note.anchor, page)])
    }
  }
  return { notes, marks }
}

function anchorOf(
  annotation: Annotation,
  version: VersionShown | null,
  hashOf: (place: Place) => string | null,
  open: () => OpenText,
): Anchor {
  const { passage } = annotation
  if (!passage) return annotation.isRemoved ? { state: 'lost' } : WHOLE
  const kept = version && annotation.places.find((place) => place.version === version.number)
  const known = kept ? anchorOfKept(kept, passage.exact) : null
  if (known) return known
  const isSameText =
    annotation.originalSha256 === (version?.sha256 ?? null) && annotation.textSha256 === hashOf(passage)
  const { page, start, endPage, end } = passage
  if (isSameText) return { state: 'exact', isTypography: false, page, start, endPage, end }
  return placePassage(passage, open())
}

/** What is about the whole document stands before its first word. */
const WHOLE: Anchor = { state: 'exact', isTypography: false, page: 1, start: 0, end: 0 }

function affirmedOf({ reaffirmed }: Annotation, anchor: Anchor): Reaffirmed | null {
  if (anchor.state !== 'altered') return null
  return reaffirmed.find(({ words }) => words === anchor.now) ?? null
}

function compareAnchors(a: Anchor, b: Anchor): number {
  const [first, second] = [placesOfAnchor(a)[0], placesOfAnchor(b)[0]]
  if (!first || !second) return first ? -1 : second ? 1 : 0
  return first.page - second.page || first.start - second.start || first.end - second.end
}
