import lunr from 'lunr'
import type { Clause, Query, SearchField } from '../domain/query'
import { findRun, wordsOf, type Word } from '../domain/words'
import { PostingsReader, writePostings } from './postings'

/** The fields of one record as the index reads them. Docket keys are looked up whole; the rest is words. */
export type IndexedRecord = Record<SearchField, string[]> & { dockets: string[] }

/** An index in a form that JSON can carry: the words of all records, and where each stands. */
export type StoredIndex = {
  /** Sorted by UTF-16 code unit, one a line; a docket key has # before it. */
  terms: string
  /** See postings.ts. */
  postings: string
}

/** In the order of their bits in the postings. */
const SEARCH_FIELDS = ['title', 'words', 'summary', 'person', 'organization', 'matter', 'kind'] as const
/** What a word without a field is looked for in: what a reader sees of the record, and not what it belongs to. */
const ANY_FIELD = ((1 << SEARCH_FIELDS.length) - 1) & ~(1 << SEARCH_FIELDS.indexOf('matter'))
const SHOWN_FIELDS = SEARCH_FIELDS.filter((_, bit) => ANY_FIELD & (1 << bit))
/** Docket keys carry no field. */
const DOCKET_MASK = 0

/** What an index needs to know of a record beside its words: its days, and its text for phrases. */
export type RecordTexts = {
  size: number
  daysOf(record: number): { min: string; max: string }
  /** The stored text of one field, in pieces that a phrase does not cross. */
  textsOf(record: number, field: SearchField): string[]
}

/** Which words of a text a query hit, for marking them. */
export type HitWords = { words: Set<string>; prefixes: string[]; phrases: string[][] }

/** lunr's automaton of words. Its published types leave the ways to make one out. */
type Dictionary = { intersect(other: Dictionary): Dictionary; toArray(): string[] }
const dictionaries = lunr.TokenSet as unknown as {
  fromArray(sorted: string[]): Dictionary
  fromFuzzyString(word: string, distance: number): Dictionary
}

/** Phrases whose records are kept, a byte for each record. */
const MOST_PHRASES = 32

/** Builds the index of some records; record n is known by its place in the list. */
export function buildRecordIndex(records: readonly IndexedRecord[]): StoredIndex {
  const places = new Map<string, Map<number, number>>()
  const put = (term: string, record: number, mask: number) => {
    let held = places.get(term)
    if (!held) places.set(term, (held = new Map()))
    held.set(record, (held.get(record) ?? 0) | mask)
  }
  records.forEach((fields, record) => {
    SEARCH_FIELDS.forEach((field, bit) => {
      for (const text of fields[field]) for (const { folded } of wordsOf(text)) put(folded, record, 1 << bit)
    })
    for (const key of fields.dockets) put(`#${key}`, record, DOCKET_MASK)
  })
  const terms = [...places.keys()].sort((a, b) => (a < b ? -1 : 1))
  return { terms: terms.join('\n'), postings: writePostings(terms.map((term) => places.get(term)!)) }
}

/**
 * Finds records by their words. lunr gives the stems and the dictionary automaton (near words); matching is
 * done on plain postings, since lunr's own ranking costs more than a keystroke has (decision 006).
 */
export class RecordIndex {
  private readonly terms: string[]
  private readonly postings: PostingsReader
  private readonly termAt = new Map<string, number>()
  private readonly alike = new Map<string, number[]>()
  private dictionary: Dictionary | null = null
  private readonly phrases = new Map<string, Uint8Array>()

  constructor(
    stored: StoredIndex,
    private readonly records: RecordTexts,
  ) {
    this.terms = stored.terms === '' ? [] : stored.terms.split('\n')
    this.postings = new PostingsReader(stored.postings, this.terms.length)
    this.terms.forEach((term, at) => {
      this.termAt.set(term, at)
      if (term.startsWith('#')) return
      const stem = stemOf(term)
      const held = this.alike.get(stem)
      if (held) held.push(at)
      else this.alike.set(stem, [at])
    })
  }

  /** A flag for each record: 1 where the query holds. */
  find(query: Query): Uint8Array {
    const found = new Uint8Array(this.records.size).fill(1)
    for (const alternatives of query.must) {
      const met = new Uint8Array(found.length)
      for (const clause of alternatives) this.mark(clause, met)
      for (let record = 0; record < found.length; record++) found[record]! &= met[record]!
    }
    for (const clause of query.not) {
      const met = new Uint8Array(found.length)
      this.mark(clause, met)
      for (let record = 0; record < found.length; record++) if (met[record]) found[record] = 0
    }
    return found
  }

  /** The words that a query hits in a text. */
  hitWords(query: Query): HitWords {
    const hits: HitWords = { words: new Set(), prefixes: [], phrases: [] }
    for (const clause of query.must.flat()) {
      if (clause.type === 'phrase' || clause.type === 'docket') hits.phrases.push(clause.words)
      if (clause.type !== 'word') continue
      if (clause.isPrefix) hits.prefixes.push(clause.word)
      hits.words.add(clause.word)
      for (const term of this.termsOf({ ...clause, isPrefix: false })) hits.words.add(this.terms[term]!)
    }
    return hits
  }

  private mark(clause: Clause, met: Uint8Array) {
    switch (clause.type) {
      case 'word':
        for (const term of this.termsOf(clause)) this.postings.mark(term, maskOf(clause.field), met)
        return
      case 'phrase':
        return this.markPhrase(clause.words, clause.field, met)
      case 'docket': {
        for (const term of this.docketTerms(clause.keys[0]!, clause.isPrefix))
          this.postings.markAll(term, met)
        return this.markPhrase(clause.words, null, met)
      }
      case 'dates':
        for (let record = 0; record < met.length; record++) {
          const { min, max } = this.records.daysOf(record)
          if ((!clause.from || max >= clause.from) && (!clause.to || min <= clause.to)) met[record] = 1
        }
    }
  }

  /** A bare number finds every docket of that number, one with its bureau that bureau's alone. */
  private docketTerms(key: string, isPrefix: boolean): number[] {
    if (isPrefix) return this.startingWith(`#${key}`)
    const at = this.termAt.get(`#${key}`)
    return at === undefined ? [] : [at]
  }

  private termsOf(clause: Clause & { type: 'word' }): Set<number> {
    const { word, isPrefix, distance } = clause
    const found = new Set(this.alike.get(stemOf(word)) ?? [])
    if (isPrefix) for (const term of this.startingWith(word)) found.add(term)
    if (distance > 0) {
      const near = this.nearWords().intersect(dictionaries.fromFuzzyString(word, distance)).toArray()
      for (const term of near) if (!term.startsWith('#')) found.add(this.termAt.get(term)!)
    }
    return found
  }

  /** The automaton in which near words are found. Making it takes longer than a keystroke: a browser makes it beforehand. */
  nearWords(): Dictionary {
    return (this.dictionary ??= dictionaries.fromArray(this.terms))
  }

  private startingWith(prefix: string): number[] {
    let [low, high] = [0, this.terms.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.terms[middle]! < prefix) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let at = low; at < this.terms.length && this.terms[at]!.startsWith(prefix); at++) found.push(at)
    return found
  }

  private markPhrase(words: string[], field: SearchField | null, met: Uint8Array) {
    const saying = this.recordsSaying(words, field)
    for (let record = 0; record < met.length; record++) met[record]! |= saying[record]!
  }

  /**
   * A flag for each record that says a phrase: words tell which may, the stored text which do. Kept, since a phrase
   * stays as it is while what stands beside it is typed.
   */
  private recordsSaying(words: string[], field: SearchField | null): Uint8Array {
    const key = `${field ?? ''}:${words.join(' ')}`
    const known = this.phrases.get(key)
    if (known) return known
    const may = new Uint8Array(this.records.size).fill(1)
    for (const word of words) {
      const has = new Uint8Array(may.length)
      const at = this.termAt.get(word)
      if (at !== undefined) this.postings.mark(at, maskOf(field), has)
      for (let record = 0; record < may.length; record++) may[record]! &= has[record]!
    }
    if (words.length > 1) {
      const said = phrasePattern(words)
      const fields = field ? [field] : SHOWN_FIELDS
      const isSaid = (record: number) =>
        fields.some((name) =>
          this.records.textsOf(record, name).some((text) => said.test(withoutAccents(text))),
        )
      for (let record = 0; record < may.length; record++) if (may[record] && !isSaid(record)) may[record] = 0
    }
    if (this.phrases.size >= MOST_PHRASES) this.phrases.delete(this.phrases.keys().next().value!)
    this.phrases.set(key, may)
    return may
  }
}

/** Folded words that follow each other in a text that still has its case, apostrophes and signs. */
function phrasePattern(words: readonly string[]): RegExp {
  const letters = (word: string) => [...word].map((letter) => letter.replace(/[.,]/, '\\$&')).join("['’]?")
  const between = "(?:['’]s)?[^\\p{L}\\p{N}\\p{M}]+"
  return new RegExp(
    `(?<![\\p{L}\\p{N}\\p{M}])${words.map(letters).join(between)}(?![\\p{L}\\p{N}\\p{M}])`,
    'iu',
  )
}

/** Most texts have no letters beyond ASCII, only signs that part words: they are as they need to be. */
const HAS_OTHER_LETTERS = /[^\u0000-\u007f\u2010-\u2027]/

function withoutAccents(text: string): string {
  return HAS_OTHER_LETTERS.test(text) ? text.normalize('NFKD').replace(/\p{M}+/gu, '') : text
}

/** The stretches of a text that a query hit, in order, none overlapping. */
export function findHits(words: readonly Word[], hits: HitWords): { start: number; end: number }[] {
  const places = words
    .filter(
      ({ folded }) => hits.words.has(folded) || hits.prefixes.some((prefix) => folded.startsWith(prefix)),
    )
    .map(({ start, end }) => ({ start, end }))
  for (const phrase of hits.phrases) places.push(...findRun(words, phrase))
  places.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: { start: number; end: number }[] = []
  for (const place of places) {
    const last = apart.at(-1)
    if (!last || place.start >= last.end) apart.push(place)
    else last.end = Math.max(last.end, place.end)
  }
  return apart
}

function maskOf(field: SearchField | null): number {
  return field ? 1 << SEARCH_FIELDS.indexOf(field) : ANY_FIELD
}

/** The part of an English word that its inflections share, by Porter's rules. */
function stemOf(word: string): string {
  return lunr.stemmer(new lunr.Token(word, {})).toString()
}
