import type { PlaceInList } from '../../search/placeInList.server'
import { Pager } from '../../ui/Pager'

/** Previous and next in the list that one came from. */
export function ListPager({ place }: { place: PlaceInList }) {
  const { previous, next, position, count, listName } = place
  return (
    <Pager
      label={`In the list: ${listName}`}
      previous={previous}
      next={next}
      place={`${position} of ${count} ${listName}`}
    />
  )
}
