import { canonicalJson } from '../canonicalJson'
import { ok, refuse, type Result } from '../result'
import { MANIFEST_FAMILY, MANIFEST_TYPE, type EvidenceManifest } from './manifest'

export type ManifestRefusal =
  | { reason: 'not-json' }
  /** A shape that this release does not know. */
  | { reason: 'unknown-version'; type: string }
  /** What is missing or of another kind, as a path: items[2].originals[0].sha256. */
  | { reason: 'malformed'; at: string }
  /** Readable, and not spelt as it was when it was signed: spaces, order of keys, numbers. */
  | { reason: 'not-canonical' }

/**
 * Reads a manifest that a stranger may have written. Keys that this shape does not have are refused like missing ones:
 * what nobody checks must not stand in a file that was checked.
 */
export function readManifest(text: string): Result<EvidenceManifest, ManifestRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse({ reason: 'not-json' } as const)
  }
  const type = isObject(value) ? value.type : undefined
  if (typeof type !== 'string' || !type.startsWith(MANIFEST_FAMILY))
    return refuse({ reason: 'malformed', at: 'type' } as const)
  if (type !== MANIFEST_TYPE) return refuse({ reason: 'unknown-version', type } as const)
  const at = SHAPE(value, '')
  if (at !== null) return refuse({ reason: 'malformed', at } as const)
  if (`${canonicalJson(value)}\n` !== text) return refuse({ reason: 'not-canonical' } as const)
  return ok(value as EvidenceManifest)
}

/** Answers the path of what does not fit, or null where all does. */
type Shape = (value: unknown, at: string) => string | null

const fits =
  (test: (value: unknown) => boolean): Shape =>
  (value, at) =>
    test(value) ? null : at
const text = fits((value) => typeof value === 'string')
const count = fits((value) => Number.isSafeInteger(value) && (value as number) >= 0)
const fromOne = fits((value) => Number.isSafeInteger(value) && (value as number) >= 1)
const number = fits((value) => typeof value === 'number')
const sha256 = fits((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
const oneOf = (...words: string[]) => fits((value) => words.includes(value as string))
const orNull =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? null : shape(value, at)
const orAbsent =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? null : shape(value, at)
const list =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return at
    for (const [index, member] of value.entries()) {
      const wrong = shape(member, `${at}[${index}]`)
      if (wrong !== null) return wrong
    }
    return null
  }
const object =
  (members: Record<string, Shape>): Shape =>
  (value, at) => {
    if (!isObject(value)) return at
    const path = (key: string) => (at === '' ? key : `${at}.${key}`)
    for (const [key, shape] of Object.entries(members)) {
      const wrong = shape(value[key], path(key))
      if (wrong !== null) return wrong
    }
    const strange = Object.keys(value).find((key) => !Object.hasOwn(members, key))
    return strange === undefined ? null : path(strange)
  }

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const DOSSIER = object({ path: text, sha256, sizeBytes: count, pages: fromOne })

const QUOTATION = object({
  ...{ text, original: orNull(sha256), prefix: text, suffix: text, permalink: text, where: orAbsent(text) },
  place: orNull(object({ page: fromOne, start: count, endPage: orNull(fromOne), end: count })),
  state: oneOf('exact', 'moved', 'altered', 'ambiguous', 'lost', 'unread'),
})

const SHAPE = object({
  type: text,
  packet: object({
    ...{ id: text, title: text, forum: text, caption: text, docket: text, filer: text },
    ...{ datedOn: orNull(text), revision: fromOne, state: oneOf('draft', 'published'), versionLabel: text },
    review: oneOf('draft', 'in-review', 'sealed'),
    supersedes: orNull(object({ id: text, title: text, sealedAt: text })),
  }),
  clock: text,
  dossier: DOSSIER,
  volumes: orAbsent(list(DOSSIER)),
  items: list(
    object({
      ...{ id: text, exhibit: text, title: text, kind: text, date: text, caption: text },
      ...{ from: text, to: text, class: text, basis: text, pages: text, translationOf: orNull(text) },
      production: oneOf('whole', 'withheld', 'native'),
      originals: list(
        object({
          ...{ path: text, fileName: text, mediaType: text, sizeBytes: count, sha256 },
          ...{ capturedAt: orNull(text), receivedAt: text, receivedFrom: orNull(text), method: text },
          ...{
            sourceUrl: orNull(text),
            extractor: orNull(text),
            version: orNull(fromOne),
            pages: orNull(count),
          },
          bates: orNull(object({ first: text, last: text })),
          made: oneOf('as received', 'redacted copy'),
          redactions: list(
            object({
              ...{ page: fromOne, code: text, box: orNull(list(number)) },
              ...{ start: orNull(count), end: orNull(count) },
            }),
          ),
        }),
      ),
      quotations: list(QUOTATION),
      points: list(
        object({
          ...{ id: text, series: text, subject: text, period: text, value: number, unit: text, path: text },
          ...{ otherValues: list(number), comparator: oneOf('eq', 'lt', 'gt'), source: orNull(sha256) },
        }),
      ),
    }),
  ),
  unexhibited: orAbsent(list(QUOTATION)),
  software: list(object({ name: text, version: text })),
  timeStamp: object({ state: oneOf('none', 'asked'), words: text }),
})
