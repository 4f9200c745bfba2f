/** Room between two notes that want the same place, in CSS pixels. */
const GAP = 12

/** Where a page that is not on the screen would begin, from the top of the window; null where nobody knows. */
export type TopOfPage = (page: number) => number | null

/**
 * Sets each note level with its passage, or beneath the note before it where that leaves no room; one on a page that is
 * not rendered stands where the page would be, and notes without a place come last. Positions are set through the CSSOM,
 * for the policy of the page allows no style attribute.
 */
export function levelNotes(list: HTMLOListElement, topOfPage: TopOfPage = () => null): void {
  list.classList.add('placed')
  const top = list.getBoundingClientRect().top
  const notes = [...list.querySelectorAll<HTMLElement>(':scope > [data-note]')]
  // All is measured before anything is set: a page with a thousand notes is laid out once.
  const wanted = notes.map((note) => {
    const passage = document.getElementById(`at-${note.dataset.note}`)
    const at = passage?.getBoundingClientRect().top ?? topOfPage(Number(note.dataset.onPage))
    return { note, at: at === null || Number.isNaN(at) ? null : at - top, height: note.offsetHeight }
  })
  let free = 0
  for (const { note, at, height } of wanted) {
    const here = Math.max(at ?? free, free)
    note.style.setProperty('--at', `${Math.round(here)}px`)
    free = here + height + GAP
  }
  list.style.setProperty('--notes-height', `${Math.ceil(free)}px`)
}
