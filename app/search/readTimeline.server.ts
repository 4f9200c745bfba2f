import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Catalog } from '../catalog/catalog'
import { readCatalog } from '../catalog/readCatalog.server'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { answerTimeline, ROWS_PER_PAGE, type TimelineAnswer } from './answerTimeline'
import { planHistogram } from './histogram'
import { findNeighbours, type Neighbours } from './neighbours'
import { storeTimeline, Timeline, type StoredTimeline } from './timeline'
import { formatTimelineQuery, type TimelineQuery } from './timelineQuery'

/** What is derived from one catalog for the timeline. It goes when the catalog goes, so it is never out of date. */
type Derived = {
  stored: StoredTimeline
  timeline: Timeline
  /** Answers by the address that asked for them, the latest last. */
  answers: Map<string, TimelineAnswer>
  files: Map<Encoding, Promise<Uint8Array>>
}

const derived = new WeakMap<Catalog, Derived>()
/** Answers are some 100 kB each; the plain timeline and what people are paging through is what counts. */
const MOST_ANSWERS = 100

/** The timeline as this viewer may see it, at the present revision of the catalog. */
export async function readTimeline(portal: Portal, viewer: Viewer): Promise<Timeline> {
  return (await derive(portal, viewer)).timeline
}

/**
 * The answer to a question of the timeline as this viewer may see it, as JSON. One string is quicker to send
 * than the thousands of values in it, and what is often asked is written once.
 */
export async function askTimelineText(portal: Portal, viewer: Viewer, query: TimelineQuery): Promise<string> {
  const answer = await askTimeline(portal, viewer, query)
  let text = texts.get(answer)
  if (text === undefined) texts.set(answer, (text = JSON.stringify(answer)))
  return text
}

const texts = new WeakMap<TimelineAnswer, string>()

/** Answers a question of the timeline as this viewer may see it. */
export async function askTimeline(
  portal: Portal,
  viewer: Viewer,
  query: TimelineQuery,
): Promise<TimelineAnswer> {
  const { timeline, answers } = await derive(portal, viewer)
  const key = formatTimelineQuery(query)
  const answer = answers.get(key) ?? answerTimeline(timeline, query)
  answers.delete(key)
  answers.set(key, answer)
  if (answers.size > MOST_ANSWERS) answers.delete(answers.keys().next().value!)
  return answer
}

/**
 * Where a record stands in the list that its page was opened from, as the page's address tells it
 * (`?from=<list>`, and `record=<id>` for one that is read within another's page). Null without a list.
 */
export async function readNeighbours(
  portal: Portal,
  viewer: Viewer,
  request: Request,
  id: string,
): Promise<Neighbours | null> {
  const params = new URL(request.url).searchParams
  const list = params.get('from')
  if (list === null) return null
  return findNeighbours(await readTimeline(portal, viewer), list, params.get('record') ?? id)
}

export type Encoding = 'br' | 'gzip' | 'identity'

/** The file from which a browser searches by itself, in an encoding it takes. Made once for each catalog. */
export async function readTimelineFile(
  portal: Portal,
  viewer: Viewer,
  encoding: Encoding,
): Promise<{ revision: number; bytes: Uint8Array }> {
  const { stored, files } = await derive(portal, viewer)
  let bytes = files.get(encoding)
  if (!bytes) {
    bytes = encode(JSON.stringify(stored), encoding)
    files.set(encoding, bytes)
    bytes.catch(() => files.delete(encoding))
  }
  return { revision: stored.revision, bytes: await bytes }
}

async function derive(portal: Portal, viewer: Viewer): Promise<Derived> {
  const catalog = await readCatalog(portal, viewer)
  let held = derived.get(catalog)
  if (!held) {
    const stored = storeTimeline(catalog)
    held = { stored, timeline: new Timeline(stored), answers: new Map(), files: new Map() }
    derived.set(catalog, held)
  }
  return held
}

/** The best brotli takes ten times as long for a tenth less: 9 is where that begins. */
const BROTLI_QUALITY = 9

async function encode(text: string, encoding: Encoding): Promise<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8')
  if (encoding === 'gzip') return promisify(gzip)(bytes, { level: 9 })
  if (encoding === 'identity') return bytes
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return promisify(brotliCompress)(bytes, { params })
}

/** Where the file is that readTimelineFile gives; it names the revision, and for whom it was made. */
export async function timelineFileHref(portal: Portal, viewer: Viewer): Promise<string> {
  const { revision } = await readCatalog(portal, viewer)
  return `/timeline/index?revision=${revision}&for=${viewer.role === 'reader' ? 'readers' : 'staff'}`
}

/** One page of the timeline for programs: whole entries instead of excerpts. */
export async function listTimelinePage(portal: Portal, viewer: Viewer, query: TimelineQuery) {
  const { timeline } = await derive(portal, viewer)
  const { records, narrowed, query: read } = timeline.find(query)
  if (query.order === 'newest') records.reverse()
  const pages = Math.max(1, Math.ceil(records.length / ROWS_PER_PAGE))
  const page = Math.min(query.page, pages)
  return {
    revision: timeline.revision,
    total: records.length,
    page,
    pages,
    notices: read.notices,
    records: records
      .slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE)
      .map((number) => timeline.entries[number]!)
      .map(({ min, max, period: _period, shortTitle: _shortTitle, ...entry }) => ({
        ...entry,
        firstDay: min,
        lastDay: max,
      })),
    facets: narrowed.facets,
    histogram: planHistogram(timeline.calendar, timeline.entries, narrowed.passing, query),
    names: timeline.names,
  }
}
