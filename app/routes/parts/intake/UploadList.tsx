import { useEffect, useRef, type RefObject } from 'react'
import { formatBytes } from '../../../domain/bytes'
import { countOf } from '../../../domain/labels'
import { Button } from '../../../ui/Button'
import { Progress } from '../../../ui/Progress'
import { State } from '../../../ui/State'
import type { Upload } from './useUploads'

type UploadActs = { retry: (id: number) => void; stop: (id: number) => void; remove: (id: number) => void }

/** The files of this page: chosen, on their way, and sent, each with what may be done about it. */
export function UploadList({
  uploads,
  section,
  ...acts
}: { uploads: readonly Upload[]; section: RefObject<HTMLElement> } & UploadActs) {
  const list = useRef<HTMLUListElement>(null)
  const removedAt = useRef<number | null>(null)
  useEffect(() => {
    if (removedAt.current === null) return
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-act]')
    const next = buttons?.[Math.min(removedAt.current, buttons.length - 1)]
    ;(next ?? document.getElementById('field-file'))?.focus()
    removedAt.current = null
  }, [uploads])
  const remove = (id: number) => {
    removedAt.current = uploads.findIndex((each) => each.id === id)
    acts.remove(id)
  }
  return (
    <section
      className="in-uploads"
      aria-label="Files of this page"
      hidden={uploads.length === 0}
      ref={section}
      tabIndex={-1}
    >
      <p className="meta" role="status">
        {uploads.length > 0 && sumOf(uploads)}
      </p>
      <ul className="rows" ref={list}>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} {...acts} remove={remove} />
        ))}
      </ul>
    </section>
  )
}

/** "3 files chosen, 4.2 MB", then "2 of 3 files kept, 1 refused". */
function sumOf(uploads: readonly Upload[]): string {
  const count = (...states: Upload['state'][]) => uploads.filter(({ state }) => states.includes(state)).length
  const chosen = uploads.filter(({ state }) => state === 'chosen')
  const sent = uploads.length - chosen.length - count('unfit')
  const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0)
  return [
    ...(chosen.length > 0 ? [`${countOf(chosen.length, 'file')} chosen, ${formatBytes(bytes)}`] : []),
    ...(sent > 0 ? [`${count('kept')} of ${countOf(sent, 'file')} kept`] : []),
    ...(count('refused') > 0 ? [`${count('refused')} not kept`] : []),
    ...(count('unfit') > 0 ? [`${count('unfit')} cannot be taken in`] : []),
  ].join('; ')
}

function UploadRow({ upload, retry, stop, remove }: { upload: Upload } & UploadActs) {
  const { id, file, state, kind, sent, message, href } = upload
  const act = actOf(state)
  const acts = { remove, retry, stop }
  return (
    <li className="in-upload">
      <p className="in-name">
        {href ? (
          <a href={href}>
            <bdi>{file.name}</bdi>
          </a>
        ) : (
          <bdi>{file.name}</bdi>
        )}{' '}
        <span className="meta num">{[kind, formatBytes(file.size)].filter(Boolean).join(', ')}</span>
      </p>
      {state === 'waits' && <State is="wait">Waits for its turn</State>}
      {state === 'sending' && (
        <Progress
          label={sent < file.size ? 'Sending' : 'Being checked'}
          done={sent}
          total={file.size}
          count={`${formatBytes(sent)} of ${formatBytes(file.size)}`}
        />
      )}
      {state === 'kept' && <State is="pass">{message}</State>}
      {(state === 'refused' || state === 'unfit') && <State is="fail">{message}</State>}
      <p className="in-acts">
        {/* One button throughout, so that whoever stands on it does while its file goes on. */}
        <Button
          type="button"
          small
          look={act.does === 'stop' ? 'stop' : 'plain'}
          data-act
          onClick={() => acts[act.does](id)}
          aria-label={`${act.word}: ${file.name}`}
        >
          {act.word}
        </Button>
        {state === 'refused' && (
          <Button
            type="button"
            small
            look="plain"
            onClick={() => remove(id)}
            aria-label={`Remove: ${file.name}`}
          >
            Remove
          </Button>
        )}
      </p>
    </li>
  )
}

function actOf(state: Upload['state']): { does: keyof UploadActs; word: string } {
  if (state === 'waits' || state === 'sending') return { does: 'stop', word: 'Stop' }
  if (state === 'refused') return { does: 'retry', word: 'Send again' }
  // What is kept stays kept: only its line goes.
  return { does: 'remove', word: state === 'kept' ? 'Hide' : 'Remove' }
}
