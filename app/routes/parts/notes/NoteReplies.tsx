import type { NoteReading } from '../../../annotations/readNote.server'
import { Actions, Byline, NoteBody, ReplyForm } from './NoteParts'

type NoteRepliesProps = Pick<NoteReading, 'note' | 'document'> & { mayReply: boolean }

/** What was answered to a note, oldest first, and a place to answer it. */
export function NoteReplies({ note, document, mayReply }: NoteRepliesProps) {
  const all = `${document.href}/annotations`
  return (
    <>
      {note.replies.length === 0 && <p className="meta">Nobody has replied.</p>}
      <ol className="replies plain-list" aria-label="Replies">
        {note.replies.map((reply) => (
          <li key={reply.id} id={`note-${reply.id}`} tabIndex={-1}>
            <NoteBody html={reply.html} />
            <Byline it={reply} permalink={`${all}/${note.id}#note-${reply.id}`} />
            <Actions it={reply} base={`${all}/${reply.id}`} name={`reply by ${reply.author}`} back="note" />
          </li>
        ))}
      </ol>
      {mayReply && <ReplyForm base={`${all}/${note.id}`} id={note.id} label="Your reply" back="note" />}
    </>
  )
}
