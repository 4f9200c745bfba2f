import type { FieldErrors } from '../../domain/annotation'
import { canonicalJson } from '../../domain/canonicalJson'
import { ok, refuse, type Result } from '../../domain/result'
import type { Viewer } from '../../domain/roles'
import type { Foreign } from '../../domain/webAnnotation/exportedNote'
import { readW3c } from '../../domain/webAnnotation/readW3c'
import { isSameTarget, namedHere, readSent, stamped } from '../../domain/webAnnotation/sentAnnotation'
import type { Portal } from '../../portal.server'
import { editAnnotation } from '../editAnnotation.server'
import { findText } from '../readDocument.server'
import { pinnedColumns } from './importedRow.server'
import { placeImported } from './placeImported'
import type { AnnotationResource } from './readResource.server'

export type ReplaceRefusal =
  | { reason: 'invalid'; errors: FieldErrors }
  | {
      reason:
        | 'other-id'
        | 'other-creator'
        | 'other-kind'
        | 'other-document'
        | 'no-such-annotation'
        | 'not-yours'
        | 'no-such-speaker'
        | 'no-such-addressee'
        | 'may-not-publish'
        | 'changed'
    }

/**
 * Puts an annotation that a program sends in the place of the one that it was shown (Web Annotation Protocol, 5.2). Where
 * the target is another, it is pinned to those words; replies stay. Its id, creator and document do not change.
 */
export async function replaceResource(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  shown: AnnotationResource,
  sent: { value: unknown; origin: string },
): Promise<Result<null, ReplaceRefusal>> {
  const { documentId, id, revision, passage } = shown.note
  const read = readSent(sent.value)
  if (!read.ok) return refuse({ reason: 'invalid', errors: read.refusal })
  const { note, content } = read.value
  const was = readW3c(shown.annotation)
  if (note.id !== null && note.id !== was.id) return refuse({ reason: 'other-id' })
  if (note.author !== null && note.author !== was.author) return refuse({ reason: 'other-creator' })
  if ((note.kind === 'reply') !== (was.kind === 'reply')) return refuse({ reason: 'other-kind' })
  const named = namedHere(note.target.source, sent.origin)
  if (named && named.documentId !== documentId) return refuse({ reason: 'other-document' })
  const isSame = isSameTarget(note, was)
  if (!isSame && note.kind === 'reply') return refuse({ reason: 'other-document' })
  const text = isSame ? null : await findText(portal, viewer, documentId)
  const place = text && placeImported(text.pages)(note.target)
  const pinned =
    place &&
    pinnedColumns(place, text.pages, {
      originalSha256: text.original?.sha256 ?? null,
      version: text.version?.number ?? null,
    })
  const { creator, created } = shown.annotation
  const said = { creator, created: String(created), modified: portal.now().toISOString() }
  const exact = (place ? place.passage : passage)?.exact ?? null
  const foreign: Foreign = { format: 'w3c', value: stamped(sent.value, said), pinned: exact }
  const columns = { ...pinned?.columns, foreign: canonicalJson(foreign) }
  const also = { columns, places: pinned?.places ?? null }
  const edited = await editAnnotation(portal, viewer, { documentId, id, revision, content, also })
  return edited.ok ? ok(null) : refuse({ reason: edited.refusal.reason })
}
