import type { Visibility } from '../annotation'
import { tidyTags } from '../tags'
import {
  apart,
  instantOf,
  listOf,
  objectOf,
  textOf,
  type ExchangedNote,
  type KeptApart,
} from './exchangedNote'
import { readTarget } from './readTarget'

/** Keys that are read, or that say nothing about the note itself. */
const READ = new Set([
  'id',
  'created',
  'updated',
  'user',
  'uri',
  'text',
  'tags',
  'permissions',
  'target',
  'references',
  'user_info',
  '$orphan',
  '$highlight',
])

/** Whether a value looks like an annotation of Hypothesis: an account, an address and permissions or selectors of theirs. */
export function isHypothesis(value: unknown): boolean {
  const given = objectOf(value)
  return given !== null && typeof given.uri === 'string' && ('user' in given || 'permissions' in given)
}

/** Reads an annotation as the API of Hypothesis, or a file of its client, has it. A missing field is missing, never made up. */
export function readHypothesis(value: unknown): ExchangedNote {
  const given = objectOf(value) ?? {}
  const kept: KeptApart[] = []
  const first = listOf(given.target)[0]
  const { target, apart: ofTarget } = readTarget(
    { ...objectOf(first), source: textOf(objectOf(first)?.source) ?? textOf(given.uri) },
    'code-units',
  )
  for (const [key, part] of Object.entries(given)) if (!READ.has(key)) kept.push(apart(key, part))
  const references = listOf(given.references)
    .map(textOf)
    .filter((id) => id !== null)
  const body = textOf(given.text) ?? ''
  const isReply = references.length > 0
  return {
    id: textOf(given.id),
    // Our replies stand under their note, whichever of its replies they answer: the first reference is the note.
    answers: references[0] ?? null,
    kind: isReply ? 'reply' : body === '' ? 'highlight' : 'note',
    body,
    tags: tidyTags(
      listOf(given.tags)
        .map(textOf)
        .filter((tag) => tag !== null),
    ),
    visibility: visibilityOf(given),
    author: textOf(objectOf(given.user_info)?.display_name) ?? textOf(given.user),
    createdAt: instantOf(given.created),
    updatedAt: instantOf(given.updated),
    ...{ speaker: null, saidOn: null, occasion: null, askedOf: null, dueOn: null },
    target,
    format: 'hypothesis',
    value,
    apart: [...kept, ...ofTarget],
  }
}

/** `group:__world__` is everyone; another group is the team; an account alone is only its owner. */
function visibilityOf(given: Record<string, unknown>): Visibility | null {
  const read = listOf(objectOf(given.permissions)?.read).map(String)
  if (read.length === 0) return null
  if (read.includes('group:__world__')) return 'public'
  return read.some((one) => one.startsWith('group:')) ? 'team' : 'private'
}
