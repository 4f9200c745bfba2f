import { createHash } from 'node:crypto'
import type { AnnotationKind, Visibility } from '../domain/annotation'
import type { Passage } from '../domain/passage'
import type { Viewer } from '../domain/roles'

/** An annotation as features answer it. */
export type Annotation = {
  id: string
  documentId: string
  kind: AnnotationKind
  authorId: string
  author: string
  body: string
  visibility: Visibility
  /** Null for a reply. */
  passage: Passage | null
  textSha256: string | null
  /** The original whose text the passage is of; null for the record's own quotations and summary. */
  originalSha256: string | null
  speakerId: string | null
  saidOn: string | null
  occasion: string | null
  revision: number
  createdAt: Date
  updatedAt: Date
  /** Removed, and shown only because others answered it: then its words are not given. */
  isRemoved: boolean
  replies: Annotation[]
}

/** What a row must bring along to be shown. */
export const WITH_AUTHOR = { author: { select: { name: true } } } as const

type Row = {
  id: string
  documentId: string
  kind: string
  authorId: string
  author: { name: string }
  body: string
  visibility: string
  textSha256: string | null
  originalSha256: string | null
  page: number | null
  start: number | null
  end: number | null
  exact: string | null
  prefix: string | null
  suffix: string | null
  speakerId: string | null
  saidOn: string | null
  occasion: string | null
  revision: number
  createdAt: Date
  updatedAt: Date
  removedAt: Date | null
}

/** The annotation that a row holds. The words of a removed one are left out. */
export function annotationOf(row: Row, replies: readonly Row[] = []): Annotation {
  const isRemoved = row.removedAt !== null
  return {
    id: row.id,
    documentId: row.documentId,
    kind: row.kind as AnnotationKind,
    authorId: row.authorId,
    author: row.author.name,
    body: isRemoved ? '' : row.body,
    visibility: row.visibility as Visibility,
    passage: isRemoved ? null : passageOf(row),
    textSha256: row.textSha256,
    originalSha256: row.originalSha256,
    speakerId: row.speakerId,
    saidOn: row.saidOn,
    occasion: row.occasion,
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    isRemoved,
    replies: replies.map((reply) => annotationOf(reply)),
  }
}

function passageOf({ page, start, end, exact, prefix, suffix }: Row): Passage | null {
  if (page === null || start === null || end === null || exact === null) return null
  return { page, start, end, exact, prefix: prefix ?? '', suffix: suffix ?? '' }
}

/** The `where` of top-level annotations that a viewer may see: their own, the team's, everyone's. */
export function seenBy(viewer: Viewer) {
  if (viewer.accountId === null) return { visibility: 'public' }
  return { OR: [{ visibility: { in: ['team', 'public'] } }, { authorId: viewer.accountId }] }
}

/**
 * What the log says of an annotation. The words of a private one are its author's alone, and the log has other
 * readers: there a hash stands for them, which still shows that nothing was changed unseen.
 */
export function loggedAnnotation(row: Omit<Row, 'author'>) {
  const { body, exact, prefix, suffix, occasion, ...rest } = row
  if (row.visibility !== 'private') return { ...rest, body, exact, prefix, suffix, occasion }
  const words = JSON.stringify([body, exact, prefix, suffix, occasion])
  return { ...rest, wordsSha256: createHash('sha256').update(words).digest('hex') }
}
