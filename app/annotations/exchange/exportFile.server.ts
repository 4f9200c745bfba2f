import { ANNO_TYPE } from '../../domain/webAnnotation/vocabulary'
import { writeHypothesisFile } from '../../domain/webAnnotation/writeHypothesis'
import { writeW3cFile } from '../../domain/webAnnotation/writeW3c'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { writeNoteFilter, type NoteFilter } from '../list/noteFilter'
import { notesByIds } from '../notesByIds.server'
import { selectNotes } from '../list/selectNotes.server'
import { exportNotes } from './exportNotes.server'
import { writeNotesCsv } from './writeNotesCsv'
import { writeMarkdown } from './writeMarkdown'

/** The formats that any notes go out in. */
const FORMATS = ['csv', 'md', 'jsonld', 'hypothesis'] as const
export type ExportFormat = (typeof FORMATS)[number]

/** Reads a format's name; null where there is none of it. */
export function parseExportFormat(text: string): ExportFormat | null {
  return FORMATS.find((format) => format === text) ?? null
}

export type ExportedFile = { text: string; name: string; mediaType: string }

/** All notes that fit a filter and that this viewer may see, with their replies, as one file. */
export async function exportFile(
  portal: Portal,
  viewer: Viewer,
  filter: NoteFilter,
  format: ExportFormat,
  origin: string,
): Promise<ExportedFile> {
  const { ids } = await selectNotes(portal, viewer, filter, null)
  const notes = await exportNotes(portal, viewer, await notesByIds(portal, viewer, ids), origin)
  switch (format) {
    case 'csv':
      return { text: writeNotesCsv(notes), name: 'notes.csv', mediaType: 'text/csv; charset=utf-8' }
    case 'md':
      return { text: writeMarkdown(notes), name: 'notes.md', mediaType: 'text/markdown; charset=utf-8' }
    case 'hypothesis': {
      const made = {
        at: portal.now().toISOString(),
        by: viewer.name ?? 'reader',
        host: new URL(origin).host,
      }
      return jsonFile(writeHypothesisFile(notes, made), 'notes-hypothesis.json', 'application/json')
    }
    case 'jsonld': {
      const asked = writeNoteFilter(filter)
      const address = `${origin}/api/v1/annotations${asked === '' ? '' : `?${asked}`}`
      return jsonFile(writeW3cFile(notes, address, 'Notes of Throughline'), 'notes.jsonld', ANNO_TYPE)
    }
  }
}

function jsonFile(value: unknown, name: string, mediaType: string): ExportedFile {
  return { text: `${JSON.stringify(value, null, 2)}\n`, name, mediaType }
}
