import { randomUUID } from 'node:crypto'
import { appendAudit } from '../../audit/appendAudit.server'
import { withholdQuotes } from '../../catalog/withhold.server'
import { visibilitiesFor, type AnnotationContent, type FieldErrors } from '../../domain/annotation'
import { canonicalJson } from '../../domain/canonicalJson'
import { ok, refuse, type Result } from '../../domain/result'
import type { Viewer } from '../../domain/roles'
import type { ExchangedNote } from '../../domain/webAnnotation/exchangedNote'
import type { Foreign } from '../../domain/webAnnotation/exportedNote'
import { idFromSlug, namedHere, readSent, stamped } from '../../domain/webAnnotation/sentAnnotation'
import type { Portal } from '../../portal.server'
import { isSpeaker } from '../annotate.server'
import { columnsOf, loggedAnnotation, WITH_AUTHOR } from '../annotationRow'
import { findAnnotation, withPublicNotes } from '../listAnnotations.server'
import { findText, type ShownText } from '../readDocument.server'
import { replyTo } from '../replyTo.server'
import { pinnedColumns } from './importedRow.server'
import { placeImported } from './placeImported'

type Someone = Exclude<Viewer, { role: 'reader' }>
type Named = { documentId: string; id: string }

/** `held-already`: the account has an annotation of this id of the document, at `at`. */
export type CreateRefusal =
  | { reason: 'invalid'; errors: FieldErrors }
  | {
      reason:
        | 'no-such-document'
        | 'other-document'
        | 'answers-nothing'
        | 'no-such-speaker'
        | 'no-such-addressee'
        | 'may-not-publish'
    }
  | { reason: 'held-already'; at: Named }

/**
 * Takes an annotation that a program sends (Web Annotation Protocol, 5.1). `documentId` null: its target says which
 * document, by an address of this portal. One that names somebody else as its creator is kept under that name, as an
 * import is; any other is the account's own, written now. All of it is kept, and goes out as it came.
 */
export async function createResource(
  portal: Portal,
  viewer: Someone,
  sent: { documentId: string | null; value: unknown; slug: string | null; origin: string },
): Promise<Result<Named, CreateRefusal>> {
  const read = readSent(sent.value)
  if (!read.ok) return refuse({ reason: 'invalid', errors: read.refusal })
  const { note, content } = read.value
  const named = namedHere(note.target.source, sent.origin)
  const documentId = sent.documentId ?? named?.documentId
  const text = documentId ? await findText(portal, viewer, documentId) : null
  if (!documentId || !text) return refuse({ reason: 'no-such-document' })
  if (named && named.documentId !== documentId) return refuse({ reason: 'other-document' })
  const held = await heldAlready(portal, viewer, documentId, note.id)
  if (held) return refuse({ reason: 'held-already', at: { documentId, id: held } })
  const id = idFromSlug(sent.slug, randomUUID())
  const whose = authorship(portal, viewer, note, sent.value)
  if (!('kind' in content)) {
    const answered = named?.annotationId
      ? await findAnnotation(portal, documentId, named.annotationId, viewer)
      : null
    if (!answered) return refuse({ reason: 'answers-nothing' })
    const { createdAt: _, value, ...kept } = whose
    const foreign: Foreign = { format: 'w3c', value, pinned: null }
    const reply = await replyTo(portal, viewer, {
      documentId,
      parentId: answered.parentId ?? answered.id,
      body: content.body,
      sent: { id, ...kept, foreign: canonicalJson(foreign) },
    })
    return reply.ok ? ok({ documentId, id }) : refuse({ reason: 'answers-nothing' })
  }
  const refused = await refusalOf(portal, viewer, content)
  if (refused) return refuse({ reason: refused })
  await keep(portal, viewer, { documentId, id }, { note, content, text, whose })
  return ok({ documentId, id })
}

/** Why a viewer may not say this here, or null. */
export async function refusalOf(portal: Portal, viewer: Viewer, content: AnnotationContent) {
  if (!visibilitiesFor(viewer).includes(content.visibility)) return 'may-not-publish' as const
  if (!(await isSpeaker(portal, content.speaker))) return 'no-such-speaker' as const
  return (await isSpeaker(portal, content.askedOf)) ? null : ('no-such-addressee' as const)
}

async function heldAlready(portal: Portal, viewer: Someone, documentId: string, importedId: string | null) {
  if (importedId === null) return null
  const where = { documentId, authorId: viewer.accountId, importedId }
  return (await portal.db.annotation.findFirst({ where, select: { id: true } }))?.id ?? null
}

/** Whose it is and since when, and the annotation as it is kept. */
function authorship(portal: Portal, viewer: Someone, note: ExchangedNote, value: unknown) {
  const isOthers = note.author !== null && note.author !== viewer.name
  const createdAt = isOthers && note.createdAt ? new Date(note.createdAt) : portal.now()
  const said = { creator: { type: 'Person', name: viewer.name }, created: createdAt.toISOString() }
  return {
    importedId: note.id,
    importedAuthor: isOthers ? note.author : null,
    createdAt,
    value: stamped(value, said),
  }
}

async function keep(
  portal: Portal,
  viewer: Someone,
  named: Named,
  sent: {
    note: ExchangedNote
    content: AnnotationContent
    text: ShownText
    whose: ReturnType<typeof authorship>
  },
): Promise<void> {
  const { note, content, text, whose } = sent
  const { value, ...authored } = whose
  const place = placeImported(text.pages)(note.target)
  const pinned = pinnedColumns(place, text.pages, {
    originalSha256: text.original?.sha256 ?? null,
    version: text.version?.number ?? null,
  })
  const foreign: Foreign = { format: 'w3c', value, pinned: place.passage?.exact ?? null }
  const data = {
    ...named,
    authorId: viewer.accountId,
    ...columnsOf(content),
    tags: { create: content.tags.map((tag) => ({ tag })) },
    ...pinned.columns,
    placements: { create: pinned.places },
    ...authored,
    foreign: canonicalJson(foreign),
    updatedAt: portal.now(),
  }
  await portal.db.$transaction(async (tx) => {
    const made = await tx.annotation.create({ data, include: WITH_AUTHOR })
    await withholdQuotes(tx, named.documentId, { notes: [made.id] })
    const change = { actor: viewer, action: 'annotation.create', subject: 'annotation', subjectId: made.id }
    await appendAudit(tx, portal, [{ ...change, after: loggedAnnotation(made) }])
  })
  withPublicNotes.forget(portal)
}
