import { isQuotable, type Anchor } from '../domain/anchoring/anchor'
import { openText, type OpenText } from '../domain/anchoring/openText'
import { placePassage } from '../domain/anchoring/placePassage'
import { marksOf, placesOfAnchor, type Mark } from '../domain/markedText'
import { pagesOfPlace, type PageText, type Place } from '../domain/passage'
import { hashOfText } from './hashOfText'
import type { Annotation, Reaffirmed } from './annotationRow'

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

/**
 * Finds each annotation's passage in the text shown and numbers them in the order in which a reader meets them. A
 * page whose text is the one that the note was pinned to needs no search.
 */
export function placeAnnotations(
  annotations: readonly Annotation[],
  pages: readonly PageText[],
  originalSha256: string | null,
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
    anchor: anchorOf(annotation, originalSha256, hashOf, open),
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
  originalSha256: string | null,
  hashOf: (place: Place) => string | null,
  open: () => OpenText,
): Anchor {
  const { passage } = annotation
  if (!passage) return annotation.isRemoved ? { state: 'lost' } : WHOLE
  const isSameText = annotation.originalSha256 === originalSha256 && annotation.textSha256 === hashOf(passage)
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
