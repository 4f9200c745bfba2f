import { formatBytes } from '../../../domain/bytes'
import { Button } from '../../../ui/Button'
import { Progress } from '../../../ui/Progress'
import { State } from '../../../ui/State'
import type { Upload } from './useUploads'

type UploadListProps = {
  uploads: readonly Upload[]
  retry: (id: number) => void
  stop: (id: number) => void
}

/** The files that this page sends or has sent, each with how far it is. */
export function UploadList({ uploads, retry, stop }: UploadListProps) {
  if (uploads.length === 0) return null
  const done = uploads.filter(({ state }) => state === 'kept').length
  return (
    <section className="in-uploads" aria-label="Files sent from this page">
      <p className="meta" role="status">
        {done} of {uploads.length} {uploads.length === 1 ? 'file' : 'files'} kept
      </p>
      <ul className="rows">
        {uploads.map(({ id, file, state, sent, message, href }) => (
          <li key={id} className="in-upload">
            <p className="in-name">
              {href ? (
                <a href={href}>
                  <bdi>{file.name}</bdi>
                </a>
              ) : (
                <bdi>{file.name}</bdi>
              )}{' '}
              <span className="meta num">{formatBytes(file.size)}</span>
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
            {state === 'refused' && <State is="fail">{message}</State>}
            {(state === 'waits' || state === 'sending') && (
              <Button
                type="button"
                small
                look="stop"
                onClick={() => stop(id)}
                aria-label={`Stop sending ${file.name}`}
              >
                Stop
              </Button>
            )}
            {state === 'refused' && (
              <Button type="button" small onClick={() => retry(id)} aria-label={`Send ${file.name} again`}>
                Send again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
