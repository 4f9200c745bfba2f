import { buildRecordIndex } from '../app/search/recordIndex'
import { findDocketNumbers } from '../app/domain/docketNumber'
import { dateEntry, inTimelineOrder, kindOfKey, type TimelineEntry } from '../app/search/timelineEntry'
import { Timeline } from '../app/search/timeline'

/** An entry of which a test says only what matters. */
export function anEntry(given: Partial<TimelineEntry> & { id: string }): TimelineEntry {
  return {
    kind: 'event',
    date: '2014-06-05',
    title: given.id,
    shortTitle: given.title ?? given.id,
    summary: '',
    words: [],
    organizations: [],
    people: [],
    disputes: [],
    proceedings: [],
    topics: [],
    jurisdictions: [],
    isVerified: true,
    url: `/documents/${given.id}`,
    sourceCount: 1,
    ...given,
  }
}

/** A timeline of these entries. Ids are the names of what they name; a proceeding's id is also its docket number. */
export function aTimeline(given: (Partial<TimelineEntry> & { id: string })[]): Timeline {
  const entries = given
    .map(anEntry)
    .flatMap((entry) => dateEntry(entry) ?? [])
    .sort(inTimelineOrder)
  const index = buildRecordIndex(
    entries.map((entry) => ({
      title: [entry.title],
      words: entry.words.map(({ text }) => text),
      summary: [entry.summary],
      person: [...entry.people, ...entry.words.map(({ speaker }) => speaker)],
      organization: entry.organizations,
      matter: [...entry.disputes, ...entry.proceedings, ...entry.topics],
      kind: [kindOfKey(entry.kind).word],
      dockets: entry.proceedings.flatMap((number) => findDocketNumbers(number).flatMap(({ keys }) => keys)),
    })),
  )
  const proceedings = [...new Set(entries.flatMap((entry) => entry.proceedings))]
  return new Timeline({
    revision: 1,
    entries,
    names: {},
    proceedings: proceedings.map((id) => ({
      id,
      label: id,
      title: id,
      keys: findDocketNumbers(id).flatMap(({ keys }) => keys),
    })),
    series: [],
    spans: {},
    index,
  })
}
