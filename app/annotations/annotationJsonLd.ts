import { selectorsOf, type PageText } from '../domain/passage'
import type { Annotation } from './annotationRow'

/** Where a page of the portal is, for the addresses in an export: without a closing slash. */
export type JsonLdPlace = { origin: string; documentId: string }

const MOTIVATION = {
  note: 'commenting',
  highlight: 'highlighting',
  statement: 'identifying',
  demand: 'identifying',
  claim: 'describing',
  reply: 'replying',
} as const

/**
 * Annotations as the W3C has them (Web Annotation Data Model, 2017): an AnnotationCollection's first page, each with
 * its TextQuoteSelector and, where the text that it counts in is at hand, its TextPositionSelector.
 */
export function annotationsJsonLd(
  annotations: readonly Annotation[],
  pages: readonly PageText[],
  place: JsonLdPlace,
) {
  const here = `${place.origin}/api/v1/documents/${place.documentId}/annotations`
  const items = annotations
    .flatMap((annotation) => [
      annotation,
      ...annotation.replies.map((reply) => ({ ...reply, answers: annotation.id })),
    ])
    .filter((it) => !it.isRemoved)
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: here,
    type: 'AnnotationPage',
    partOf: { id: here, type: 'AnnotationCollection', total: items.length },
    startIndex: 0,
    items: items.map((it) => itemOf(it, pages, place)),
  }
}

function itemOf(
  annotation: Annotation & { answers?: string },
  pages: readonly PageText[],
  { origin, documentId }: JsonLdPlace,
) {
  const page = `${origin}/documents/${documentId}`
  return {
    id: `${page}#note-${annotation.id}`,
    type: 'Annotation',
    motivation: MOTIVATION[annotation.kind],
    created: annotation.createdAt.toISOString(),
    modified: annotation.updatedAt.toISOString(),
    creator: { type: 'Person', name: annotation.author },
    ...(annotation.body && {
      body: {
        type: 'TextualBody',
        value: annotation.body,
        format: 'text/plain',
        purpose: MOTIVATION[annotation.kind],
      },
    }),
    target: annotation.answers ? `${page}#note-${annotation.answers}` : targetOf(annotation, pages, origin),
  }
}

function targetOf(
  { passage, originalSha256, documentId }: Annotation,
  pages: readonly PageText[],
  origin: string,
) {
  const source = originalSha256
    ? `${origin}/documents/${documentId}/originals/${originalSha256}`
    : `${origin}/documents/${documentId}`
  if (!passage) return { source }
  const text = pages.find((page) => page.number === passage.page)?.text
  const [quote, position] = selectorsOf(passage, text ?? '')
  const isHere = text?.slice(passage.start, passage.end) === passage.exact
  const pageOf = {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: `page=${passage.page}`,
  }
  return { source, selector: [...(originalSha256 ? [pageOf] : []), quote, ...(isHere ? [position] : [])] }
}
