import type { NoteReading } from '../../../annotations/readNote.server'
import { AnchorMark } from '../../../ui/AnchorMark'

const MEANS: Record<NoteReading['note']['state'], string> = {
  exact: 'The document has these words where they were noted. They may be quoted.',
  moved: 'The document has the very same words in another place. They may be quoted.',
  altered:
    'Other words stand there now. The words noted may not be quoted until somebody affirms or selects anew.',
  ambiguous: 'The words stand in several places. They may not be quoted until somebody says which is meant.',
  lost: 'The document as it is now does not have these words. They may not be quoted from it.',
}

const AFFIRMED = 'Other words stand there now, and somebody affirmed them. Those may be quoted.'

/** How a note's words stand in the document now, and what they were taken from. */
export function NoteStanding({ reading }: { reading: Omit<NoteReading, 'history'> }) {
  const { note, document, version, originalSha256 } = reading
  return (
    <dl className="facts tall">
      <div>
        <dt>Document</dt>
        <dd>
          <a href={note.page === null ? document.href : `${document.href}#note-${note.id}`}>
            {document.title}
          </a>
        </dd>
      </div>
      <div>
        <dt>State</dt>
        <dd>
          {note.isWhole ? (
            'About the document as a whole'
          ) : (
            <>
              <AnchorMark state={note.state} />
              <p className="meta">{note.affirmed ? AFFIRMED : MEANS[note.state]}</p>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Taken from</dt>
        <dd>
          {originalSha256 === null ? (
            'The record’s own text: its quotations and summary'
          ) : (
            <>
              {version === null ? 'An original' : `Version ${version}`}, SHA-256{' '}
              <span className="hash">{originalSha256.match(/.{16}/g)!.map((line) => `${line}\n`)}</span>
            </>
          )}
        </dd>
      </div>
      {note.page !== null && (
        <div>
          <dt>Page</dt>
          <dd>
            {note.page}
            {note.wasOnPage !== null && <span className="meta">, was page {note.wasOnPage}</span>}
          </dd>
        </div>
      )}
    </dl>
  )
}
