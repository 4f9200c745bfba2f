import type { AnnotationKind } from '../annotation'

/** The context of the Web Annotation vocabulary (W3C Recommendation of 23 February 2017). */
export const ANNO = 'http://www.w3.org/ns/anno.jsonld'

/** How JSON-LD of annotations is served (Web Annotation Protocol, 3.2). */
export const ANNO_TYPE = `application/ld+json; profile="${ANNO}"`

/** Our own words in an annotation: what a statement, demand or claim says beside its body. */
export const OWN_PREFIX = { tl: 'urn:throughline:annotation:' } as const

/** Why each kind is written, in the W3C's words. */
export const MOTIVATION: Record<AnnotationKind, string> = {
  note: 'commenting',
  highlight: 'highlighting',
  statement: 'identifying',
  demand: 'identifying',
  claim: 'describing',
  reply: 'replying',
}
