import { annotationPath } from '../../../annotations/exchange/exportNotes.server'
import type { CreateRefusal } from '../../../annotations/exchange/createResource.server'
import type { ReplaceRefusal } from '../../../annotations/exchange/replaceResource.server'
import { sayNotFound } from '../../../http/notFound'
import { refuseAnnotation, type Interaction } from '../../../http/annotationAnswer'

type Refusal = CreateRefusal | ReplaceRefusal
type Plain = Exclude<Refusal['reason'], 'invalid' | 'held-already' | 'no-such-document'>

/** What is answered to a program whose annotation could not be taken as it is. */
const ANSWERS: Record<Plain, [status: number, message: string]> = {
  'other-document': [
    422,
    'The target names another document of this portal. Send the annotation to that one.',
  ],
  'answers-nothing': [
    422,
    'A reply has to name a note of this document that you can read: give its address as the target.',
  ],
  'no-such-speaker': [
    422,
    'The record has no such person or organization. Give the id of one as “tl:speaker”.',
  ],
  'no-such-addressee': [
    422,
    'The record has no such person or organization. Give the id of one as “tl:askedOf”.',
  ],
  'may-not-publish': [
    403,
    'Showing a note to every reader takes the role of editor. Send “tl:visibility”: “team” or “private”.',
  ],
  'other-id': [409, 'An annotation keeps its id. Send it under its own address, or without one.'],
  'other-creator': [409, 'An annotation keeps its creator. Send the one that it has, or none.'],
  'other-kind': [409, 'A reply stays a reply, and what is no reply does not become one.'],
  'no-such-annotation': [404, 'There is no such annotation here.'],
  'not-yours': [403, 'Only its author can change an annotation. You can reply to it.'],
  changed: [
    412,
    'The annotation was changed since you read it. Read it again, and send yours with its new ETag.',
  ],
}

/** Answers a program why its annotation was not taken. */
export function answerRefusal(
  refusal: Refusal,
  at: Interaction,
  { origin = '', documentId }: { origin?: string; documentId?: string } = {},
): Response {
  if (refusal.reason === 'invalid')
    return refuseAnnotation(422, Object.values(refusal.errors).join(' '), at, { errors: refusal.errors })
  if (refusal.reason === 'no-such-document')
    return documentId === undefined
      ? refuseAnnotation(422, NAME_ONE, at)
      : refuseAnnotation(404, sayNotFound('document', documentId), at)
  if (refusal.reason === 'held-already') {
    const address = origin + annotationPath(refusal.at)
    const message = `You have this annotation already: ${address}`
    return refuseAnnotation(409, message, at, { headers: { Location: address } })
  }
  return refuseAnnotation(...ANSWERS[refusal.reason], at)
}

const NAME_ONE =
  'Say which document it is about: give its address here as the source of the target, or send it to /api/v1/documents/<id>/annotations.'
