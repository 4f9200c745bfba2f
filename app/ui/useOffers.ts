import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Offers } from './RecordField'

/** How long somebody has stopped typing before more records are asked for. */
const PAUSE_MS = 150

/**
 * The offers of a form, and what its input events are given to: where a list came with a part of its records, those that fit
 * what is typed are fetched. Without JavaScript the part is offered, and any name can be typed.
 */
export function useOffers(given: Offers): [Offers, (event: FormEvent) => void] {
  const [fetched, setFetched] = useState<Offers['records']>({})
  const waiting = useRef<{ timer?: ReturnType<typeof setTimeout>; request?: AbortController }>({})
  useEffect(() => {
    const held = waiting.current
    return () => {
      clearTimeout(held.timer)
      held.request?.abort()
    }
  }, [])

  function onInput({ target }: FormEvent) {
    const kinds =
      target instanceof HTMLInputElement ? target.getAttribute('list')?.slice('offer-'.length) : null
    const list = kinds ? given.records[kinds] : undefined
    if (!kinds || !list?.isPart) return
    const words = (target as HTMLInputElement).value.trim()
    clearTimeout(waiting.current.timer)
    waiting.current.request?.abort()
    if (words === '' || list.options.some(({ value }) => value === words)) return
    const request = new AbortController()
    waiting.current = { request, timer: setTimeout(() => void ask(kinds, words, request.signal), PAUSE_MS) }
  }

  /** What cannot be fetched is not offered: the name can be typed whole. */
  async function ask(kinds: string, words: string, signal: AbortSignal) {
    const address = `/records/offers?${new URLSearchParams({ kinds, words })}`
    const answer = await fetch(address, { signal }).catch(() => null)
    const options = answer?.ok ? await answer.json().catch(() => null) : null
    if (Array.isArray(options)) setFetched((held) => ({ ...held, [kinds]: { options, isPart: true } }))
  }

  return [{ ...given, records: { ...given.records, ...fetched } }, onInput]
}
