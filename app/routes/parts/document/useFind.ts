import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Hit, Hits } from '../../../annotations/findInDocument'

export type Find = {
  isOpen: boolean
  words: string
  /** What was found; null before an answer. */
  answer: Hits | null
  /** The hit that is shown, from 0. */
  at: number
  /** "3 of 17", or what else there is to say. */
  said: string
  open: (words?: string) => void
  close: () => void
  ask: (words: string) => void
  step: (by: 1 | -1) => void
  hitsOn: ReadonlyMap<number, readonly Hit[]>
  current: Hit | null
}

/** Typing rests this long before the words are looked for, in milliseconds. */
const REST_MS = 140
const NO_HITS: ReadonlyMap<number, readonly Hit[]> = new Map()

/**
 * Finds words in a whole document: the server knows all pages, whichever are on the screen. `href` tells where the
 * answer is had, `onHit` goes to a place.
 */
export function useFind(
  href: (words: string) => string,
  currentPage: () => number,
  onHit: (hit: Hit) => void,
): Find {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [answer, setAnswer] = useState<Hits | null>(null)
  const [at, setAt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const latest = useRef({ href, currentPage, onHit })
  useEffect(() => {
    latest.current = { href, currentPage, onHit }
  })

  useEffect(() => {
    setFailed(false)
    if (!isOpen || words.trim() === '') return setAnswer(null)
    const stopped = new AbortController()
    const timer = setTimeout(() => {
      fetch(latest.current.href(words), { signal: stopped.signal })
        .then((response) => (response.ok ? (response.json() as Promise<Hits>) : Promise.reject(response)))
        .then((found) => {
          const page = latest.current.currentPage()
          const next = found.hits.findIndex((hit) => hit.page >= page)
          const first = next < 0 ? 0 : next
          setAnswer(found)
          setAt(first)
          if (found.hits[first]) latest.current.onHit(found.hits[first])
        })
        .catch(() => stopped.signal.aborted || setFailed(true))
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stopped.abort()
    }
  }, [isOpen, words])

  const step = useCallback(
    (by: 1 | -1) => {
      if (!answer || answer.hits.length === 0) return
      const next = (at + by + answer.hits.length) % answer.hits.length
      setAt(next)
      latest.current.onHit(answer.hits[next]!)
    },
    [answer, at],
  )
  const open = useCallback((asked?: string) => {
    setOpen(true)
    if (asked !== undefined) setWords(asked)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const hitsOn = useMemo(() => (isOpen && answer ? byPage(answer.hits) : NO_HITS), [isOpen, answer])
  const said = hasFailed ? 'Could not look. Check the connection.' : sayFound(answer, at)
  const current = (isOpen && answer?.hits[at]) || null
  return { isOpen, words, answer, at, said, open, close, ask: setWords, step, hitsOn, current }
}

function byPage(hits: readonly Hit[]): ReadonlyMap<number, readonly Hit[]> {
  const pages = new Map<number, Hit[]>()
  for (const hit of hits) {
    const held = pages.get(hit.page)
    if (held) held.push(hit)
    else pages.set(hit.page, [hit])
  }
  return pages
}

function sayFound(answer: Hits | null, at: number): string {
  if (!answer) return ''
  if (answer.count === 0) return 'Not in this document'
  return `${(at + 1).toLocaleString('en')} of ${answer.count.toLocaleString('en')}`
}
