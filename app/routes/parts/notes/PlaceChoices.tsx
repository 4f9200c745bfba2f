import type { InContext } from '../../../annotations/readNote.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Context } from './NoteWords'

type PlaceChoicesProps = { places: readonly InContext[]; state: string; action: string }

/** The places that a note's words may mean, each with its button. */
export function PlaceChoices({ places, state, action }: PlaceChoicesProps) {
  return places.map((place, index) => (
    <form key={`${place.page}:${place.start}`} method="post" action={action} className="place-choice">
      <CsrfField />
      <Context place={place} state={state} />
      <Button
        small
        name="place"
        value={`${place.page}:${place.start}`}
        aria-label={`This place is meant: ${index + 1} of ${places.length}, page ${place.page}`}
      >
        This place is meant
      </Button>
    </form>
  ))
}
