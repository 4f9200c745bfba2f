import type { Readable } from 'node:stream'
import { listAnnotations } from '../annotations/listAnnotations.server'
import { placeAnnotations, type PlacedAnnotation } from '../annotations/placeAnnotations'
import { findText } from '../annotations/readDocument.server'
import { KIND_NAMES } from '../domain/annotation'
import { isQuotable } from '../domain/anchoring/anchor'
import { pagesOfPlace, type PageText } from '../domain/passage'
import type { PdfNotes, PinnedStretch, WrittenNote } from '../domain/pdfNotes'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import { annotatePdf } from '../extract/annotatePdf.server'
import type { Portal } from '../portal.server'

export type AnnotatedPdfRefusal = 'not-a-pdf' | 'not-held' | 'unreadable' | 'too-costly'

/** A refusal in a sentence that says what can be done. */
export const EXPLAIN_ANNOTATED_PDF: Record<AnnotatedPdfRefusal, string> = {
  'not-a-pdf': 'No PDF is held of this document: take its notes as CSV, Markdown or JSON-LD.',
  'not-held': 'The original is missing from the store. Run verify-evidence.',
  unreadable:
    'The original is locked or damaged, so that nothing can be written into a copy of it. Take its notes as Markdown.',
  'too-costly': 'The original is too large to be copied with its notes. Take them as Markdown.',
}

/** A copy of a document's PDF with the notes that this viewer may see; see `readAnnotatedPdf`. */
export type AnnotatedPdf = { stream: Readable; sizeBytes: number; name: string }

/**
 * The original of the version that readers are shown, with the notes that this viewer may see as PDF annotations: those
 * that stand in it, at their words; all others are named in a note on the first page. Null for no such document.
 */
export async function readAnnotatedPdf(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  signal?: AbortSignal,
): Promise<Result<AnnotatedPdf, AnnotatedPdfRefusal> | null> {
  const text = await findText(portal, viewer, documentId)
  if (!text) return null
  const { version, pages } = text
  if (version?.mediaType !== 'application/pdf') return refuse('not-a-pdf')
  const { notes } = placeAnnotations(await listAnnotations(portal, documentId, viewer), pages, version)
  const { sha256, sizeBytes } = version
  const made = await portal.evidence.withFile(sha256, (path) =>
    annotatePdf({ path, sizeBytes }, notesFor(notes, pages), signal),
  )
  if (!made) return refuse('not-held')
  return made.ok ? ok({ ...made.value, name: `${documentId}-notes.pdf` }) : made
}

function notesFor(notes: readonly PlacedAnnotation[], pages: readonly PageText[]): PdfNotes {
  const written: PdfNotes = { pinned: [], others: [] }
  for (const note of notes.filter(({ isRemoved }) => !isRemoved)) {
    const said = writtenOf(note)
    const stretches = note.isWhole ? [] : stretchesOf(note, pages)
    if (stretches.length > 0) written.pinned.push({ ...said, stretches })
    else written.others.push(said)
  }
  return written
}

function writtenOf(note: PlacedAnnotation): WrittenNote {
  const replies = note.replies.map(
    ({ author, importedAuthor, body, createdAt }) =>
      `${importedAuthor ?? author}, ${createdAt.toISOString().slice(0, 10)}: ${body}`,
  )
  const tags = note.tags.length > 0 ? [`Tags: ${note.tags.join(', ')}`] : []
  const kind = note.kind === 'note' ? [] : [KIND_NAMES[note.kind]]
  return {
    id: note.id,
    author: note.importedAuthor ?? note.author,
    at: note.createdAt.toISOString(),
    contents: [...kind, note.body, ...tags, ...replies].filter((part) => part !== '').join('\n\n'),
    quoted: note.passage?.exact ?? '',
    state: note.isWhole ? 'on the whole document' : note.anchor.state,
  }
}

/** The stretch of each page that a note's words take; none for words that do not stand in the text. */
function stretchesOf({ anchor }: PlacedAnnotation, pages: readonly PageText[]): PinnedStretch[] {
  if (!isQuotable(anchor) || !('page' in anchor)) return []
  const on = pagesOfPlace(anchor)
  return on.flatMap((number) => {
    const text = pages.find((page) => page.number === number)?.text ?? ''
    const start = number === anchor.page ? anchor.start : 0
    const end = number === on.at(-1) ? anchor.end : text.length
    return end > start ? [{ page: number, start, end, words: text.slice(start, end) }] : []
  })
}
