import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useRevalidator } from '@remix-run/react'
import { sendFile } from './sendFile'
import { tellChosen } from './tellChosen'

/**
 * A file of this page. *chosen*: not sent yet; *unfit*: the portal would refuse it, so that it is not sent. `kind` is
 * what its first bytes tell, empty until they were read. `sent` is in bytes; `message` says what became of it, `href`
 * leads to its receipt.
 */
export type Upload = {
  id: number
  file: File
  state: 'chosen' | 'unfit' | 'waits' | 'sending' | 'kept' | 'refused'
  kind: string
  sent: number
  message: string
  href: string | null
}

/** Files sent side by side: more would only share the same line. */
const MOST_AT_ONCE = 2

/** Files that were chosen, sent two side by side once they are to be. What is kept stays kept, whatever becomes of the others. */
export function useUploads(form: RefObject<HTMLFormElement | null>) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const { revalidate } = useRevalidator()
  const stops = useRef(new Map<number, () => void>())
  const nextId = useRef(1)

  const change = useCallback(
    (id: number, to: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...to } : each))),
    [],
  )
  const choose = (files: Iterable<File>) => {
    const added = [...files].filter((file) => !uploads.some((each) => isAhead(each, file))).map(toUpload)
    setUploads((all) => [...all, ...added])
    for (const { id, file } of added)
      void tellChosen(file).then((told) =>
        change(id, told.isFit ? { kind: told.kind } : { state: 'unfit', message: told.why }),
      )
  }
  const toUpload = (file: File): Upload => ({
    ...{ id: nextId.current++, file, state: 'chosen', kind: '', sent: 0, message: '', href: null },
  })

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state === 'sending').length
    const next = uploads.find(({ state }) => state === 'waits')
    if (!next || sending >= MOST_AT_ONCE || !form.current) return
    const { id, file } = next
    change(id, { state: 'sending', sent: 0 })
    const sender = sendFile(form.current, file, (sent) => change(id, { sent }))
    stops.current.set(id, sender.stop)
    void sender.answer.then((answer) => {
      stops.current.delete(id)
      change(id, answer)
      if (answer.state === 'kept') revalidate()
    })
  }, [uploads, form, change, revalidate])

  useEffect(() => warnWhile(uploads.some(({ state }) => state === 'sending' || state === 'waits')), [uploads])

  return {
    uploads,
    choose,
    /** Sends all that were chosen. */
    send: () =>
      setUploads((all) => all.map((each) => (each.state === 'chosen' ? { ...each, state: 'waits' } : each))),
    retry: (id: number) => change(id, { state: 'waits', message: '' }),
    stop(id: number) {
      const stop = stops.current.get(id)
      if (stop) stop()
      else change(id, { state: 'chosen' })
    },
    remove: (id: number) => setUploads((all) => all.filter((each) => each.id !== id)),
  }
}

/** Whether this very file is on the list already and yet to be sent: choosing it again says nothing more. */
function isAhead({ state, file }: Upload, other: File): boolean {
  const isSame =
    file.name === other.name && file.size === other.size && file.lastModified === other.lastModified
  return isSame && (state === 'chosen' || state === 'unfit' || state === 'waits' || state === 'sending')
}

/** Asks before the page is left in the middle of a file. */
function warnWhile(isSending: boolean) {
  if (!isSending) return
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}
