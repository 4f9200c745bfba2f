import { useCallback, useEffect, useRef, useState, type FocusEvent, type FormEvent } from 'react'
import { putWords, tellWords, wordsIn } from './formWords'
import { forgetWords, keepWords, readKept, type KeptWords } from './keptWords'

/** What the form says of itself: nothing yet, at work, saved at an instant, or why not. */
export type Saving =
  | { is: 'idle' }
  | { is: 'waiting' }
  | { is: 'saved'; at: string }
  /** What stands in the form is no part yet. */
  | { is: 'unready'; says: string }
  | { is: 'refused'; says: string }
  /** Somebody else saved the same part: its button shows both versions. */
  | { is: 'changed' }
  | { is: 'signed-out' }
  | { is: 'unreachable' }

/** After this long without a key the words are sent, in milliseconds. */
const QUIET_MS = 1_500
/** After this long they are sent again where the portal did not answer. */
const RETRY_MS = 10_000
/** How long a link waits for words to be saved, in milliseconds: they are sent on behind it, and kept. */
const MOST_WAITED_MS = 2_000
/** Longer words are not sent while the page closes: browsers take 64 KiB then, the parts of the form around them too. */
const MOST_BYTES_CLOSING = 56_000

type AutosaveOptions = {
  /** Where the form is saved. */
  address: string
  /** Under which name this browser keeps its words until they are saved (`keptName`). */
  held: string
  /** Under which it keeps them from the first saving on; another where that makes the part. */
  heldOnceMade: string
  /** The part that the form is of. */
  part: string
  revision: number
  onSaved: () => void
}

type Answer = { revision?: number; savedAt?: string; text?: string; reason?: string; says?: string }

/**
 * Sends a form to `address` whenever its words have rested, and when its page is left; and keeps them in the browser until
 * they are saved: what could not be sent is there again after a reload. One sending at a time; its button waits for it. One
 * that was not answered may have been saved: it is sent again as it was, and newer words go on from what it made.
 */
export function useAutosave({ address, held, heldOnceMade, part, revision, onSaved }: AutosaveOptions) {
  const form = useRef<HTMLFormElement>(null)
  const [saving, setSaving] = useState<Saving>({ is: 'idle' })
  const [found, setFound] = useState<(KeptWords & { says: string }) | null>(null)
  const [from, setFrom] = useState(revision)
  const base = useRef(revision)
  const timer = useRef<number | undefined>(undefined)
  const sending = useRef<Promise<void> | null>(null)
  const unanswered = useRef<Sending | null>(null)
  const isSubmitting = useRef(false)

  const send = useCallback(async () => {
    if (!form.current) return
    isSubmitting.current = false
    unanswered.current ??= sendingOf(form.current, base.current)
    const { sent, body } = unanswered.current
    try {
      const keepalive = new Blob([sent]).size < MOST_BYTES_CLOSING
      const response = await fetch(address, { method: 'POST', body, keepalive })
      const answer = await readAnswer(response)
      unanswered.current = null
      if (response.ok && answer.revision && answer.savedAt && form.current) {
        const isStill = JSON.stringify(wordsIn(form.current)) === sent
        // Words that were carried to a later revision are shown so. While one writes on they are not, and this revision
        // is no base to go on from: the next saving says that somebody came between.
        if (isStill || !isCarried(body, answer)) base.current = answer.revision
        if (isStill && isCarried(body, answer)) putWords(form.current, [['text', answer.text!]])
        setFrom(base.current)
        forgetWords(held)
        if (!isStill) {
          keepWords(heldOnceMade, { part, revision: base.current, words: wordsIn(form.current) })
          timer.current ??= window.setTimeout(() => void flush.current(), 0)
        }
        setSaving(isStill ? { is: 'saved', at: answer.savedAt } : { is: 'waiting' })
        onSaved()
      } else setSaving(whyUnsaved(answer))
    } catch {
      setSaving({ is: 'unreachable' })
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush.current(), RETRY_MS)
    }
  }, [address, held, heldOnceMade, part, onSaved])

  /** Sends what waits, after what is on its way. */
  const flush = useRef<() => Promise<void>>(() => Promise.resolve())
  flush.current = async () => {
    await sending.current
    if (timer.current === undefined) return
    window.clearTimeout(timer.current)
    timer.current = undefined
    sending.current = send().finally(() => (sending.current = null))
    await sending.current
  }

  const waitFor = useCallback(
    (of: string) => {
      if (!form.current) return
      keepWords(held, { part: of, revision: base.current, words: wordsIn(form.current) })
      setSaving({ is: 'waiting' })
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush.current(), QUIET_MS)
    },
    [held],
  )
  const onInput = useCallback(() => waitFor(part), [waitFor, part])

  /** Words of a former visit take nobody's place: they are saved from the revision that they were written from. */
  const goOnFrom = (former: number) => {
    base.current = former
    setFrom(former)
  }

  useEffect(() => {
    const kept = readKept(held)
    if (kept === null || !form.current) return
    const isIn = (which: 'now' | 'given') =>
      JSON.stringify(kept.words) === JSON.stringify(wordsIn(form.current!, which))
    if (!isIn('now')) setFound({ ...kept, says: tellWords(form.current, kept.words) })
    else if (isIn('given')) forgetWords(held)
    // The browser has put them back.
    else goOnFrom(kept.revision)
  }, [held])

  // What was written before the page's script ran is saved too.
  useEffect(() => {
    if (
      form.current &&
      JSON.stringify(wordsIn(form.current)) !== JSON.stringify(wordsIn(form.current, 'given'))
    )
      onInput()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the script has taken the page over
  }, [])

  useEffect(() => {
    const leave = () => void flush.current()
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const follow = (event: MouseEvent) => {
      const link = plainLink(event)
      if (!link || (timer.current === undefined && !sending.current)) return
      event.preventDefault()
      void Promise.race([flush.current(), afterMs(MOST_WAITED_MS)]).finally(() => location.assign(link.href))
    }
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', leave)
    document.addEventListener('click', follow)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('click', follow)
      window.clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [])

  /** Puts words back that a former visit could not save. */
  const takeUp = () => {
    if (found === null || !form.current) return
    putWords(form.current, found.words)
    setFound(null)
    goOnFrom(found.revision)
    waitFor(found.part)
  }
  /** Words that somebody turns away from are not waited for. */
  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void flush.current()
  }
  const letGo = () => {
    forgetWords(held)
    setFound(null)
  }
  /** Lets a saving that is not answered yet end before the button's own: both would write the same part. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (isSubmitting.current || (!sending.current && !unanswered.current)) {
      isSubmitting.current = false
      window.clearTimeout(timer.current)
      timer.current = undefined
      return
    }
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    void (sending.current ?? flush.current()).then(() => {
      isSubmitting.current = true
      const field = form.current?.elements.namedItem('revision')
      if (field instanceof HTMLInputElement) field.value = String(base.current)
      // It comes here once the portal has said that it is there (holdForms).
      form.current?.requestSubmit(submitter)
    })
  }
  /** Goes where a link or another form of the page leads once everything is saved. */
  const before = (event: { preventDefault: () => void }, go: () => void) => {
    if (timer.current === undefined && !sending.current) return
    event.preventDefault()
    void flush.current().finally(go)
  }
  return { form, saving, found, takeUp, letGo, onInput, onBlur, onSubmit, before, revision: from }
}

/** The link that a click follows in this window; null for any other click, or one that somebody else has taken. */
function plainLink(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!isPlain || event.defaultPrevented || !link?.href || link.target || link.hasAttribute('download'))
    return null
  const isHere = link.origin === location.origin && link.pathname === location.pathname && link.hash !== ''
  return isHere ? null : link
}

const afterMs = (ms: number) => new Promise((resolve) => window.setTimeout(resolve, ms))

/** What the portal answered. Throws where that is nothing of its own: it is not there, or not well. */
async function readAnswer(response: Response): Promise<Answer> {
  const kind = response.headers.get('Content-Type') ?? ''
  if (kind.startsWith('application/json')) return (await response.json()) as Answer
  if (new URL(response.url).pathname === '/sign-in') return { reason: 'signed-out' }
  if (kind.startsWith('text/plain') && (response.status === 400 || response.status === 403))
    return { reason: 'refused', says: await response.text() }
  throw new Error(`Answered ${response.status}, in no words for a form`)
}

function whyUnsaved({ reason, says = 'It was not saved.' }: Answer): Saving {
  if (reason === 'part-changed') return { is: 'changed' }
  if (reason === 'signed-out') return { is: 'signed-out' }
  return { is: reason === 'unreadable' ? 'unready' : 'refused', says }
}

/** The words of a form as they are sent, however often that takes. */
type Sending = { sent: string; body: FormData }

function sendingOf(form: HTMLFormElement, revision: number): Sending {
  const body = new FormData(form)
  body.set('revision', String(revision))
  return { sent: JSON.stringify(wordsIn(form)), body }
}

/** Whether the words of a paragraph were saved otherwise than they were sent: its cites followed what had moved. */
function isCarried(body: FormData, { text }: Answer): boolean {
  const sent = body.get('text')
  return text !== undefined && typeof sent === 'string' && sent.replace(/\r\n?/g, '\n').trim() !== text.trim()
}
