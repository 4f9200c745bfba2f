import { useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { answerTimeline, type TimelineAnswer } from '../../search/answerTimeline'
import type { Timeline } from '../../search/timeline'
import { timelineHref } from '../../search/timelineQuery'
import { useHeldTimeline } from './heldTimeline'

/** How long typing rests before the address follows it, in milliseconds. */
const REST_MS = 300

/** Rows that are drawn at each keystroke: more than a screen shows. The page's rest follows once typing rests. */
const TYPING_ROWS = 10

type LiveAnswer = {
  answer: TimelineAnswer
  /** What the browser searches by itself; null until it is there. */
  timeline: Timeline | null
  /** Whether the answer runs ahead of the address. */
  isAhead: boolean
  /** As typed so far. */
  text: string
  type: (text: string) => void
  /** Makes what is typed a step of its own in the history. */
  commit: (href: string) => void
  /** Fetches what typing needs. */
  hurry: () => void
}

/** The answer to what is being typed: at each keystroke once the browser holds the timeline, and from the server until then. */
export function useLiveAnswer(served: TimelineAnswer, fileHref: string, canDraft: boolean): LiveAnswer {
  const navigate = useNavigate()
  const { timeline, hurry } = useHeldTimeline(fileHref, canDraft)
  const [draft, setDraft] = useState<string | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { query } = served
  useEffect(() => () => clearTimeout(rest.current), [])
  // The address has caught up, or led elsewhere: what it says holds.
  useEffect(() => setDraft(null), [served])

  const follow = (href: string, replace: boolean) => {
    clearTimeout(rest.current)
    void navigate(href, { replace, preventScrollReset: true })
  }
  const isAhead = draft !== null && draft !== query.text && timeline !== null
  const ahead = useMemo(
    () =>
      isAhead
        ? answerTimeline(timeline, { ...query, text: draft, page: 1, record: null }, TYPING_ROWS)
        : null,
    [isAhead, timeline, query, draft],
  )
  return {
    answer: ahead ?? served,
    timeline,
    isAhead,
    text: draft ?? query.text,
    type(text) {
      hurry()
      setDraft(text)
      clearTimeout(rest.current)
      rest.current = setTimeout(() => follow(timelineHref(query, { text }), true), REST_MS)
    },
    commit: (href) => follow(href, false),
    hurry,
  }
}
