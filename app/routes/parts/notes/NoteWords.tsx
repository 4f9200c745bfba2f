import type { InContext, NoteReading } from '../../../annotations/readNote.server'
import { VISIBILITY_NAMES } from '../../../domain/annotation'
import { Section } from '../../../ui/Section'
import { WordDifference } from '../../../ui/WordDifference'
import { Actions, Byline, NoteBody, NoteTags, Said } from './NoteParts'
import { NoteRepair } from './NoteRepair'

/** What a note says, the words that it is about, and those words in their place. */
export function NoteWords({ reading }: { reading: Omit<NoteReading, 'history'> }) {
  const { note, document, quoted, places, difference } = reading
  const base = `${document.href}/annotations/${note.id}`
  return (
    <>
      <section className="note-said" aria-label="The note">
        {quoted !== null && (
          <blockquote className={note.mayBeQuoted ? 'note-quoted' : 'note-quoted not-quotable'}>
            {quoted}
          </blockquote>
        )}
        <Said note={note} />
        <NoteBody html={note.html} />
        <NoteTags tags={note.tags} />
        <Byline it={note} permalink={base} extra={VISIBILITY_NAMES[note.visibility]} />
        <Actions it={note} base={base} name="the note" back="note" />
      </section>
      <NoteRepair reading={reading} />
      {difference && (
        <Section title="What was changed" id="difference">
          <p className="record">
            <WordDifference runs={difference} />
          </p>
          <p className="meta">
            Struck through: words that were noted and stand there no more. Underlined: words that stand there
            now.
          </p>
        </Section>
      )}
      {places.length > 0 && (
        <Section title={places.length > 1 ? 'Where they may stand' : 'In context'} id="context">
          {places.map((place) => (
            <Context key={`${place.page}:${place.start}`} place={place} state={note.state} />
          ))}
        </Section>
      )}
    </>
  )
}

/** A place with the words around it. */
export function Context({ place, state }: { place: InContext; state: string }) {
  return (
    <figure className="note-context">
      <figcaption className="meta">Page {place.page}</figcaption>
      <p className="record" dir="auto">
        {place.before}
        <mark className={`a-${state}`}>{place.words}</mark>
        {place.after}
      </p>
    </figure>
  )
}
