import { useEffect, useRef } from 'react'
import { parsePageLink } from '../../../domain/reader/pageLink'

/** What an address may say of a note. */
export type LinkedNote = { id: string; number: number; page: number | null }

type GoTo = (page: number, place?: () => DOMRect | null) => void

/**
 * Leads to the page, note or passage that the address names: when the page opens, and when a link within the document
 * is followed. What it names need not be on the screen yet.
 */
export function useDeepLinks(goTo: GoTo, notes: readonly LinkedNote[], isOn: boolean): void {
  const latest = useRef({ goTo, notes })
  latest.current = { goTo, notes }
  useEffect(() => {
    if (!isOn) return
    const follow = (fragment: string) => {
      const { goTo, notes } = latest.current
      return followFragment(fragment, notes, goTo)
    }
    follow(window.location.hash)
    const onHash = () => void follow(window.location.hash)
    const onClick = (event: MouseEvent) => {
      const link = linkOf(event)
      if (link?.matches('.fn') && chooseNote(link.hash)) return event.preventDefault()
      if (!link || !follow(link.hash)) return
      event.preventDefault()
      if (link.hash !== window.location.hash) window.history.pushState(window.history.state, '', link.hash)
    }
    window.addEventListener('hashchange', onHash)
    document.addEventListener('click', onClick)
    return () => {
      window.removeEventListener('hashchange', onHash)
      document.removeEventListener('click', onClick)
    }
  }, [isOn])
}

/** Goes where a fragment leads. Answers whether it names a place in the document. */
function followFragment(fragment: string, notes: readonly LinkedNote[], goTo: GoTo): boolean {
  const link = parsePageLink(fragment)
  if (!link) return false
  // What it names lies under the sheet. An address that names nothing leaves a sheet that was opened meanwhile.
  document.querySelector<HTMLElement>('#notes:popover-open')?.hidePopover()
  if (link.to === 'page') goTo(link.page)
  else {
    const id = link.to === 'note' ? null : (noteAround(link.id) ?? link.id)
    const note = notes.find((it) => (link.to === 'note' ? it.number === link.note : it.id === id))
    const page = note?.page ?? (link.to === 'note' ? link.page : null)
    if (page === null) return false
    goTo(page, note && (() => placeOf(note.id)))
  }
  return true
}

/** The id of the note that a reply stands under, or of the note itself; null where it is not on the page. */
function noteAround(id: string): string | null {
  return document.getElementById(`note-${id}`)?.closest<HTMLElement>('[data-note]')?.dataset.note ?? null
}

/** Shows the note that a mark in the text stands for: the sheet of notes is opened where they are one. */
function chooseNote(fragment: string): boolean {
  const link = parsePageLink(fragment)
  const note = link?.to === 'note-id' ? document.getElementById(`note-${link.id}`) : null
  if (!note) return false
  const sheet = note.closest<HTMLElement>('[popover]')
  if (sheet && getComputedStyle(sheet).display === 'none') sheet.showPopover()
  note.focus({ preventScroll: true })
  note.scrollIntoView({ block: 'nearest' })
  return true
}

function placeOf(noteId: string): DOMRect | null {
  return document.getElementById(`at-${noteId}`)?.getBoundingClientRect() ?? null
}

/** The link within this document that a plain click follows. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return null
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#"]') : null
  return link && link.origin === window.location.origin && link.pathname === window.location.pathname
    ? link
    : null
}
