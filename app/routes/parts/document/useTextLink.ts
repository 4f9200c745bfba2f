import { useEffect, useRef, useState } from 'react'
import type { Hit, Hits } from '../../../annotations/findInDocument'
import type { Place } from '../../../domain/passage'
import { parseTextDirective, type TextDirective } from '../../../domain/reader/textDirective'

/** The entry of one navigation is read once: a later page of the same visit has another address. */
let isRead = false

/**
 * The words that the address asks for, by `?text=` or by the text directive `#:~:text=`, once they are found. A browser
 * finds the directive's words on the screen by itself; those on pages that are not there are found here.
 */
export function useTextLink(href: (words: string) => string, onHit: (hit: Hit) => void): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  const latest = useRef({ href, onHit })
  useEffect(() => {
    latest.current = { href, onHit }
  })
  useEffect(() => {
    const asked = askedText()
    if (!asked) return
    fetch(latest.current.href(asked.start))
      .then((response) => (response.ok ? (response.json() as Promise<Hits>) : null))
      .then((found) => {
        const hit = found && (found.hits.find((it) => isBetween(it, asked)) ?? found.hits[0])
        if (!hit) return
        setPlace(hit)
        latest.current.onHit(hit)
      })
      .catch(() => {
        // The page is there without it.
      })
  }, [])
  return place
}

function askedText(): TextDirective | null {
  const words = new URLSearchParams(window.location.search).get('text')
  if (words) return { start: words, end: null, prefix: null, suffix: null }
  if (isRead) return null
  isRead = true
  const [entry] = performance.getEntriesByType('navigation')
  const isThisPage = entry?.name.split('#')[0] === window.location.href.split('#')[0]
  return entry && isThisPage ? parseTextDirective(entry.name) : null
}

function isBetween({ before, after }: Hit, { prefix, suffix }: TextDirective): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/\s+/gu, ' ').trim()
  return (
    (prefix === null || plain(before).endsWith(plain(prefix))) &&
    (suffix === null || plain(after).startsWith(plain(suffix)))
  )
}
