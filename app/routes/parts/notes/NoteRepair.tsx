import type { NoteReading } from '../../../annotations/readNote.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { Notice } from '../../../ui/Notice'

/** What a person can do about words that may not be quoted as they are. */
export function NoteRepair({ reading }: { reading: Omit<NoteReading, 'history'> }) {
  const { note, document } = reading
  const base = `${document.href}/annotations/${note.id}`
  if (note.affirmed)
    return (
      <Notice tone="good" title="Affirmed">
        <p>
          The words as they stand now may be quoted: <bdi>{note.affirmed.by}</bdi> said so,{' '}
          <InstantText at={note.affirmed.at} />.
        </p>
      </Notice>
    )
  if (note.mayBeQuoted || note.isWhole) return null
  return (
    <Notice tone="warn" title="These words may not be quoted">
      <p>{WHY[note.state]}</p>
      {note.mayPlace && (
        <div className="btns">
          {note.state === 'altered' && note.now !== null && (
            <form method="post" action={`${base}/reaffirm`} className="inline">
              <CsrfField />
              <input type="hidden" name="found" value={note.now} />
              <Button small>Affirm the words as they are now</Button>
            </form>
          )}
          <a className="btn small" href={`${base}/reselect`}>
            {note.state === 'ambiguous' ? 'Say which place is meant' : 'Select the words again'}
          </a>
        </div>
      )}
    </Notice>
  )
}

const WHY: Partial<Record<NoteReading['note']['state'], string>> = {
  altered: 'Other words stand where they were. Compare them below, and affirm them or select anew.',
  ambiguous: 'They stand in several places, and nothing around them says which is meant.',
  lost: 'The document as it is now does not have them. The version that had them keeps them.',
}
