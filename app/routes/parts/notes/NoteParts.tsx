import type { ReplyView, SaidView } from '../../../annotations/noteView'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { DateText } from '../../../ui/DateText'
import { InstantText } from '../../../ui/InstantText'
import { TextAreaField } from '../../../ui/TextAreaField'

/** What a note says beside its words: by whom, of whom, when. */
export function Said({ note }: { note: SaidView }) {
  const gone = 'someone the record no longer holds'
  const named = (who: SaidView['speaker']) => (who ? <a href={who.href}>{who.name}</a> : gone)
  const dated = (edtf: string | null, before: string) =>
    edtf !== null && (
      <>
        {before}
        <DateText edtf={edtf} />
      </>
    )
  if (note.kind === 'statement')
    return (
      <p className="meta">
        Said by {named(note.speaker)}
        {dated(note.saidOn, ', ')}
        {note.occasion && `, ${note.occasion}`}
      </p>
    )
  if (note.kind === 'demand')
    return (
      <p className="meta">
        Asked of {named(note.askedOf)}
        {dated(note.dueOn, ', due ')}
      </p>
    )
  return note.saidOn === null ? null : <p className="meta">{dated(note.saidOn, 'Of ')}</p>
}

/** Words of a note: made from its Markdown by renderNote, which lets no tag of its author's through. */
export function NoteBody({ html }: { html: string }) {
  return html === '' ? null : (
    <div className="note-body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
  )
}

/** Its tags, each leading to all notes that have it. */
export function NoteTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <ul className="note-tags plain-list" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/notes?tag=${encodeURIComponent(tag)}`}>{tag}</a>
        </li>
      ))}
    </ul>
  )
}

/** Who wrote it, when, and where it stands for good. */
export function Byline({ it, permalink, extra }: { it: ReplyView; permalink: string; extra?: string }) {
  return (
    <p className="meta note-by">
      <b>{it.importedAuthor ?? it.author}</b>
      {it.importedAuthor && ` (imported by ${it.author})`},{' '}
      <a href={permalink}>
        <InstantText at={it.createdAt} />
      </a>
      {it.isEdited && ', edited'}
      {extra && `. ${extra}`}
    </p>
  )
}

/** Where one is led after a change: to the note's own page, where it was made there. */
type Back = 'note'
type ActionsProps = { it: ReplyView; base: string; name: string; back?: Back }

/** Editing and removing, for those who may. */
export function Actions({ it, base, name, back }: ActionsProps) {
  if (!it.mayEdit && !it.mayRemove) return null
  return (
    <div className="btns note-acts">
      {it.mayEdit && (
        <a
          className="btn plain small"
          href={back ? `${base}/edit?back=${back}` : `${base}/edit`}
          aria-label={`Edit ${name}`}
        >
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

type ReplyFormProps = { base: string; id: string; label: string; back?: Back }

/** A place to answer a note, folded until it is wanted. */
export function ReplyForm({ base, id, label, back }: ReplyFormProps) {
  return (
    <details className="note-reply">
      <summary>Reply</summary>
      <form method="post" action={`${base}/replies`}>
        <CsrfField />
        {back && <input type="hidden" name="back" value={back} />}
        <TextAreaField name="body" id={`reply-${id}`} label={label} rows={3} required maxLength={20_000} />
        <Button small>Send the reply</Button>
      </form>
    </details>
  )
}
