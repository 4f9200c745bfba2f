import type { NoteInList } from '../../../annotations/list/listNotes.server'
import { KIND_NAMES, VISIBILITY_NAMES } from '../../../domain/annotation'
import { AnchorMark } from '../../../ui/AnchorMark'
import { InstantText } from '../../../ui/InstantText'
import { NoteBody, NoteTags, Said } from './NoteParts'

/** Notes of any documents, one beneath the other. Words that may not be quoted as they are stand without quotation marks. */
export function NoteRows({ rows }: { rows: readonly NoteInList[] }) {
  return (
    <ol className="rows note-rows">
      {rows.map((note) => (
        <li key={note.id} id={`note-${note.id}`}>
          <div className="note-row-head">
            <h2 className="h-ui">
              <a href={note.href}>{KIND_NAMES[note.kind]}</a>
            </h2>
            {note.isWhole ? (
              <span className="meta">The whole document</span>
            ) : (
              <AnchorMark state={note.state} />
            )}
          </div>
          <div>
            {note.words !== null && <Words words={note.words} state={note.state} />}
            <Said note={note} />
            <NoteBody html={note.html} />
            <p className="meta note-row-foot">
              <a href={note.document.href}>{note.document.title}</a>
              <span>
                <bdi>{note.importedAuthor ?? note.author}</bdi>, <InstantText at={note.createdAt} />
              </span>
              <span>{VISIBILITY_NAMES[note.visibility]}</span>
              {note.replies > 0 && (
                <a href={`${note.href}#replies`}>
                  {note.replies === 1 ? '1 reply' : `${note.replies} replies`}
                </a>
              )}
            </p>
            <NoteTags tags={note.tags} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Long passages are shown by their beginning; the note's page has them whole. */
const SHOWN = 400

function Words({ words, state }: { words: string; state: NoteInList['state'] }) {
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
  const isThere = state === 'exact' || state === 'moved'
  return (
    <p className={isThere ? 'note-w' : 'note-w struck'} dir="auto">
      {isThere ? `“${shown}”` : shown}
    </p>
  )
}
