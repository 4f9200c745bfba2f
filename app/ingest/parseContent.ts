import type { RecordKind, Series } from '../domain/records'
import type { FiledPacket } from '../packets/takePackets.server'
import { checkContent } from './checkContent'
import { placeOf, type ContentPlace } from './contentPath'
import { inFileOrder, type ContentProblem } from './contentProblem'
import { ContentReading, type ContentText, type PlacedLink, type PlacedRecord } from './contentReading'
import { nestedIn } from './contentShape'
import { parsePacketFile } from './packetFile'
import { parsePoints } from './pointsTable'
import { parseTemplateFile } from './templateFile'
import { parseVenueFile } from './venueFile'
import { readLinks } from './readLinks'
import { readList, readPage } from './readRecordFile'

export type ParsedContent = {
  records: PlacedRecord[]
  links: PlacedLink[]
  packets: FiledPacket[]
  /** All of them, in the order of the files. With any, nothing here may be taken for the whole content. */
  problems: ContentProblem[]
}

/** What a reader of content knows besides the files. */
export type Known = {
  /** Records that exist outside the files, such as those made in the portal: files may name them. */
  ids?: ReadonlyMap<string, RecordKind>
  /** Files that are there but could not be read as text: what they hold is not missed elsewhere. */
  unreadPaths?: readonly string[]
}

/** Reads content files, all of them, and names every problem at once. */
export function parseContent(files: readonly ContentText[], known: Known = {}): ParsedContent {
  const reading = new ContentReading()
  const packetFiles: (ContentText & { id: string })[] = []
  const tables: { file: ContentText; series: string }[] = []
  const venues = venuesAmong([...files.map(({ path }) => path), ...(known.unreadPaths ?? [])])
  for (const path of known.unreadPaths ?? []) missUnread(placeOf(path), reading)
  for (const { path, text: raw } of files) {
    const place = placeOf(path)
    const file = { path, text: normalize(raw) }
    const nul = place.holds === 'nothing' ? -1 : file.text.indexOf('\u0000')
    if (nul !== -1) {
      const line = file.text.slice(0, nul).split('\n').length
      reading.refuseFile(path, line, 'There is a NUL character here.', 'Remove it.')
      missUnread(place, reading)
    } else if (place.holds === 'packet') packetFiles.push({ ...file, id: place.id })
    else if (place.holds === 'venue')
      reading.problems.push(...parseVenueFile({ ...file, id: place.id }).problems)
    else if (place.holds === 'template')
      reading.problems.push(...parseTemplateFile({ ...file, id: place.id }, venues).problems)
    else if (place.holds === 'points') tables.push({ file, series: place.series })
    else readFile(file, place, reading)
  }
  const series = new Map<string, Series>()
  for (const { record } of reading.records) if (record.kind === 'series') series.set(record.id, record)
  for (const { file, series: id } of tables) readPoints(file, id, series.get(id), reading)

  const { records, links } = reading
  const ids = new Set([
    ...records.map(({ record }) => record.id),
    ...reading.broken.keys(),
    ...(known.ids?.keys() ?? []),
  ])
  const hasRecord = (id: string) => ids.has(id) || reading.unread.size > 0
  const packets: FiledPacket[] = []
  for (const file of packetFiles) {
    const { packet, problems } = parsePacketFile(file, hasRecord, ids)
    reading.problems.push(...problems)
    if (packet) packets.push({ packet, path: file.path })
  }
  const problems = [...reading.problems, ...checkContent(reading, known.ids ?? new Map())].sort(inFileOrder)
  return { records, links, packets, problems }
}

/** The venues that have a file, by name; whether their files are right is said of those. */
function venuesAmong(paths: readonly string[]): Set<string> {
  return new Set(
    paths.flatMap((path) => {
      const place = placeOf(path)
      return place.holds === 'venue' ? [place.id] : []
    }),
  )
}

/** Text without byte order mark, with LF line ends. */
function normalize(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
}

function readFile(file: ContentText, place: ContentPlace, reading: ContentReading) {
  switch (place.holds) {
    case 'unknown':
      return reading.refuseFile(file.path, null, 'No content is read from a file of this name.', place.remedy)
    case 'source':
    case 'organization':
    case 'person':
    case 'event':
      return readList(file, place.holds, reading)
    case 'links':
      return readLinks(file, reading)
    case 'dispute':
    case 'document':
    case 'proceeding':
    case 'series':
      return readPage(file, place.holds, place.id, reading)
  }
}

/** A point whose row gives no metric or unit has those of its series. */
function readPoints(
  { path, text }: ContentText,
  id: string,
  series: Series | undefined,
  reading: ContentReading,
) {
  const { rows, problems } = parsePoints(text, path)
  reading.problems.push(...problems)
  if (problems.length > 0) reading.unread.add('point')
  const ofSeries = series
    ? { metric: series.metric, unit: series.unit }
    : reading.broken.has(id)
      ? { metric: '?', unit: '?' }
      : {}
  rows.forEach(({ line, fields }, index) => {
    const whole = { position: index + 1, ...ofSeries, ...fields, series: id }
    reading.take('point', whole, { path, under: '', lineOf: () => line })
  })
}

/** Notes what a file that nobody could read may hold. */
function missUnread(place: ContentPlace, reading: ContentReading) {
  switch (place.holds) {
    case 'source':
    case 'organization':
    case 'person':
    case 'event':
      reading.unread.add(place.holds)
      break
    case 'dispute':
    case 'document':
    case 'proceeding':
    case 'series':
      reading.broken.set(place.id, place.holds)
      for (const kind of Object.values(nestedIn(place.holds))) reading.unread.add(kind)
      break
    case 'points':
      reading.unread.add('point')
  }
}
