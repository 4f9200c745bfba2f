import { closest } from '../domain/closest'
import { parseEdtf } from '../domain/edtf'
import type { CatalogRecord } from '../domain/records'

/** What a file of the content folder holds, told from where it lies. */
export type ContentPlace =
  | { holds: 'source' | 'organization' | 'person' | 'event' }
  | { holds: 'dispute' | 'document' | 'proceeding' | 'series'; id: string }
  | { holds: 'points'; series: string }
  | { holds: 'links' }
  | { holds: 'packet'; id: string }
  | { holds: 'venue' | 'template'; id: string }
  /** Kept for people, or read by another part of the portal. */
  | { holds: 'nothing' }
  | { holds: 'unknown'; remedy: string }

const LISTS = {
  'sources.yaml': 'source',
  'organizations.yaml': 'organization',
  'people.yaml': 'person',
  'links.yaml': 'links',
} as const

const FOLDERS = {
  disputes: { ending: '.md', holds: 'dispute' },
  documents: { ending: '.md', holds: 'document' },
  proceedings: { ending: '.md', holds: 'proceeding' },
  packets: { ending: '.md', holds: 'packet' },
  venues: { ending: '.yaml', holds: 'venue' },
  templates: { ending: '.yaml', holds: 'template' },
} as const

/** Folders of content/ that hold no records. */
const ELSEWHERE = ['handbook']

const EVERY_FOLDER = [...Object.keys(FOLDERS), 'events', 'measurements', ...ELSEWHERE]

/** What the file at a path (relative to the content folder, with forward slashes) should hold. */
export function placeOf(path: string): ContentPlace {
  const [folder, name, ...deeper] = path.split('/') as [string, ...string[]]
  if ((name ?? folder).startsWith('.') || folder.startsWith('.')) return { holds: 'nothing' }
  if (name === undefined) {
    if (folder === 'README.md') return { holds: 'nothing' }
    const list = LISTS[folder as keyof typeof LISTS]
    if (list) return { holds: list }
    const meant = closest(folder, Object.keys(LISTS))
    return {
      holds: 'unknown',
      remedy: meant ? `Did you mean ${meant}?` : `Here lie ${Object.keys(LISTS).join(', ')}.`,
    }
  }
  if (ELSEWHERE.includes(folder) || name === 'README.md') return { holds: 'nothing' }
  const known = EVERY_FOLDER.includes(folder)
  if (!known || deeper.length > 0) {
    const meant = known ? folder : closest(folder, EVERY_FOLDER)
    const remedy = meant
      ? `Did you mean ${meant}/${deeper.at(-1) ?? name}?`
      : `The folders are ${EVERY_FOLDER.join(', ')}.`
    return { holds: 'unknown', remedy }
  }
  if (folder === 'events') {
    return name.endsWith('.yaml')
      ? { holds: 'event' }
      : { holds: 'unknown', remedy: 'Events are in .yaml files.' }
  }
  if (folder === 'measurements') {
    if (name.endsWith('.md')) return { holds: 'series', id: name.slice(0, -3) }
    if (name.endsWith('.csv')) return { holds: 'points', series: name.slice(0, -4) }
    return {
      holds: 'unknown',
      remedy: 'A series is in an .md file, its points in a .csv file of the same name.',
    }
  }
  const { ending, holds } = FOLDERS[folder as keyof typeof FOLDERS]
  if (!name.endsWith(ending)) return { holds: 'unknown', remedy: `The files of ${folder}/ end in ${ending}.` }
  return { holds, id: name.slice(0, -ending.length) }
}

/** Where a record is written when no file holds it yet. */
export function pathFor(record: CatalogRecord): string {
  switch (record.kind) {
    case 'source':
      return 'sources.yaml'
    case 'organization':
      return 'organizations.yaml'
    case 'person':
      return 'people.yaml'
    case 'dispute':
      return `disputes/${record.id}.md`
    case 'document':
      return `documents/${record.id}.md`
    case 'statement':
    case 'demand':
      return `documents/${record.document}.md`
    case 'proceeding':
      return `proceedings/${record.id}.md`
    case 'milestone':
      return `proceedings/${record.proceeding}.md`
    case 'event':
      return `events/${parseEdtf(record.date)?.min.slice(0, 4) ?? 'undated'}.yaml`
    case 'series':
      return `measurements/${record.id}.md`
    case 'point':
      return `measurements/${record.series}.csv`
  }
}
