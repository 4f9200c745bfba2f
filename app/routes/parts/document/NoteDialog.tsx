import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
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
export function NoteDialog({ draft, ...rest }: NoteDialogProps) {
  return draft && <OpenNoteDialog draft={draft} {...rest} />
}

/** Made anew for each selection, so that what was said of one note is not said of the next. */
function OpenNoteDialog({
  draft,
  onClose,
  documentId,
  original,
  visibilities,
  speakers,
}: NoteDialogProps & { draft: NoteDraft }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const fetcher = useFetcher<NoteFormData>()
  const answeredBefore = useRef<typeof fetcher.data>(undefined)
  const isSaved = useRef(false)
  const [kind, setKind] = useState(draft.kind)
  useEffect(() => {
    const shown = dialog.current
    if (!shown) return
    const selected = selectedRange()
    shown.showModal()
    shown.querySelector<HTMLElement>('textarea[name="body"]')?.focus()
    return () => {
      shown.close()
      if (selected && !isSaved.current) selectAgain(selected)
    }
  }, [draft])
  useEffect(() => {
    // A saved note is answered with a redirect, which has no data: what the fetcher then holds is of the try before.
    if (fetcher.state === 'submitting') answeredBefore.current = fetcher.data
    if (fetcher.state !== 'loading' || fetcher.data !== answeredBefore.current) return
    isSaved.current = true
    onClose()
  }, [fetcher.state, fetcher.data, onClose])
  return (
    <dialog ref={dialog} className="dialog note-dialog" aria-labelledby="note-dialog-title" onClose={onClose}>
      <h2 id="note-dialog-title">{TITLES[kind]}</h2>
      <fetcher.Form
        method="post"
        action={`/documents/${documentId}/annotations`}
        preventScrollReset
        onKeyDown={saveByKey}
      >
        <NoteFormBody
          key={draft.kind + draft.passage.start}
          prefix="new"
          passage={draft.passage}
          original={original}
          onCancel={onClose}
          onKind={setKind}
          visibilities={visibilities}
          speakers={speakers}
          errors={fetcher.data?.errors}
          values={fetcher.data?.values ?? { kind: draft.kind }}
        />
      </fetcher.Form>
    </dialog>
  )
}

function selectedRange(): Range | null {
  const selection = document.getSelection()
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null
}

/** Whoever closes the dialog without a note goes on with the words that they had selected. */
function selectAgain(range: Range): void {
  if (!range.startContainer.isConnected || !range.endContainer.isConnected) return
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** Ctrl or Cmd with Enter saves, wherever in the form one writes. */
function saveByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

const TITLES: Record<NoteKind, string> = {
  note: 'Note on the selected words',
  highlight: 'Highlight the selected words',
  statement: 'The selected words as a statement',
  demand: 'The selected words as a demand',
  claim: 'A claim that the selected words make',
}
