import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What the form says of itself: nothing yet, at work, saved at an instant, or why not. */
export type Saving =
  | { is: 'idle' }
  | { is: 'waiting' }
  | { is: 'saved'; at: string }
  | { is: 'refused'; says: string }
  | { is: 'unreachable' }

/** After this long without a key the words are sent, in milliseconds. */
const QUIET_MS = 1_500
/** After this long they are sent again where the portal did not answer. */
const RETRY_MS = 10_000

/**
 * Sends a form to `address` whenever its words have rested, and keeps them in the browser until they are saved: what could
 * not be sent is there again after a reload. `held` names them among what this browser keeps.
 */
export function useAutosave(address: string, held: string, revision: number) {
  const form = useRef<HTMLFormElement>(null)
  const [saving, setSaving] = useState<Saving>({ is: 'idle' })
  const [found, setFound] = useState<string | null>(null)
  const [from, setFrom] = useState(revision)
  const base = useRef(revision)
  const timer = useRef<number | undefined>(undefined)
  const sending = useRef(false)
  const { revalidate } = useRevalidator()

  const send = useCallback(async () => {
    const words = form.current?.elements.namedItem('text')
    if (!form.current || !(words instanceof HTMLTextAreaElement)) return
    if (sending.current) {
      timer.current = window.setTimeout(() => void send(), QUIET_MS)
      return
    }
    sending.current = true
    const sent = words.value
    const body = new FormData(form.current)
    body.set('revision', String(base.current))
    try {
      const answer = await fetch(address, { method: 'POST', body, keepalive: sent.length < 30_000 })
      const said = (await answer.json()) as { revision?: number; savedAt?: string; says?: string }
      if (answer.ok && said.revision && said.savedAt) {
        base.current = said.revision
        setFrom(said.revision)
        if (words.value === sent) forget(held)
        setSaving({ is: 'saved', at: said.savedAt })
        revalidate()
      } else setSaving({ is: 'refused', says: said.says ?? 'It was not saved.' })
    } catch {
      setSaving({ is: 'unreachable' })
      timer.current = window.setTimeout(() => void send(), RETRY_MS)
    } finally {
      sending.current = false
    }
  }, [address, held, revalidate])

  const onInput = useCallback(() => {
    const words = form.current?.elements.namedItem('text')
    if (!(words instanceof HTMLTextAreaElement)) return
    keep(held, words.value)
    setSaving({ is: 'waiting' })
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void send(), QUIET_MS)
  }, [held, send])

  useEffect(() => {
    const words = form.current?.elements.namedItem('text')
    const kept = read(held)
    if (kept !== null && words instanceof HTMLTextAreaElement) {
      if (kept.trim() === words.value.trim()) forget(held)
      else setFound(kept)
    }
    return () => window.clearTimeout(timer.current)
  }, [held])

  // What was written before the page's script ran is saved too.
  useEffect(() => {
    const words = form.current?.elements.namedItem('text')
    if (words instanceof HTMLTextAreaElement && words.value !== words.defaultValue) onInput()
  }, [onInput])

  /** Puts words back that a former visit could not save. */
  const takeUp = () => {
    const words = form.current?.elements.namedItem('text')
    if (found === null || !(words instanceof HTMLTextAreaElement)) return
    words.value = found
    setFound(null)
    onInput()
  }
  const letGo = () => {
    forget(held)
    setFound(null)
  }
  return { form, saving, onInput, found, takeUp, letGo, revision: from }
}

function keep(name: string, words: string) {
  try {
    localStorage.setItem(name, words)
  } catch {
    // A browser that keeps nothing still saves to the portal.
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function forget(name: string) {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}
