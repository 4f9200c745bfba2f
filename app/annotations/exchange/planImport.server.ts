import type { Viewer } from '../../domain/roles'
import type { ExchangedFile, ExchangedNote } from '../../domain/webAnnotation/exchangedNote'
import type { Portal } from '../../portal.server'
import { findText, type ShownText } from '../readDocument.server'
import { repliesSeenBy, seenBy } from '../annotationRow'
import { importedIdOf } from './importedId'
import { placeImported, WHOLE, type ImportPlace } from './placeImported'

/** One note of a file, with what taking it will do. */
export type PlannedNote = {
  note: ExchangedNote
  place: ImportPlace
  /** Already here for this viewer, under this id: taking it changes nothing. */
  heldAs: string | null
  /** What its thread begins with, by its id where it came from, else by ours; null unless it is a reply. */
  answers: string | null
  /** It answers a note that neither the file has nor, for this viewer, the document. */
  isOrphan: boolean
}

export type ImportPlan = { text: ShownText; planned: PlannedNote[]; remarks: string[] }

/** Says of each note of a file where it will stand in a document, and what is here already. Null for no such document. */
export async function planImport(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  file: ExchangedFile,
): Promise<ImportPlan | null> {
  const text = await findText(portal, viewer, documentId)
  if (!text) return null
  const place = placeImported(text.pages)
  const held = await heldIds(portal, viewer, documentId)
  const inFile = new Map(file.notes.map((note) => [importedIdOf(note), note]))
  const planned = file.notes.map((note) => ({
    note,
    place: note.kind === 'reply' ? WHOLE : place(note.target),
    heldAs: heldAs(importedIdOf(note), held),
    ...answered(note, inFile, held),
  }))
  return { text, planned, remarks: file.remarks }
}

/** Replies to replies stand under the note that began it all. Threads that come back to themselves answer nothing. */
function answered(note: ExchangedNote, inFile: ReadonlyMap<string, ExchangedNote>, held: HeldIds) {
  if (note.kind !== 'reply') return { answers: null, isOrphan: false }
  const met = new Set<string>()
  let { answers } = note
  while (answers !== null && !met.has(answers)) {
    met.add(answers)
    const id = heldAs(answers, held)
    if (id !== null) return { answers: held.notes.get(id) ?? null, isOrphan: !held.notes.has(id) }
    const next = inFile.get(answers)
    if (next && next.kind !== 'reply') return { answers, isOrphan: false }
    answers = next?.answers ?? null
  }
  return { answers: null, isOrphan: true }
}

type HeldIds = {
  own: Set<string>
  imported: Map<string, string>
  /** Of each note and reply that the viewer may see, the note that it stands under, which is a note's own id. */
  notes: Map<string, string>
}

/**
 * What of a document this viewer has already: what they may see of it, and what they wrote themselves, even if they
 * removed it. Of others' private notes nothing is told, not even that they are there.
 */
async function heldIds(portal: Portal, viewer: Viewer, documentId: string): Promise<HeldIds> {
  const seen = seenBy(viewer)
  const isSeen = {
    removedAt: null,
    OR: [
      { parentId: null, AND: [seen] },
      { parent: { AND: [seen] }, ...repliesSeenBy(viewer) },
    ],
  }
  const isTheirs = { authorId: viewer.accountId ?? '' }
  const rows = await portal.db.annotation.findMany({
    where: { documentId, OR: [isSeen, isTheirs] },
    select: { id: true, importedId: true, parentId: true, removedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const standing = new Set(rows.flatMap(({ id, removedAt }) => (removedAt ? [] : [id])))
  const heads = rows.map(({ id, parentId }): [string, string] => [id, parentId ?? id])
  return {
    own: new Set(rows.map(({ id }) => id)),
    notes: new Map(heads.filter(([, head]) => standing.has(head))),
    imported: new Map(rows.flatMap(({ id, importedId }) => (importedId === null ? [] : [[importedId, id]]))),
  }
}

/** A note that was imported before, or one of our own that comes home: its address ends with its id. */
function heldAs(id: string | null, { own, imported }: HeldIds): string | null {
  if (id === null) return null
  const last = id.split('/').at(-1) ?? ''
  return imported.get(id) ?? (own.has(last) ? last : null)
}
