import { foldWord } from '../../app/domain/words'
import { DATED_KINDS } from '../../app/domain/shownKind'
import { buildRecordIndex } from '../../app/search/recordIndex'
import { dateEntry, inTimelineOrder, kindKey, type TimelineEntry } from '../../app/search/timelineEntry'
import type { StoredTimeline } from '../../app/search/timeline'

/**
 * A made-up record of any size, the same for the same seed: words in the proportions of English (Zipf), the
 * field's own words among them, dates from 2005 to 2026 that crowd around a few weeks as real ones do.
 */
export function synthesizeTimeline(count: number, seed = 20140605): StoredTimeline {
  const random = numbersFrom(seed)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!
  const vocabulary = makeVocabulary(9000, random)
  // Inverse of Zipf's law over ranks: a word's share falls with its rank.
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1]!
  const sentence = (least: number, most: number) => {
    const words = Array.from({ length: least + Math.floor(random() * (most - least)) }, word)
    const text = words.join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }

  const names: Record<string, string> = {}
  const named = (prefix: string, many: number, most: number) =>
    Array.from({ length: many }, (_, index) => {
      const id = `${prefix}-${index + 1}`
      names[id] = sentence(2, most).slice(0, -1)
      return id
    })
  const disputes = named('dispute', 60, 4)
  const proceedings = named('proceeding', 80, 5)
  const organizations = named('organization', 150, 3)
  const people = named('person', 300, 3)
  const topics = ['interconnection', 'zero-rating', 'throttling', 'blocking', 'network-fee']
  const jurisdictions = ['US', 'EU', 'KR', 'DE', 'US-CA']
  const crowded = Array.from({ length: 12 }, () => dayAt(random))

  const entries = Array.from({ length: count }, (_, index): TimelineEntry => {
    const day = random() < 0.3 ? shift(pick(crowded), Math.floor(random() * 30)) : dayAt(random)
    const precision = random()
    const isQuoted = random() < 0.4
    const title = sentence(5, 12).slice(0, -1)
    return {
      id: `synthetic-${index + 1}`,
      kind: kindKey(pick(DATED_KINDS)),
      date: precision < 0.04 ? day.slice(0, 4) : precision < 0.12 ? day.slice(0, 7) : day,
      title,
      shortTitle: title,
      summary: sentence(15, 45),
      words: isQuoted ? [{ text: sentence(12, 40), speaker: pick(people) }] : [],
      organizations: [pick(organizations), pick(organizations)],
      people: random() < 0.5 ? [pick(people)] : [],
      disputes: [disputes[Math.floor(disputes.length ** random()) - 1]!],
      proceedings: random() < 0.4 ? [pick(proceedings)] : [],
      topics: [pick(topics)],
      jurisdictions: [pick(jurisdictions)],
      isVerified: random() < 0.95,
      url: `/documents/synthetic-${index + 1}`,
      sourceCount: 1 + Math.floor(random() * 4),
    }
  })
  const dated = entries.flatMap((entry) => dateEntry(entry) ?? []).sort(inTimelineOrder)
  const index = buildRecordIndex(
    dated.map((entry) => ({
      title: [entry.title],
      words: entry.words.map(({ text }) => text),
      summary: [entry.summary],
      person: entry.people.map((id) => names[id]!),
      organization: entry.organizations.map((id) => names[id]!),
      matter: [...entry.disputes, ...entry.proceedings].map((id) => names[id]!),
      kind: [entry.kind],
      dockets: entry.proceedings.map((id) => `${10 + (Number(id.split('-')[1]) % 16)}-${id.split('-')[1]}`),
    })),
  )
  const stored = dated.map(({ min: _min, max: _max, period: _period, ...entry }) => entry)
  return { revision: 1, entries: stored, names, proceedings: [], series: [], spans: {}, index }
}

const FIELD_WORDS =
  'congestion network interconnection traffic peering transit video stream provider customer letter commission order comment rule internet port capacity route agreement payment crowded message report measurement index docket reply evidence speed broadband access platform neutral discrimination blocking throttling paid prioritization disclosure'
const SYLLABLES =
  'con ter net sta ver mo li re pro ca si ta ne du ra ti fer man lo ve sur pe tion ment ing ed al er ity ous'

function makeVocabulary(size: number, random: () => number): string[] {
  const syllables = SYLLABLES.split(' ')
  const words = new Set(
    'the of to and a in that is was for it on as by with at from be not or this which'.split(' '),
  )
  for (const word of FIELD_WORDS.split(' ')) words.add(word)
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3)
    words.add(
      foldWord(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]!).join('')),
    )
  }
  return [...words]
}

function dayAt(random: () => number): string {
  return shift('2005-01-01', Math.floor(random() * 365 * 21))
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Numbers from 0 to 1 that look like chance: mulberry32, by Tommy Ettinger, in the public domain. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
