import { ANNOTATION_KINDS, VISIBILITIES, type AnnotationKind, type Visibility } from '../annotation'
import { isEdtf } from '../edtf'
import { tidyTags } from '../tags'
import {
  apart,
  clean,
  instantOf,
  listOf,
  objectOf,
  textOf,
  wordsOfHtml,
  type ExchangedNote,
  type KeptApart,
} from './exchangedNote'
import { readTarget } from './readTarget'
import { MOTIVATION } from './vocabulary'

/** Keys of an annotation that are read; every other is kept apart. */
const READ = new Set([
  '@context',
  'id',
  'type',
  'motivation',
  'creator',
  'created',
  'modified',
  'body',
  'bodyValue',
  'target',
  'tl:kind',
  'tl:visibility',
  'tl:speaker',
  'tl:saidOn',
  'tl:occasion',
  'tl:askedOf',
  'tl:dueOn',
])

/** Whether a value says of itself that it is an annotation, or has what every annotation must have. */
export function isAnnotation(value: unknown): boolean {
  const given = objectOf(value)
  return given !== null && (listOf(given.type).includes('Annotation') || given.target !== undefined)
}

/**
 * Reads one annotation of the Web Annotation Data Model (W3C Recommendation of 23 February 2017). Nothing is refused:
 * what we have no place for is named, and the whole is kept to be given back.
 */
export function readW3c(value: unknown): ExchangedNote {
  const given = objectOf(value) ?? {}
  const read = readBodies(given)
  const { target, apart: ofTarget } = readTarget(given.target, 'code-points')
  const motivations = listOf(given.motivation).map(String)
  const isReply = motivations.includes('replying') && target.quote === null
  const kind = kindOf(given, isReply, read.body)
  const kept: KeptApart[] = [...read.apart, ...ofTarget]
  for (const motivation of motivations)
    if (motivation !== MOTIVATION[kind]) kept.push(apart('motivation', motivation))
  for (const [key, part] of Object.entries(given)) if (!READ.has(key)) kept.push(apart(key, part))
  const visibility = VISIBILITIES.find((it) => it === given['tl:visibility']) ?? null
  const edtf = (key: string) => {
    const date = textOf(given[key])
    return date !== null && isEdtf(date) ? date : null
  }
  return {
    id: textOf(given.id),
    answers: kind === 'reply' ? target.source : null,
    kind,
    body: read.body,
    tags: read.tags,
    visibility: visibility satisfies Visibility | null,
    author: authorOf(given.creator, kept),
    createdAt: instantOf(given.created),
    updatedAt: instantOf(given.modified),
    speaker: textOf(given['tl:speaker']),
    saidOn: edtf('tl:saidOn'),
    occasion: textOf(given['tl:occasion']),
    askedOf: textOf(given['tl:askedOf']),
    dueOn: edtf('tl:dueOn'),
    target,
    format: 'w3c',
    value,
    apart: kept,
  }
}

function kindOf(given: Record<string, unknown>, isReply: boolean, body: string): AnnotationKind {
  if (isReply) return 'reply'
  const told = ANNOTATION_KINDS.find((kind) => kind === given['tl:kind'] && kind !== 'reply')
  return told ?? (body === '' ? 'highlight' : 'note')
}

/** The words of all bodies, and the tags among them. A body that is a thing elsewhere is shown as its address. */
function readBodies(given: Record<string, unknown>): { body: string; tags: string[]; apart: KeptApart[] } {
  const words: string[] = []
  const tags: string[] = []
  const kept: KeptApart[] = []
  for (const body of [...listOf(given.bodyValue), ...listOf(given.body)]) {
    if (typeof body === 'string') words.push(body === given.bodyValue ? clean(body) : linkTo(body))
    else readBody(objectOf(body) ?? {}, words, tags, kept)
  }
  return { body: words.filter((it) => it.trim() !== '').join('\n\n'), tags: tidyTags(tags), apart: kept }
}

/** Keys of a body that are read. */
const BODY_READ = new Set(['type', 'value', 'format', 'purpose', 'id', 'source'])

function readBody(body: Record<string, unknown>, words: string[], tags: string[], kept: KeptApart[]): void {
  const value = textOf(body.value) ?? textOf(body.chars)
  const purpose = textOf(body.purpose)
  if (value === null) {
    const address = textOf(body.source) ?? textOf(body.id)
    if (address) words.push(linkTo(address))
    else kept.push(apart('body', body))
    if (purpose) kept.push(apart('purpose of a body', purpose))
  } else if (purpose === 'tagging') tags.push(value)
  else if (body.format === 'text/html') {
    words.push(wordsOfHtml(value))
    kept.push(apart('HTML of the body, shown as plain words', value))
  } else words.push(value)
  for (const [key, part] of Object.entries(body))
    if (!BODY_READ.has(key))
      kept.push(apart(key === 'language' ? 'language of a body' : `${key} of a body`, part))
}

const linkTo = (address: string) => (/^https?:\/\/[^\s<>]+$/u.test(address) ? `<${address}>` : clean(address))

/** Names of the creators; what else is said of them is kept apart. */
function authorOf(creator: unknown, kept: KeptApart[]): string | null {
  const names = listOf(creator).map((each) => {
    if (typeof each === 'string') return clean(each)
    const given = objectOf(each) ?? {}
    for (const [key, part] of Object.entries(given))
      if (!['id', 'type', 'name'].includes(key)) kept.push(apart(`${key} of the creator`, part))
    return textOf(given.name) ?? textOf(given.nickname) ?? textOf(given.id)
  })
  return (
    names
      .filter((name) => name !== null)
      .join(', ')
      .slice(0, 200) || null
  )
}
