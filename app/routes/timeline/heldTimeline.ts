import { useEffect, useState } from 'react'
import { Timeline, type StoredTimeline } from '../../search/timeline'

/** The timeline that this browser searches by itself. */
export type HeldTimeline = { timeline: Timeline; fileHref: string; canDraft: boolean }

/** By then whoever hurried has seen the first answer. */
const WARM_AFTER_MS = 400

let held: HeldTimeline | null = null
let isShown = false
let loading: { fileHref: string; done: Promise<void> } | null = null

/** What the browser holds while the timeline is shown. Elsewhere it is not believed: the record may have changed meanwhile. */
export function heldTimeline(): HeldTimeline | null {
  return isShown ? held : null
}

/**
 * The timeline for searching as one types. It is fetched when the browser has nothing better to do, or at once
 * when `hurry` is called; null until it is there, and for good where it cannot be had.
 */
export function useHeldTimeline(
  fileHref: string,
  canDraft: boolean,
): { timeline: Timeline | null; hurry: () => void } {
  const [known, setKnown] = useState<HeldTimeline | null>(null)
  const hurry = () => {
    void fetchTimeline(fileHref, canDraft).then(() => setKnown(held))
  }
  useEffect(() => {
    isShown = true
    const idle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 200))
    const cancel = window.cancelIdleCallback ?? window.clearTimeout
    const asked = idle(hurry)
    return () => {
      isShown = false
      cancel(asked)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the function is new with each render; what it depends on is named
  }, [fileHref, canDraft])
  return { timeline: known?.fileHref === fileHref ? known.timeline : null, hurry }
}

async function fetchTimeline(fileHref: string, canDraft: boolean): Promise<void> {
  if (held?.fileHref === fileHref) return
  if (loading?.fileHref === fileHref) return loading.done
  const done = (async () => {
    try {
      const response = await fetch(fileHref, { credentials: 'same-origin' })
      if (!response.ok) return
      const timeline = new Timeline((await response.json()) as StoredTimeline)
      held = { timeline, fileHref, canDraft }
      setTimeout(() => timeline.warm(), WARM_AFTER_MS)
    } catch {
      // The server answers each question instead; the next visit tries again.
    } finally {
      loading = null
    }
  })()
  loading = { fileHref, done }
  return done
}
