import type { RefObject } from 'react'
import type { NoteView } from '../../../annotations/noteView'
import { KIND_NAMES, VISIBILITY_NAMES } from '../../../domain/annotation'
import { AnchorMark } from '../../../ui/AnchorMark'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { WordDifference } from '../../../ui/WordDifference'
import { Actions, Byline, NoteBody, NoteTags, ReplyForm, Said } from '../notes/NoteParts'

type NotesProps = {
  notes: readonly NoteView[]
  documentId: string
  mayReply: boolean
  /** A long document shows some of its pages; a note on another page leads there. */
  hrefOfPage: (page: number) => string
  listRef: RefObject<HTMLOListElement | null>
}

/** The notes on a document, in the order of its text. With room they are set level with their passages by script. */
export function Notes({ notes, documentId, mayReply, hrefOfPage, listRef }: NotesProps) {
  const firstLost = notes.findIndex((note) => note.state === 'lost')
  return (
    <ol className="notes" ref={listRef as RefObject<HTMLOListElement>}>
      {notes.map((note, index) => (
        <li
          className={note.state === 'lost' ? 'note-i loose' : 'note-i'}
          id={`note-${note.id}`}
          key={note.id}
          data-note={note.id}
          data-on-page={note.page ?? undefined}
          tabIndex={-1}
        >
          {index === firstLost && <p className="loose-h">No place in this text</p>}
          <Note note={note} documentId={documentId} mayReply={mayReply} hrefOfPage={hrefOfPage} />
        </li>
      ))}
    </ol>
  )
}

function Note({
  note,
  documentId,
  mayReply,
  hrefOfPage,
}: { note: NoteView } & Pick<NotesProps, 'documentId' | 'mayReply' | 'hrefOfPage'>) {
  const base = `/documents/${documentId}/annotations/${note.id}`
  return (
    <article aria-label={`Note ${note.number} by ${note.author}`}>
      <div className="note-h">
        {note.page === null ? (
          <span className="note-n">{note.number}</span>
        ) : (
          <a
            className="note-n"
            href={`${note.words === null ? '' : hrefOfPage(note.page)}#at-${note.id}`}
            aria-label={`Passage of note ${note.number}`}
          >
            {note.number}
          </a>
        )}
        {!note.isRemoved && !note.isWhole && <AnchorMark state={note.state} />}
        <span className="meta">
          {[note.kind === 'note' ? null : KIND_NAMES[note.kind].toLowerCase(), whereOf(note)]
            .filter(Boolean)
            .join(', ')}
        </span>
      </div>
      {note.isRemoved ? (
        <Removed note={note} />
      ) : (
        <>
          {note.difference ? (
            <p className="note-w diff">
              <WordDifference runs={note.difference} />
            </p>
          ) : (
            note.words !== null && <p className="note-w">“{note.words}”</p>
          )}
          <Said note={note} />
          <NoteBody html={note.html} />
          <NoteTags tags={note.tags} />
          {!note.isWhole && !note.affirmed && EXPLAIN[note.state] && (
            <p className="meta">{EXPLAIN[note.state]}</p>
          )}
          {note.isTypography && <p className="meta">Same words, different typography.</p>}
          {note.affirmed && (
            <p className="meta">
              Affirmed as it stands now by <bdi>{note.affirmed.by}</bdi>,{' '}
              <InstantText at={note.affirmed.at} />.
            </p>
          )}
          <Repair note={note} base={base} />
          {note.movedBy !== null && (
            <p className="meta">
              The same words, {Math.abs(note.movedBy).toLocaleString('en')} characters further{' '}
              {note.movedBy > 0 ? 'on' : 'up'} than when they were noted.
            </p>
          )}
          <Byline it={note} permalink={base} extra={VISIBILITY_NAMES[note.visibility]} />
          <Actions it={note} base={base} name={`note ${note.number}`} />
        </>
      )}
      {note.replies.length > 0 && (
        <ol className="replies" aria-label={`Replies to note ${note.number}`}>
          {note.replies.map((reply) => (
            <li key={reply.id} id={`note-${reply.id}`} tabIndex={-1}>
              <NoteBody html={reply.html} />
              <Byline it={reply} permalink={`${base}#note-${reply.id}`} />
              <Actions
                it={reply}
                base={`/documents/${documentId}/annotations/${reply.id}`}
                name={`reply by ${reply.author}`}
              />
            </li>
          ))}
        </ol>
      )}
      {mayReply && !note.isRemoved && (
        <ReplyForm base={base} id={note.id} label={`Reply to note ${note.number}`} />
      )}
    </article>
  )
}

/** Stands for a removed note that others answered. */
function Removed({ note: { author, importedAuthor, removedBy } }: { note: NoteView }) {
  const whose = <bdi>{importedAuthor ?? author}</bdi>
  if (removedBy === null) return <p className="meta">A note by {whose} was removed.</p>
  return removedBy === author && importedAuthor === null ? (
    <p className="meta">{whose} removed this note of theirs.</p>
  ) : (
    <p className="meta">
      A note by {whose} was removed by <bdi>{removedBy}</bdi>.
    </p>
  )
}

/** What a person can do about words that may not be quoted as they are. */
function Repair({ note, base }: { note: NoteView; base: string }) {
  if (note.mayBeQuoted || note.isWhole || note.affirmed || !note.mayPlace) return null
  return (
    <div className="btns">
      {note.state === 'altered' && note.now !== null && (
        <form method="post" action={`${base}/reaffirm`} className="inline">
          <CsrfField />
          <input type="hidden" name="found" value={note.now} />
          <Button small aria-label={`Affirm the words of note ${note.number} as they are now`}>
            Affirm as it is now
          </Button>
        </form>
      )}
      <a className="btn small" href={`${base}/reselect`}>
        {note.state === 'ambiguous' ? 'Say which place' : 'Select again'}
        <span className="vh"> for note {note.number}</span>
      </a>
    </div>
  )
}

const EXPLAIN: Partial<Record<NoteView['state'], string>> = {
  altered: 'The words were changed since they were noted. They may not be quoted until someone chooses.',
  ambiguous: 'The words stand in more than one place. They may not be quoted until someone chooses.',
  lost: 'Not found in the text shown. May not be quoted from this document.',
}

function whereOf({ page, wasOnPage, state, isWhole }: NoteView): string {
  if (isWhole) return 'the whole document'
  if (page === null) return state === 'lost' ? 'no place' : ''
  return wasOnPage === null ? `page ${page}` : `page ${page}, was page ${wasOnPage}`
}
