import { appendAudit } from '../audit/appendAudit.server'
import { withholdQuotes } from '../catalog/withhold.server'
import { mayPlace, type PassageChoice } from '../domain/annotation'
import { placesOfAnchor } from '../domain/markedText'
import { selectAcross, type Passage } from '../domain/passage'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { choosePassage, type AnnotateRefusal } from './annotate.server'
import { annotationOf, loggedAnnotation, seenBy, WITH_AUTHOR, type Annotation } from './annotationRow'
import { placeTaken, versionOf } from './currentVersion.server'
import { hashOfText } from './hashOfText'
import { findAnnotation } from './listAnnotations.server'
import { placeAnnotations } from './placeAnnotations'
import { findText, type ShownText } from './readDocument.server'

export type ReselectRefusal =
  AnnotateRefusal | { reason: 'no-such-annotation' | 'not-yours' | 'no-such-place' }

type Named = { documentId: string; id: string }
type Someone = Exclude<Viewer, { role: 'reader' }>

/** Pins a note to other words of the document as it is now. What it says, and its replies, stay. */
export async function reselect(
  portal: Portal,
  viewer: Someone,
  named: Named & { choice: PassageChoice },
): Promise<Result<Annotation, ReselectRefusal>> {
  const found = await findBoth(portal, viewer, named)
  if (!found) return refuse({ reason: 'no-such-annotation' })
  const passage = choosePassage(named.choice, found.text.pages)
  return passage.ok
    ? repin(portal, viewer, { ...named, ...found }, passage.value, 'annotation.reselect')
    : passage
}

/** Says which of several places a note's words mean: the one that begins at `at`. */
export async function choosePlace(
  portal: Portal,
  viewer: Someone,
  named: Named & { at: { page: number; start: number } },
): Promise<Result<Annotation, ReselectRefusal>> {
  const found = await findBoth(portal, viewer, named)
  if (!found) return refuse({ reason: 'no-such-annotation' })
  const { text, note } = found
  const { anchor } = placeAnnotations([note], text.pages, text.version).notes[0]!
  const place = placesOfAnchor(anchor).find((it) => it.page === named.at.page && it.start === named.at.start)
  if (!place) return refuse({ reason: 'no-such-place' })
  const passage = selectAcross(text.pages, place, { page: place.endPage ?? place.page, end: place.end })
  if (!passage.ok) return refuse({ reason: passage.refusal })
  return repin(portal, viewer, { ...named, ...found }, passage.value, 'annotation.choose-place')
}

async function findBoth(portal: Portal, viewer: Someone, { documentId, id }: Named) {
  const note = await findAnnotation(portal, documentId, id, viewer)
  const text = note && note.kind !== 'reply' ? await findText(portal, viewer, documentId) : null
  return note && text ? { note, text } : null
}

async function repin(
  portal: Portal,
  viewer: Someone,
  { documentId, id, text }: Named & { text: ShownText },
  passage: Passage,
  action: string,
): Promise<Result<Annotation, ReselectRefusal>> {
  const originalSha256 = text.original?.sha256 ?? null
  const version = await versionOf(portal, documentId, originalSha256)
  const placed = await placeTaken(portal, documentId, version, passage)
  const data = {
    ...passage,
    endPage: passage.endPage ?? null,
    textSha256: hashOfText(text.pages, passage),
    originalSha256,
    version,
    anchorState: placed.state,
    revision: { increment: 1 },
    updatedAt: portal.now(),
  }
  return portal.db.$transaction(async (tx) => {
    const held = await tx.annotation.findFirst({
      where: { id, documentId, removedAt: null, ...seenBy(viewer) },
      include: WITH_AUTHOR,
    })
    if (!held) return refuse({ reason: 'no-such-annotation' as const })
    if (!mayPlace(viewer, held)) return refuse({ reason: 'not-yours' as const })
    await tx.annotation.update({ where: { id }, data })
    // Where its former words stood in each version is of no more use: they are not its words now.
    await tx.placement.deleteMany({ where: { annotationId: id } })
    for (const place of placed.rows) await tx.placement.create({ data: { annotationId: id, ...place } })
    await withholdQuotes(tx, documentId, { notes: [id] })
    const now = await tx.annotation.findUniqueOrThrow({ where: { id }, include: WITH_AUTHOR })
    const change = { actor: viewer, action, subject: 'annotation', subjectId: id }
    const [before, after] = [loggedAnnotation(held), loggedAnnotation(now)]
    await appendAudit(tx, portal, [{ ...change, before, after }])
    return ok(annotationOf(now))
  })
}
