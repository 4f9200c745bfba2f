import { openText } from '../../domain/anchoring/openText'
import { placePassage } from '../../domain/anchoring/placePassage'
import type { Anchor } from '../../domain/anchoring/anchor'
import { PAGE_BREAK, selectAcross, type PageText, type Passage } from '../../domain/passage'
import type { Viewer } from '../../domain/roles'
import type { ExchangedFile, ExchangedNote, ExchangedTarget } from '../../domain/webAnnotation/exchangedNote'
import type { Portal } from '../../portal.server'
import { findText, type ShownText } from '../readDocument.server'
import { repliesSeenBy, seenBy } from '../annotationRow'
import { importedIdOf } from './importedId'

/**
 * Where an imported note goes. *whole*: it is about the document, and says no words of it. Of the others only what is
 * *exact* is pinned to words of the document; the rest keep their own words in that state.
 */
export type ImportPlace = {
  state: Anchor['state'] | 'whole'
  passage: Passage | null
  /** Where they stand, if at all, in the text as it is now; null where `state` is *exact* or *whole*. */
  anchor: Anchor | null
  /** Words that were taken by position alone: the file does not say which they are. */
  isByPosition: boolean
}

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
  const place = placer(text.pages)
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

const WHOLE: ImportPlace = { state: 'whole', passage: null, anchor: null, isByPosition: false }

function placer(pages: readonly PageText[]): (target: ExchangedTarget) => ImportPlace {
  let opened: ReturnType<typeof openText> | undefined
  return (target) => {
    const { quote } = target
    const at = target.position && placeOfPosition(pages, target.position)
    if (!quote) {
      const passage = at && selectAcross(pages, at, { page: at.endPage, end: at.end })
      return passage?.ok
        ? { state: 'exact', passage: passage.value, anchor: null, isByPosition: true }
        : WHOLE
    }
    const near = at ?? {
      page: target.page ?? 1,
      start: 0,
      endPage: target.page ?? 1,
      end: quote.exact.length,
    }
    const asked: Passage = { ...near, ...quote }
    const anchor = placePassage(asked, (opened ??= openText(pages)))
    if (anchor.state === 'exact' || anchor.state === 'moved') {
      const { page, start, end } = anchor
      const taken = selectAcross(pages, { page, start }, { page: anchor.endPage ?? page, end })
      if (taken.ok) return { state: 'exact', passage: taken.value, anchor: null, isByPosition: false }
    }
    return { state: anchor.state, passage: asked, anchor, isByPosition: false }
  }
}

/** A place in the whole text as a place on its pages; null where the text is shorter. */
function placeOfPosition(pages: readonly PageText[], position: NonNullable<ExchangedTarget['position']>) {
  const whole = pages.map(({ text }) => text).join(PAGE_BREAK)
  const units = position.unit === 'code-units' ? position : inCodeUnits(whole, position)
  const from = pageAt(pages, units.start)
  const to = pageAt(pages, units.end)
  if (!from || !to || units.end > whole.length) return null
  return { page: from.page, start: from.at, endPage: to.page, end: to.at }
}

function inCodeUnits(text: string, { start, end }: { start: number; end: number }) {
  const found = { start: text.length + 1, end: text.length + 1 }
  let [units, points] = [0, 0]
  for (const character of text) {
    if (points === start) found.start = units
    if (points === end) found.end = units
    units += character.length
    points += 1
  }
  if (points === end) found.end = units
  return found
}

function pageAt(pages: readonly PageText[], offset: number): { page: number; at: number } | null {
  let before = 0
  for (const { number, text } of pages) {
    if (offset <= before + text.length) return { page: number, at: offset - before }
    before += text.length + PAGE_BREAK.length
  }
  return null
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
