import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type DragEvent,
  type FormEvent,
  type RefObject,
} from 'react'
import { useRevalidator } from '@remix-run/react'
import { sendFile } from './sendFile'

/** A file on its way. `sent` is in bytes; `message` says what became of it, `href` leads to its receipt. */
export type Upload = {
  id: number
  file: File
  state: 'waits' | 'sending' | 'kept' | 'refused'
  sent: number
  message: string
  href: string | null
}

/** Files sent side by side: more would only share the same line. */
const MOST_AT_ONCE = 2

/** Sends files one by one, two side by side. What is kept stays kept, whatever becomes of the others. */
export function useUploads(form: RefObject<HTMLFormElement | null>) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const [isOver, setOver] = useState(false)
  const { revalidate } = useRevalidator()
  const stops = useRef(new Map<number, () => void>())
  const nextId = useRef(1)

  const change = useCallback(
    (id: number, to: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...to } : each))),
    [],
  )
  const add = useCallback((files: Iterable<File>) => {
    const added = [...files].map((file): Upload => ({
      id: nextId.current++,
      file,
      state: 'waits',
      sent: 0,
      message: '',
      href: null,
    }))
    setUploads((all) => [...all, ...added])
  }, [])

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
      revalidate()
    })
  }, [uploads, form, change, revalidate])

  useEffect(() => warnWhile(uploads.some(({ state }) => state === 'sending' || state === 'waits')), [uploads])

  return {
    uploads,
    isOver,
    send(event: FormEvent<HTMLFormElement>) {
      const input = event.currentTarget.elements.namedItem('file') as HTMLInputElement | null
      if (!input?.files || input.files.length === 0) return
      event.preventDefault()
      add(input.files)
      input.value = ''
    },
    retry: (id: number) => change(id, { state: 'waits', message: '' }),
    stop(id: number) {
      stops.current.get(id)?.()
      setUploads((all) => all.filter((each) => each.id !== id))
    },
    dropProps: {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        add(event.dataTransfer.files)
      },
    },
  }
}

/** Asks before the page is left in the middle of a file. */
function warnWhile(isSending: boolean) {
  if (!isSending) return
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}
