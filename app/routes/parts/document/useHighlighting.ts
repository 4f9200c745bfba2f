import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useRootData } from '../../../ui/rootData'
import { whenAnswered } from '../../../ui/whenAnswered'
import type { SelectedPassage } from './NoteForm'

export type Highlighting = {
  save: (passage: SelectedPassage) => void
  /** The highlight that was just saved, while it can be undone; null otherwise. */
  saved: string | null
  undo: () => void
  /** Why it was not saved; null unless it was not. */
  failed: string | null
}

/** How long a highlight offers to be undone, in milliseconds. It can be deleted at any time. */
const OFFERED_MS = 12_000

/** Saves a highlight at one key, without a question, and takes it back at another. */
export function useHighlighting(documentId: string, original: string | null): Highlighting {
  const saving = useFetcher<{ errors?: Record<string, string> }>()
  const undoing = useFetcher()
  const csrf = useRootData()?.csrfToken ?? ''
  const [saved, setSaved] = useState<string | null>(null)
  const wasBusy = useRef(false)
  const annotations = `/documents/${documentId}/annotations`
  const { submit } = saving
  const save = useCallback(
    ({ endPage, ...passage }: SelectedPassage) => {
      const fields = { csrf, kind: 'highlight', visibility: 'team', body: '', ...passage }
      const highlight = { ...fields, ...(endPage && { endPage }), ...(original && { original }) }
      whenAnswered(() => submit(highlight, { method: 'post', action: annotations, preventScrollReset: true }))
    },
    [submit, csrf, original, annotations],
  )
  useEffect(() => {
    if (saving.state !== 'idle') wasBusy.current = true
    else if (wasBusy.current) {
      wasBusy.current = false
      // A saved note is answered by the address of the page at that note.
      const id = /^#note-([\w-]+)$/.exec(window.location.hash)?.[1]
      if (id && !saving.data?.errors) setSaved(id)
    }
  }, [saving.state, saving.data])
  useEffect(() => {
    if (!saved) return
    const timer = setTimeout(() => setSaved(null), OFFERED_MS)
    return () => clearTimeout(timer)
  }, [saved])
  const undo = useCallback(() => {
    if (!saved) return
    const action = `${annotations}/${saved}/remove`
    whenAnswered(() => {
      undoing.submit({ csrf }, { method: 'post', action, preventScrollReset: true })
    })
    setSaved(null)
  }, [saved, undoing, csrf, annotations])
  const failed = saving.data?.errors ? (Object.values(saving.data.errors)[0] ?? null) : null
  return { save, saved, undo, failed }
}
