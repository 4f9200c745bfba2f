import { createHash } from 'node:crypto'
import type { AnnotationContent, AnnotationKind, Visibility } from '../domain/annotation'
import type { Anchor } from '../domain/anchoring/anchor'
import type { Passage } from '../domain/passage'
import type { Viewer } from '../domain/roles'
import { KEPT_PLACE, type KeptPlace } from './keptPlace'

/** How a noted passage stands in a text. */
export type AnchorState = Anchor['state']

/** An annotation as features answer it. */
export type Annotation = {
  id: string
  documentId: string
  kind: AnnotationKind
  /** The note that it answers; null unless it is a reply. */
  parentId: string | null
  authorId: string
  author: string
  body: string
  visibility: Visibility
  /** Null for a reply. */
  passage: Passage | null
  textSha256: string | null
  /** The original whose text the passage is of; null for the record's own quotations and summary. */
  originalSha256: string | null
  /** Number of the version that the passage was taken on; null where the text is the record's own. */
  version: number | null
  /** In the document's current version. */
  anchorState: AnchorState
  tags: string[]
  speakerId: string | null
  saidOn: string | null
  occasion: string | null
  askedOfId: string | null
  dueOn: string | null
  /** Altered words that somebody said may be quoted for it all the same. */
  reaffirmed: Reaffirmed[]
  /** Where it stands in each version of the document that it was placed on. */
  places: KeptPlace[]
  /** Of an imported note: who wrote it where it came from. */
  importedAuthor: string | null
  /** Of an imported note: canonical JSON of `Foreign`. */
  foreign: string | null
  revision: number
  createdAt: Date
  updatedAt: Date
  /** Removed, and shown only because others answered it: then neither its words are given nor whose words they marked. */
  isRemoved: boolean
  /** Who removed it; null while it stands, and where nobody knows any more. */
  removedBy: string | null
  replies: Annotation[]
}

/** That somebody affirmed other words than those noted: which, when and who. It holds for these very words alone. */
export type Reaffirmed = { words: string; at: Date; by: string }

/** What a row must bring along to be shown. */
export const WITH_AUTHOR = {
  author: { select: { name: true } },
  tags: { select: { tag: true } },
  placements: { select: { ...KEPT_PLACE, reaffirmedAt: true, reaffirmedBy: { select: { name: true } } } },
} as const

export type AnnotationRow = {
  id: string
  documentId: string
  kind: string
  parentId: string | null
  authorId: string
  author: { name: string }
  tags: { tag: string }[]
  placements: (KeptPlace & { reaffirmedAt: Date | null; reaffirmedBy: { name: string } | null })[]
  body: string
  visibility: string
  textSha256: string | null
  originalSha256: string | null
  version: number | null
  page: number | null
  start: number | null
  endPage: number | null
  end: number | null
  exact: string | null
  prefix: string | null
  suffix: string | null
  speakerId: string | null
  saidOn: string | null
  occasion: string | null
  askedOfId: string | null
  dueOn: string | null
  anchorState: string
  importedAuthor: string | null
  foreign: string | null
  revision: number
  createdAt: Date
  updatedAt: Date
  removedAt: Date | null
  removedById: string | null
}

/**
 * The annotation that a row holds. Of a removed one nothing is given but that its author had something here, and who
 * removed it, whom the caller knows.
 */
export function annotationOf(
  row: AnnotationRow,
  replies: readonly AnnotationRow[] = [],
  removedBy: string | null = null,
): Annotation {
  const isRemoved = row.removedAt !== null
  return {
    id: row.id,
    documentId: row.documentId,
    kind: row.kind as AnnotationKind,
    parentId: row.parentId,
    authorId: row.authorId,
    author: row.author.name,
    visibility: row.visibility as Visibility,
    textSha256: row.textSha256,
    originalSha256: row.originalSha256,
    version: row.version,
    anchorState: row.anchorState as AnchorState,
    ...(isRemoved ? NOTHING_SAID : saidIn(row)),
    reaffirmed: row.placements.flatMap(({ found, reaffirmedAt, reaffirmedBy }) =>
      found === null || reaffirmedAt === null
        ? []
        : [{ words: found, at: reaffirmedAt, by: reaffirmedBy?.name ?? 'someone who is gone' }],
    ),
    places: isRemoved ? [] : row.placements.map(({ reaffirmedAt: _, reaffirmedBy: __, ...place }) => place),
    importedAuthor: row.importedAuthor,
    foreign: row.foreign,
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    isRemoved,
    removedBy: isRemoved ? removedBy : null,
    replies: replies.map((reply) => annotationOf(reply)),
  }
}

/** What an annotation says, and of which words. */
function saidIn(row: AnnotationRow) {
  const { body, speakerId, saidOn, occasion, askedOfId, dueOn } = row
  return { body, passage: passageOf(row), tags: tagsOf(row), speakerId, saidOn, occasion, askedOfId, dueOn }
}
const NOTHING_SAID: ReturnType<typeof saidIn> = {
  body: '',
  passage: null,
  tags: [],
  speakerId: null,
  saidOn: null,
  occasion: null,
  askedOfId: null,
  dueOn: null,
}

function passageOf({ page, start, endPage, end, exact, prefix, suffix }: AnnotationRow): Passage | null {
  if (page === null || start === null || end === null || exact === null) return null
  return { page, start, endPage, end, exact, prefix: prefix ?? '', suffix: suffix ?? '' }
}

/** In one order on every database. */
function tagsOf({ tags }: { tags: { tag: string }[] }): string[] {
  return tags.map(({ tag }) => tag).sort()
}

/**
 * The `where` of replies to a note that a viewer may see. Whoever has an account sees them all; readers see those
 * that somebody who may publish made public and that quote nothing redacted.
 */
export function repliesSeenBy(viewer: Viewer) {
  return viewer.accountId === null ? { visibility: 'public', withheld: false } : {}
}

/** The columns that hold what a note says. Its tags are rows of their own. */
export function columnsOf(content: AnnotationContent) {
  const { speaker, askedOf, tags: _, ...words } = content
  return { ...words, speakerId: speaker, askedOfId: askedOf }
}

/** The `where` of top-level annotations that a viewer may see: their own, the team's, everyone's that quote nothing redacted. */
export function seenBy(viewer: Viewer) {
  if (viewer.accountId === null) return { visibility: 'public', withheld: false }
  return { OR: [{ visibility: { in: ['team', 'public'] } }, { authorId: viewer.accountId }] }
}

/**
 * What the log says of an annotation. The words of a private one are its author's alone, and the log has other
 * readers: there a hash stands for them, which still shows that nothing was changed unseen.
 */
export function loggedAnnotation(row: LoggedRow) {
  const {
    author: _,
    placements: __,
    foreign: ___,
    tags: held,
    body,
    exact,
    prefix,
    suffix,
    occasion,
    ...rest
  } = row
  const tags = held && tagsOf({ tags: held })
  if (row.visibility !== 'private') return { ...rest, body, exact, prefix, suffix, occasion, tags }
  const words = JSON.stringify([body, exact, prefix, suffix, occasion, tags])
  return { ...rest, wordsSha256: createHash('sha256').update(words).digest('hex') }
}

type Brought = 'author' | 'tags' | 'placements'
type LoggedRow = Omit<AnnotationRow, Brought> & Partial<Pick<AnnotationRow, Brought>>
