import { readAnnotationContent, readReply, type AnnotationContent, type FieldErrors } from '../annotation'
import { parseCitedPassage } from '../citedPassage'
import { canonicalJson } from '../canonicalJson'
import { ok, refuse, type Result } from '../result'
import { formatTags } from '../tags'
import { objectOf, type ExchangedNote } from './exchangedNote'
import { isAnnotation, readW3c } from './readW3c'

/** What a program sent: the annotation as we read it, and what it says, held to the rules of the portal's own form. */
export type SentAnnotation = { note: ExchangedNote; content: AnnotationContent | { body: string } }

/** Reads one annotation that a program sends. Refuses with words by field; under `annotation` what is none at all. */
export function readSent(value: unknown): Result<SentAnnotation, FieldErrors> {
  if (!isAnnotation(value))
    return refuse({ annotation: 'Send one annotation: an object with “type”: “Annotation” and a target.' })
  const note = readW3c(value)
  if (note.kind === 'reply') {
    const body = readReply({ body: note.body })
    return body.ok ? ok({ note, content: { body: body.value } }) : body
  }
  const content = readAnnotationContent({
    kind: note.kind,
    body: note.body,
    tags: formatTags(note.tags),
    ...(note.visibility && { visibility: note.visibility }),
    speaker: note.speaker ?? '',
    saidOn: note.saidOn ?? '',
    occasion: note.occasion ?? '',
    askedOf: note.askedOf ?? '',
    dueOn: note.dueOn ?? '',
  })
  return content.ok ? ok({ note, content: content.value }) : content
}

/** The document, and note of it, that an address of this portal names; null for an address that names none here. */
export function namedHere(
  address: string | null,
  origin: string,
): { documentId: string; annotationId: string | null } | null {
  if (address === null || !address.startsWith(`${origin}/`)) return null
  const path = address.slice(origin.length)
  const cited = parseCitedPassage(path)
  if (cited?.of === 'note') return { documentId: cited.documentId, annotationId: cited.annotationId }
  const documentId = /^(?:\/api\/v1)?\/documents\/([\w.-]{1,120})(?:[/?#]|$)/u.exec(path)?.[1]
  return documentId ? { documentId, annotationId: null } : null
}

/** Whether two annotations are about the same words of the same text. */
export function isSameTarget(one: ExchangedNote, other: ExchangedNote): boolean {
  return canonicalJson(one.target) === canonicalJson(other.target)
}

/** What is kept of an annotation that was sent: as it came, with who wrote it and when where it does not say so itself. */
export function stamped(
  value: unknown,
  said: { creator: unknown; created: string; modified?: string },
): Record<string, unknown> {
  const given = objectOf(value) ?? {}
  const { creator, ...times } = said
  return { ...given, creator: given.creator ?? creator, ...times }
}

/** Letters of a suggested name that are kept. */
const LONGEST_SLUG = 40

/**
 * An id as a Slug header suggests it (RFC 5023, 9.7), always with `unique` behind: whether another annotation has the
 * name already is not told. `unique` alone where nothing is suggested.
 */
export function idFromSlug(slug: string | null, unique: string): string {
  let words = slug ?? ''
  try {
    words = decodeURIComponent(words)
  } catch {
    // A percent sign that stands for nothing is left as it is.
  }
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/gu, '')
  return plain === '' ? unique : `${plain}-${unique.slice(0, 8)}`
}
