import { parsePageLink } from './reader/pageLink'
import { recordId } from './recordShapes'

/** What a permalink names: a note, or a note or page of one version of a document. */
export type CitedPassage =
  | { of: 'note'; documentId: string; annotationId: string }
  | { of: 'version'; documentId: string; version: number; page: number; note: number | null }

const NOTE = /^(?:\/api\/v1)?\/documents\/([^/]+)\/annotations\/([\w-]{1,100})$/u
const VERSION = /^\/documents\/([^/]+)\/versions\/(\d{1,6})$/u
const DOCUMENT = /^\/documents\/([^/]+)$/u

/**
 * Reads a permalink, a full address or its path: of a note, of a note in its document (`/documents/x#note-…`), or of a
 * page or numbered note of a version (`/documents/x/versions/2#p3/n17`). Null for an address that names no words.
 */
export function parseCitedPassage(text: string): CitedPassage | null {
  const base = 'http://portal.invalid'
  if (!URL.canParse(text, base)) return null
  const { pathname, hash } = new URL(text, base)
  const link = parsePageLink(hash)
  const [, noted, annotationId] = NOTE.exec(pathname) ?? []
  if (noted && annotationId && isId(noted)) return { of: 'note', documentId: noted, annotationId }
  const [, versioned, number] = VERSION.exec(pathname) ?? []
  const documentId = versioned ?? DOCUMENT.exec(pathname)?.[1]
  if (!documentId || !isId(documentId)) return null
  if (link?.to === 'note-id') return { of: 'note', documentId, annotationId: link.id }
  if (!number || Number(number) < 1 || !link) return null
  const note = link.to === 'note' ? link.note : null
  return { of: 'version', documentId, version: Number(number), page: link.page, note }
}

const isId = (text: string) => recordId.safeParse(text).success
