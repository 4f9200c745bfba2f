import { KIND_WORDS } from '../domain/recordFields'
import { closest } from '../domain/closest'
import type { CatalogRecord, RecordKind } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import { dateOf, titleOf } from '../domain/titleAndDate'
import { wordsOf } from '../domain/words'
import type { Catalog } from './catalog'

/** `says` tells whoever typed it why, with the records that may be meant. `isUnknown`: nothing has that name. */
export type NamingRefusal = { says: string; isUnknown: boolean }

/** Candidates that a sentence names. */
const MOST_NAMED = 5

/**
 * The id of the record that a form's field means: by its id, by its title, or by a name that it goes by, in any letter
 * case. Refuses a name that several records have, and one that none has, naming those that may be meant.
 */
export function findNamed(
  catalog: Catalog,
  kinds: readonly RecordKind[],
  typed: string,
): Result<string, NamingRefusal> {
  const words = typed.trim()
  if (catalog.get(words)) return ok(words)
  const folded = fold(words)
  const { titles, otherNames } = namesOf(catalog, kinds)
  const found = titles.get(folded) ?? otherNames.get(folded) ?? []
  if (found.length === 1) return ok(found[0]!.id)
  const [one, many] = [wordFor(kinds, 'one'), wordFor(kinds, 'many')]
  if (found.length > 1) {
    const named = found.slice(0, MOST_NAMED).map(({ id, about }) => (about ? `${id} (${about})` : id))
    const says = `Several ${many} go by “${words}”. Write the id of the one you mean: ${listed(named, found.length)}.`
    return refuse({ says, isUnknown: false })
  }
  const near = namesLike(catalog, kinds, words, MOST_NAMED + 1, 0.5)
  const nearest =
    near.length === 0
      ? closest(
          words,
          [...titles.values()].flat().map(({ title }) => title),
        )
      : null
  const meant = near.length > 0 ? near.map(({ value }) => value) : nearest ? [nearest] : []
  const ask =
    meant.length > 0 ? ` Did you mean ${listed(meant.slice(0, MOST_NAMED).map(quoted), meant.length)}?` : ''
  return refuse({ says: `There is no ${one} “${words}”.${ask}`, isUnknown: true })
}

/** What a form's field shows for an id: the record's title where that alone leads back to it, else the id. */
export function nameInForm(catalog: Catalog, kinds: readonly RecordKind[], id: string): string {
  const record = catalog.get(id)
  if (!record) return id
  const title = titleOf(record)
  const found = findNamed(catalog, kinds, title)
  return found.ok && found.value === id && !title.includes('\n') ? title : id
}

/** A record to choose: what is written into the field, and what tells it from others. */
export type Offer = { value: string; about: string }

/** Records of these kinds to choose from, at the most so many. */
export function offersOfKinds(catalog: Catalog, kinds: readonly RecordKind[], most: number): Offer[] {
  const named = [...namesOf(catalog, kinds).titles.values()].flat()
  return named.slice(0, most).map((it) => offerOf(catalog, kinds, it))
}

/**
 * Records of these kinds in whose names every one of the words begins a word, or else a `share` of them that is the largest
 * found; the shortest names first.
 */
export function namesLike(
  catalog: Catalog,
  kinds: readonly RecordKind[],
  words: string,
  most: number,
  share = 1,
): Offer[] {
  const sought = wordsOf(words).map(({ folded }) => folded)
  if (sought.length === 0) return []
  const { titles, otherNames } = namesOf(catalog, kinds)
  const found = new Map<string, Named>()
  let best = Math.ceil(sought.length * share)
  for (const [name, records] of [...titles, ...otherNames]) {
    const held = wordsOf(name).map(({ folded }) => folded)
    const count = sought.filter((word) => held.some((one) => one.startsWith(word))).length
    if (count > best) found.clear()
    if (count < best) continue
    best = count
    for (const record of records) found.set(record.id, record)
  }
  return [...found.values()]
    .sort((a, b) => a.title.length - b.title.length || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map((named) => offerOf(catalog, kinds, named))
}

function offerOf(catalog: Catalog, kinds: readonly RecordKind[], { id, title, about }: Named): Offer {
  const value = nameInForm(catalog, kinds, id)
  return { value, about: value === id ? [title, about].filter(Boolean).join(', ') : about }
}

/** A record by one of its names; `about` tells it from another of the same name. */
type Named = { id: string; title: string; about: string }
type Names = { titles: Map<string, Named[]>; otherNames: Map<string, Named[]> }

const known = new WeakMap<Catalog, Map<string, Names>>()

/** Records of some kinds by their names, folded. A catalog in memory never changes, so this is made once for each. */
function namesOf(catalog: Catalog, kinds: readonly RecordKind[]): Names {
  let byKinds = known.get(catalog)
  if (!byKinds) known.set(catalog, (byKinds = new Map()))
  const key = kinds.join('-')
  const held = byKinds.get(key)
  if (held) return held
  const names: Names = { titles: new Map(), otherNames: new Map() }
  for (const record of kinds.flatMap((kind) => catalog.list(kind) as CatalogRecord[])) {
    const named = { id: record.id, title: titleOf(record), about: aboutOf(record) }
    add(names.titles, named.title, named)
    for (const name of namesBeside(record)) add(names.otherNames, name, named)
  }
  byKinds.set(key, names)
  return names
}

function add(names: Map<string, Named[]>, name: string, named: Named) {
  const folded = fold(name)
  const held = names.get(folded) ?? []
  if (folded !== '' && !held.includes(named)) names.set(folded, [...held, named])
}

/** Names that a record goes by beside its title. */
function namesBeside(record: CatalogRecord): string[] {
  switch (record.kind) {
    case 'organization':
      return [...record.aliases, record.abbreviation ?? '']
    case 'person':
      return record.aliases
    case 'document':
      return [record.identifier ?? '']
    case 'proceeding':
      return record.dockets
    default:
      return []
  }
}

function aboutOf(record: CatalogRecord): string {
  switch (record.kind) {
    case 'person':
      return record.role
    case 'organization':
      return record.abbreviation ?? record.country
    case 'source':
      return [record.publisher, record.date].filter(Boolean).join(', ')
    default:
      return dateOf(record) ?? ''
  }
}

function fold(words: string): string {
  return words.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function wordFor(kinds: readonly RecordKind[], count: 'one' | 'many'): string {
  if (kinds.length > 3) return count === 'one' ? 'record' : 'records'
  return kinds.map((kind) => KIND_WORDS[kind][count]).join(' or ')
}

function quoted(words: string): string {
  return `“${words}”`
}

function listed(names: readonly string[], count: number): string {
  if (names.length < count) return `${names.join(', ')} or another`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
