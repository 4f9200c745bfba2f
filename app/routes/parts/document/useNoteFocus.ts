import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import { parsePageLink } from '../../../domain/reader/pageLink'

/**
 * Puts the focus on the note or reply that the address names, where it would else be nowhere: when the page opens, and when
 * a note was saved. Whoever leaves by a link of a note finds it again by the browser's Back: it is put into the address.
 */
export function useNoteFocus(): void {
  const { key } = useLocation()
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      focusNote(window.location.hash)
  }, [key])
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      const note = link?.closest('[id^="note-"]')
      if (note && link?.pathname !== window.location.pathname)
        window.history.replaceState(window.history.state, '', `#${note.id}`)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
}

/** A note in a sheet that is closed cannot be focused: its mark in the text is, then. */
function focusNote(fragment: string): void {
  const link = parsePageLink(fragment)
  if (link?.to !== 'note-id' || link.isPassage) return
  const note = document.getElementById(`note-${link.id}`)
  const isShown = note?.checkVisibility() === true
  const mark = document.querySelector<HTMLElement>(`a.fn[href="#note-${link.id}"]`)
  ;(isShown ? note : mark)?.focus({ preventScroll: true })
}
