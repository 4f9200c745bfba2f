/** What a note says in a PDF: who wrote it, when (an instant in ISO 8601), and its words as they are read there. */
export type WrittenNote = {
  id: string
  author: string
  at: string
  contents: string
  quoted: string
  state: string
}

/** One page's stretch of a noted passage: UTF-16 code units into the page's text, and the words that must stand there. */
export type PinnedStretch = { page: number; start: number; end: number; words: string }

/** A note with the stretches, one a page, that it is pinned to. */
export type PinnedNote = WrittenNote & { stretches: PinnedStretch[] }

/** What goes into a copy of a PDF: notes with a place in it, and those without one, which it names. */
export type PdfNotes = { pinned: PinnedNote[]; others: WrittenNote[] }

/** The words of the note on the first page that names what is marked nowhere, so that none is silently missing. */
export function sayUnmarked(notes: readonly WrittenNote[]): string {
  const said = notes.map(({ author, at, contents, quoted, state }) => {
    const words = quoted === '' ? '' : ` “${quoted}”`
    return `${author}, ${at.slice(0, 10)}, ${state}:${words}\n${contents}`.trimEnd()
  })
  const count = notes.length === 1 ? 'One note is' : `${notes.length} notes are`
  return [`${count} marked nowhere in this file.`, ...said].join('\n\n')
}
