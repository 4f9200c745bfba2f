import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Visibility } from '../../../domain/annotation'
import type { Choice } from '../../../ui/SelectField'
import { NoteFormBody, type NoteFormData, type NoteKind, type SelectedPassage } from './NoteForm'

export type NoteDraft = { kind: NoteKind; passage: SelectedPassage }

type NoteDialogProps = {
  draft: NoteDraft | null
  onClose: () => void
  documentId: string
  original: string | null
  visibilities: readonly Visibility[]
  speakers: readonly Choice[]
}

/** Asks for the words of a note on what was selected. The focus goes into it and, when it closes, back to where it was. */
export function NoteDialog({
  draft,
  onClose,
  documentId,
  original,
  visibilities,
  speakers,
}: NoteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const fetcher = useFetcher<NoteFormData>()
  const isDone = fetcher.state === 'loading' && !fetcher.data?.errors
  useEffect(() => {
    const shown = dialog.current
    if (!draft || !shown) return
    shown.showModal()
    shown.querySelector<HTMLElement>('textarea[name="body"]')?.focus()
    return () => shown.close()
  }, [draft])
  useEffect(() => {
    if (isDone) onClose()
  }, [isDone, onClose])
  if (!draft) return null
  return (
    <dialog ref={dialog} className="dialog note-dialog" aria-labelledby="note-dialog-title" onClose={onClose}>
      <h2 id="note-dialog-title">{TITLES[draft.kind]}</h2>
      <fetcher.Form method="post" action={`/documents/${documentId}/annotations`}>
        <NoteFormBody
          key={draft.kind + draft.passage.start}
          prefix="new"
          passage={draft.passage}
          original={original}
          onCancel={onClose}
          visibilities={visibilities}
          speakers={speakers}
          errors={fetcher.data?.errors}
          values={fetcher.data?.values ?? { kind: draft.kind }}
        />
      </fetcher.Form>
    </dialog>
  )
}

const TITLES: Record<NoteKind, string> = {
  note: 'Note on the selected words',
  highlight: 'Highlight the selected words',
  statement: 'The selected words as a statement',
}
