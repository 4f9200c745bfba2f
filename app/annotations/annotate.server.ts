import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { withholdQuotes } from '../catalog/withhold.server'
import { visibilitiesFor, type AnnotationContent, type PassageChoice } from '../domain/annotation'
import { placesOfPasted } from '../domain/anchoring/placesOfPasted'
import { selectAcross, type PageText, type Passage, type Place } from '../domain/passage'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { placeTaken, versionOf } from './currentVersion.server'
import { hashOfText } from './hashOfText'
import { withPublicNotes } from './listAnnotations.server'
import { annotationOf, columnsOf, loggedAnnotation, WITH_AUTHOR, type Annotation } from './annotationRow'

export type NewAnnotation = {
  documentId: string
  content: AnnotationContent
  choice: PassageChoice
  /** The text as its reader saw it, and the original that it is of; null for the record's own. */
  pages: readonly PageText[]
  originalSha256: string | null
}

/** `several-places`: the words stand in each of them, and someone has to say which is meant. */
export type AnnotateRefusal =
  | {
      reason:
        | 'no-such-page'
        | 'outside-page'
        | 'blank-passage'
        | 'text-changed'
        | 'not-found'
        | 'no-such-speaker'
        | 'no-such-addressee'
        | 'may-not-publish'
    }
  | { reason: 'several-places'; places: (Place & { before: string; after: string })[] }

/** A refusal in a sentence that says what can be done. */
export const EXPLAIN_ANNOTATE: Record<AnnotateRefusal['reason'], string> = {
  'no-such-page': 'The document has no such page. Reload it and select the words again.',
  'outside-page': 'The passage reaches beyond the text. Reload the page and select the words again.',
  'blank-passage': 'There are no words in the passage. Select some.',
  'text-changed': 'The text was changed since you opened it. Reload the page and select the words again.',
  'not-found':
    'These words do not stand in the document. Copy them from its text: each letter, capital and digit counts.',
  'no-such-speaker': 'The record has no such person or organization. Choose one from the list.',
  'no-such-addressee': 'The record has no such person or organization. Choose one from the list.',
  'may-not-publish':
    'Showing a note to every reader takes the role of editor. Choose someone else who may read it.',
  'several-places': 'These words stand in several places. Say which is meant.',
}

/** Pins a note, highlight or statement to a passage of a document. */
export async function annotate(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  draft: NewAnnotation,
): Promise<Result<Annotation, AnnotateRefusal>> {
  const { documentId, content, pages, originalSha256 } = draft
  if (!visibilitiesFor(viewer).includes(content.visibility)) return refuse({ reason: 'may-not-publish' })
  const passage = choosePassage(draft.choice, pages)
  if (!passage.ok) return passage
  if (!(await isSpeaker(portal, content.speaker))) return refuse({ reason: 'no-such-speaker' })
  if (!(await isSpeaker(portal, content.askedOf))) return refuse({ reason: 'no-such-addressee' })
  const at = portal.now()
  const version = await versionOf(portal, documentId, originalSha256)
  const placed = await placeTaken(portal, documentId, version, passage.value)
  const data = {
    id: randomUUID(),
    documentId,
    authorId: viewer.accountId,
    ...columnsOf(content),
    tags: { create: content.tags.map((tag) => ({ tag })) },
    ...passage.value,
    textSha256: hashOfText(pages, passage.value),
    originalSha256,
    version,
    anchorState: placed.state,
    placements: { create: placed.rows },
    createdAt: at,
    updatedAt: at,
  }
  const row = await portal.db.$transaction(async (tx) => {
    const made = await tx.annotation.create({ data, include: WITH_AUTHOR })
    await withholdQuotes(tx, documentId, { notes: [made.id] })
    const change = { actor: viewer, action: 'annotation.create', subject: 'annotation', subjectId: made.id }
    await appendAudit(tx, portal, [{ ...change, after: loggedAnnotation(made) }])
    return made
  })
  withPublicNotes.forget(portal)
  return ok(annotationOf(row))
}

/** Whether a note may name this person or organization; nobody is fine too. */
export async function isSpeaker(portal: Portal, id: string | null): Promise<boolean> {
  if (id === null) return true
  return (await portal.db.record.count({ where: { id, kind: { in: ['person', 'organization'] } } })) > 0
}

/** The passage that a form means, taken from the text as it is now. Refuses words that stand nowhere or in several places. */
export function choosePassage(
  choice: PassageChoice,
  pages: readonly PageText[],
): Result<Passage, AnnotateRefusal> {
  if (choice.by === 'place') {
    const { page, start, endPage, end } = choice
    const has = (number: number) => pages.some((it) => it.number === number)
    if (!has(page) || !has(endPage)) return refuse({ reason: 'no-such-page' })
    const taken = selectAcross(pages, { page, start }, { page: endPage, end })
    if (!taken.ok) return refuse({ reason: taken.refusal })
    return taken.value.exact === choice.exact ? taken : refuse({ reason: 'text-changed' })
  }
  const places = placesOfPasted(choice.words, pages)
  const chosen =
    choice.at && places.find(({ page, start }) => page === choice.at!.page && start === choice.at!.start)
  if (!chosen && places.length > 1)
    return refuse({
      reason: 'several-places',
      places: places.slice(0, MOST_CHOICES).map((place) => inContext(place, pages)),
    })
  const place = chosen ?? places[0]
  if (!place) return refuse({ reason: 'not-found' })
  const taken = selectAcross(pages, place, { page: place.endPage ?? place.page, end: place.end })
  return taken.ok ? taken : refuse({ reason: taken.refusal })
}

/** Places that one form can offer for choosing. */
const MOST_CHOICES = 50
/** Code units of the page shown on either side of a place, for whoever chooses. */
const SHOWN = 60

function inContext(place: Place, pages: readonly PageText[]) {
  const textOf = (number: number) => pages.find((page) => page.number === number)!.text
  return {
    ...place,
    before: textOf(place.page).slice(Math.max(0, place.start - SHOWN), place.start),
    after: textOf(place.endPage ?? place.page).slice(place.end, place.end + SHOWN),
  }
}
