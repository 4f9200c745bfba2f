import type { RefObject } from 'react'
import type { NoteView, ReplyView } from '../../../annotations/noteView'
import { VISIBILITY_NAMES } from '../../../domain/annotation'
import { AnchorMark } from '../../../ui/AnchorMark'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { DateText } from '../../../ui/DateText'
import { TextAreaField } from '../../../ui/TextAreaField'
import { InstantText } from '../../../ui/InstantText'

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
        {!note.isRemoved && <AnchorMark state={note.state} />}
        <span className="meta">
          {[note.kind === 'note' ? null : KIND_WORDS[note.kind], whereOf(note)].filter(Boolean).join(', ')}
        </span>
      </div>
      {note.isRemoved ? (
        <p className="meta">This note was removed.</p>
      ) : (
        <>
          {note.words !== null && <p className="note-w">“{note.words}”</p>}
          {note.state === 'altered' && (
            <dl className="facts diff">
              <dt>Now</dt>
              <dd className="words">{note.now}</dd>
            </dl>
          )}
          {note.kind === 'statement' && <Said note={note} />}
          <Body text={note.body} />
          {EXPLAIN[note.state] && <p className="meta">{EXPLAIN[note.state]}</p>}
          {note.movedBy !== null && (
            <p className="meta">
              The same words, {Math.abs(note.movedBy).toLocaleString('en')} characters further{' '}
              {note.movedBy > 0 ? 'on' : 'up'} than when they were noted.
            </p>
          )}
          <Byline
            it={note}
            permalink={`/documents/${documentId}#note-${note.id}`}
            extra={VISIBILITY_NAMES[note.visibility]}
          />
          <Actions it={note} base={base} name={`note ${note.number}`} />
        </>
      )}
      {note.replies.length > 0 && (
        <ol className="replies" aria-label={`Replies to note ${note.number}`}>
          {note.replies.map((reply) => (
            <li key={reply.id} id={`note-${reply.id}`}>
              <Body text={reply.body} />
              <Byline it={reply} permalink={`/documents/${documentId}#note-${reply.id}`} />
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
        <details className="note-reply">
          <summary>Reply</summary>
          <form method="post" action={`${base}/replies`}>
            <CsrfField />
            <TextAreaField
              name="body"
              id={`reply-${note.id}`}
              label={`Reply to note ${note.number}`}
              rows={3}
              required
              maxLength={20_000}
            />
            <Button small>Send the reply</Button>
          </form>
        </details>
      )}
    </article>
  )
}

const KIND_WORDS: Record<NoteView['kind'], string> = {
  note: 'note',
  highlight: 'highlight',
  statement: 'statement',
  reply: 'reply',
}

const EXPLAIN: Partial<Record<NoteView['state'], string>> = {
  altered: 'The words were changed since they were noted. They may not be quoted until someone chooses.',
  ambiguous: 'The words stand in more than one place. They may not be quoted until someone chooses.',
  lost: 'Not found in the text shown. May not be quoted from this document.',
}

function whereOf({ page, wasOnPage, state }: NoteView): string {
  if (page === null) return state === 'lost' ? 'no place' : ''
  return wasOnPage === null ? `page ${page}` : `page ${page}, was page ${wasOnPage}`
}

function Said({ note }: { note: NoteView }) {
  return (
    <p className="meta">
      Said by{' '}
      {note.speaker ? (
        <a href={note.speaker.href}>{note.speaker.name}</a>
      ) : (
        'someone the record no longer holds'
      )}
      {note.saidOn && (
        <>
          , <DateText edtf={note.saidOn} />
        </>
      )}
      {note.occasion && `, ${note.occasion}`}
    </p>
  )
}

function Body({ text }: { text: string }) {
  return text === '' ? null : (
    <p className="note-body" dir="auto">
      {text}
    </p>
  )
}

function Byline({ it, permalink, extra }: { it: ReplyView; permalink: string; extra?: string }) {
  return (
    <p className="meta note-by">
      <b>{it.author}</b>,{' '}
      <a href={permalink}>
        <InstantText at={it.createdAt} />
      </a>
      {it.isEdited && ', edited'}
      {extra && `. ${extra}`}
    </p>
  )
}

function Actions({ it, base, name }: { it: ReplyView; base: string; name: string }) {
  if (!it.mayEdit && !it.mayRemove) return null
  return (
    <div className="btns note-acts">
      {it.mayEdit && (
        <a className="btn plain small" href={base} aria-label={`Edit ${name}`}>
          Edit
        </a>
      )}
      {it.mayRemove && (
        <form method="post" action={`${base}/remove`} className="inline">
          <CsrfField />
          <Button small look="plain" aria-label={`Delete ${name}`}>
            Delete
          </Button>
        </form>
      )}
    </div>
  )
}
