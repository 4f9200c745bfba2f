import type { RefObject } from 'react'
import type { NoteView } from '../../../annotations/noteView'
import type { Visibility } from '../../../domain/annotation'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Notice } from '../../../ui/Notice'
import type { Choice } from '../../../ui/SelectField'
import { NoteFormBody } from './NoteForm'
import { Notes } from './Notes'

type NotesColumnProps = {
  notes: readonly NoteView[]
  documentId: string
  original: string | null
  /** On a narrow screen it is a sheet that a button of the reader opens, without script too. */
  isSheet: boolean
  mayAnnotate: boolean
  /** A note that was just removed and can be brought back. */
  undo: { id: string } | null
  visibilities: readonly Visibility[]
  speakers: readonly Choice[]
  hrefOfPage: (page: number) => string
  listRef: RefObject<HTMLOListElement | null>
}

/** The notes at the right of the text, and the ways to write one. */
export function NotesColumn({
  notes,
  documentId,
  original,
  isSheet,
  mayAnnotate,
  undo,
  visibilities,
  speakers,
  hrefOfPage,
  listRef,
}: NotesColumnProps) {
  return (
    <aside
      className="rd-notes"
      id="notes"
      aria-label="Notes"
      {...(isSheet && { popover: 'auto' })}
      {...(undo && { tabIndex: -1 })}
    >
      {isSheet && (
        <button
          type="button"
          className="btn small notes-close"
          {...{ popovertarget: 'notes', popovertargetaction: 'hide' }}
        >
          Close
        </button>
      )}
      <div className="bar tight">
        <h2 className="h-ui">
          Notes <span className="meta">{notes.length}</span>
        </h2>
        {mayAnnotate && (
          <span className="meta needs-js">
            <kbd>a</kbd> annotate <kbd>h</kbd> highlight <kbd>s</kbd> statement <kbd>d</kbd> demand{' '}
            <kbd>c</kbd> claim
          </span>
        )}
      </div>
      {undo && (
        <Notice title="The note was removed" alert>
          <form method="post" action={`/documents/${documentId}/annotations/${undo.id}/restore`}>
            <CsrfField />
            <Button small>Restore it</Button>
          </form>
        </Notice>
      )}
      {mayAnnotate ? (
        <details className="note-new">
          <summary>Write a note on words you paste</summary>
          <form method="post" action={`/documents/${documentId}/annotations`}>
            <NoteFormBody
              prefix="pasted"
              passage={null}
              original={original}
              visibilities={visibilities}
              speakers={speakers}
            />
          </form>
        </details>
      ) : (
        <p className="meta">
          {notes.length === 0 && 'No public notes. '}
          <a href={`/sign-in?back=${encodeURIComponent(`/documents/${documentId}`)}`}>Sign in</a> to annotate,
          and to read what your team wrote.
        </p>
      )}
      {mayAnnotate && notes.length === 0 && (
        <p className="meta">Nobody has annotated this document yet. Select words of the text to begin.</p>
      )}
      {(mayAnnotate || notes.length > 0) && (
        <p className="meta note-links">
          <a href={`/notes?document=${encodeURIComponent(documentId)}`}>List and export</a>
          {mayAnnotate && <a href={`/documents/${documentId}/annotations/import`}>Import notes</a>}
        </p>
      )}
      <Notes
        notes={notes}
        documentId={documentId}
        mayReply={mayAnnotate}
        hrefOfPage={hrefOfPage}
        listRef={listRef}
      />
    </aside>
  )
}
