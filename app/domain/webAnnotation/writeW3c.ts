import { canonicalJson } from '../canonicalJson'
import { listOf, objectOf, textOf } from './exchangedNote'
import type { ExportedNote } from './exportedNote'
import { readW3c } from './readW3c'
import { ANNO, MOTIVATION, OWN_PREFIX } from './vocabulary'

export type W3cAnnotation = Record<string, unknown>

/**
 * One note as a W3C annotation. One that came as such goes out as it came, part for part, but for what was changed
 * here since. Positions count code points (Web Annotation Data Model, 4.2.5) over the whole text of the document, whose
 * pages are joined by a line feed.
 */
export function writeW3c(note: ExportedNote): W3cAnnotation {
  const own = { '@context': contextOf(note), ...ownAnnotation(note) }
  return note.foreign?.format === 'w3c' ? overForeign(note, own) : own
}

/** Our own words need their context; a plain note needs the W3C's alone. */
function contextOf(note: ExportedNote): unknown {
  return Object.keys(saidIn(note)).length > 0 ? [ANNO, OWN_PREFIX] : ANNO
}

function ownAnnotation(note: ExportedNote): W3cAnnotation {
  const via = note.foreign ? textOf(objectOf(note.foreign.value)?.id) : null
  const bodies = bodiesOf(note)
  return {
    id: note.address,
    type: 'Annotation',
    motivation: MOTIVATION[note.kind],
    created: note.createdAt,
    modified: note.updatedAt,
    creator: { type: 'Person', name: note.author },
    ...(via && /^[a-z][a-z0-9+.-]*:/iu.test(via) && { via }),
    ...(bodies.length > 0 && { body: bodies.length === 1 ? bodies[0] : bodies }),
    ...saidIn(note),
    target: note.answers ?? targetOf(note),
  }
}

function bodiesOf(note: ExportedNote): W3cAnnotation[] {
  const words = {
    type: 'TextualBody',
    value: note.body,
    format: 'text/markdown',
    purpose: MOTIVATION[note.kind],
  }
  const tags = note.tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' }))
  return [...(note.body === '' ? [] : [words]), ...tags]
}

/** What the W3C has no word for. A plain note, a highlight and a reply say none of it. */
function saidIn(note: ExportedNote): W3cAnnotation {
  const isPlain = note.kind === 'note' || note.kind === 'highlight' || note.kind === 'reply'
  const said = {
    'tl:kind': isPlain ? null : note.kind,
    'tl:speaker': note.speaker?.id ?? null,
    'tl:saidOn': note.saidOn,
    'tl:occasion': note.occasion,
    'tl:askedOf': note.askedOf?.id ?? null,
    'tl:dueOn': note.dueOn,
    'tl:visibility': note.visibility === 'public' ? null : note.visibility,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
}

function targetOf(note: ExportedNote): W3cAnnotation {
  const { source, page, quote, position, capture } = note
  const selectors = [
    ...(page === null
      ? []
      : [
          {
            type: 'FragmentSelector',
            conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
            value: `page=${page}`,
          },
        ]),
    ...(quote ? [{ type: 'TextQuoteSelector', ...quote }] : []),
    ...(position
      ? [{ type: 'TextPositionSelector', start: position.codePoints[0], end: position.codePoints[1] }]
      : []),
  ]
  return {
    source,
    ...(selectors.length > 0 && { selector: selectors }),
    ...(capture && { state: { type: 'TimeState', ...capture } }),
  }
}

/** The foreign annotation, with those parts set anew that no longer say what they said when they came. */
function overForeign(note: ExportedNote, own: W3cAnnotation): W3cAnnotation {
  const foreign = objectOf(note.foreign!.value) ?? {}
  const came = readW3c(foreign)
  const out: W3cAnnotation = { ...foreign }
  const isSame = (mine: unknown, theirs: unknown) => canonicalJson(mine) === canonicalJson(theirs)
  const isSaid =
    isSame(
      [note.kind, note.speaker?.id ?? null, note.saidOn, note.occasion, note.askedOf?.id ?? null, note.dueOn],
      [came.kind, came.speaker, came.saidOn, came.occasion, came.askedOf, came.dueOn],
    ) || note.kind === 'reply'
  const hasBody = isSame([note.body, [...note.tags].sort()], [came.body, [...came.tags].sort()])
  const hasTarget = note.kind === 'reply' || (note.quote?.exact ?? null) === note.foreign!.pinned
  if (!hasBody) {
    delete out.bodyValue
    const others = listOf(foreign.body).filter(
      (body) => objectOf(body)?.value === undefined && typeof body !== 'string',
    )
    out.body = [...listOf(own.body), ...others]
  }
  if (!isSaid) {
    for (const key of Object.keys(out)) if (key.startsWith('tl:')) delete out[key]
    Object.assign(out, saidIn(note), { '@context': own['@context'], motivation: own.motivation })
  }
  if (out['tl:visibility'] !== undefined) out['tl:visibility'] = note.visibility
  if (!hasTarget) out.target = [own.target, ...listOf(foreign.target).slice(1)]
  if (!hasBody || !isSaid || !hasTarget) out.modified = own.modified
  return out
}

/** Notes of one document as a collection with all of them on one page, for a file. */
export function writeW3cFile(notes: readonly ExportedNote[], address: string, label: string): W3cAnnotation {
  return {
    '@context': [ANNO, OWN_PREFIX],
    id: address,
    type: 'AnnotationCollection',
    label,
    total: notes.length,
    first: {
      id: `${address}${address.includes('?') ? '&' : '?'}page=0`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: notes.map(writeW3c),
    },
  }
}
