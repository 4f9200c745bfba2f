/** Room between two notes that want the same place, in CSS pixels. */
const GAP = 12

/**
 * Sets each note level with its passage, or beneath the note before it where that leaves no room; notes without a
 * place come last. Positions are set through the CSSOM, for the policy of the page allows no style attribute.
 */
export function levelNotes(list: HTMLOListElement): void {
  list.classList.add('placed')
  const top = list.getBoundingClientRect().top
  let free = 0
  for (const note of list.querySelectorAll<HTMLElement>(':scope > [data-note]')) {
    const passage = document.getElementById(`at-${note.dataset.note}`)
    const wanted = passage ? passage.getBoundingClientRect().top - top : free
    const at = Math.max(wanted, free)
    note.style.setProperty('--at', `${Math.round(at)}px`)
    free = at + note.offsetHeight + GAP
  }
  list.style.setProperty('--notes-height', `${Math.ceil(free)}px`)
}
