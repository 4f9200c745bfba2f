import type { DocumentReading } from '../../../annotations/readDocument.server'
import type { PutForward } from '../../../packets/readPackets.server'
import type { HeldOriginal } from '../../../catalog/originals.server'
import { nameType } from '../../../domain/labels'
import { formatBytes } from '../../../domain/bytes'
import { InstantText } from '../../../ui/InstantText'
import type { SentDocument } from '../../document'
import { Names } from '../Names'

type DocumentAboutProps = Pick<DocumentReading, 'original' | 'originals'> & {
  document: SentDocument
  packets: readonly PutForward[]
  mayEdit: boolean
}

/** Provenance: what is held of the document, where it came from, what it belongs to. */
export function DocumentAbout({ document, original, originals, packets, mayEdit }: DocumentAboutProps) {
  const { disputes, proceedings, firstPublisher, sourceCount, type, note, brief } = document
  return (
    <aside className="rd-left" aria-label="About this document">
      <dl className="facts tall">
        <div>
          <dt>Original</dt>
          <dd>{original ? <Held original={original} /> : <NoneHeld />}</dd>
        </div>
        {originals.length > 1 && (
          <div>
            <dt>Versions</dt>
            <dd>
              <ol className="plain-list">
                {originals.map(({ sha256, fileName, receivedAt }) => (
                  <li key={sha256}>
                    <a
                      href={`/documents/${brief.id}?original=${sha256}`}
                      aria-current={sha256 === original?.sha256 ? 'true' : undefined}
                    >
                      {fileName}
                    </a>
                    <br />
                    <span className="meta">
                      <InstantText at={receivedAt} />
                    </span>
                  </li>
                ))}
              </ol>
            </dd>
          </div>
        )}
        <div>
          <dt>Type</dt>
          <dd>{nameType(type)}</dd>
        </div>
        {disputes.length > 0 && (
          <div>
            <dt>{disputes.length === 1 ? 'Dispute' : 'Disputes'}</dt>
            <dd>
              <Names names={disputes} />
            </dd>
          </div>
        )}
        {proceedings.length > 0 && (
          <div>
            <dt>{proceedings.length === 1 ? 'Proceeding' : 'Proceedings'}</dt>
            <dd>
              <Names names={proceedings} />
            </dd>
          </div>
        )}
        <div>
          <dt>Where from</dt>
          <dd>
            {firstPublisher === null ? (
              'No source is given'
            ) : (
              <>
                <Breakable text={firstPublisher} />
                <br />
                <a className="meta" href="#sources">
                  {sourceCount === 1 ? '1 source' : `${sourceCount} sources`}
                </a>
              </>
            )}
          </dd>
        </div>
        {packets.length > 0 && (
          <div>
            <dt>Put forward in</dt>
            <dd>
              {packets.map(({ packetId, title, position }) => (
                <p key={packetId + position}>
                  <a href={`/packets/${packetId}`}>{title}</a>, Ex. {position}
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {note && (
        <div className="side-sec">
          <h2>Note on the record</h2>
          <p className="meta">{note}</p>
        </div>
      )}
      {!original && (
        <div className="side-sec">
          <h2>Passages held</h2>
          <p className="meta">Grey bars stand for text that is not reproduced here.</p>
        </div>
      )}
      {mayEdit && (
        <p className="btns add-original">
          <a className="btn small" href={`/documents/${brief.id}/originals`}>
            Add an original
          </a>
        </p>
      )}
    </aside>
  )
}

function Held({ original }: { original: HeldOriginal }) {
  const { sha256, fileName, documentId, sizeBytes, mediaType, receivedAt, receivedBy, method, sourceUrl } =
    original
  return (
    <>
      <a href={`/documents/${documentId}/originals/${sha256}`} download>
        {fileName}
      </a>
      <br />
      <span className="meta">
        {mediaType === 'application/pdf' ? 'PDF' : 'Plain text'}, {formatBytes(sizeBytes)}
      </span>
      <span className="hash">{sha256.match(/.{16}/g)!.map((line) => `${line}\n`)}</span>
      <span className="meta">
        SHA-256. Received by {method === 'upload' ? 'upload' : 'command line'}
        {receivedBy && ` from ${receivedBy}`}, <InstantText at={receivedAt} />
        {sourceUrl && (
          <>
            , captured at{' '}
            <a href={sourceUrl} rel="noreferrer">
              {sourceUrl}
            </a>
          </>
        )}
      </span>
    </>
  )
}

/** Host names may break before a full stop, so that they never break inside a word. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?=\.\w)/).map((part, index) => (
    <span key={index}>
      {index > 0 && <wbr />}
      {part}
    </span>
  ))
}

function NoneHeld() {
  return (
    <>
      None held
      <br />
      <span className="meta">
        The text is the record’s own: quotations as their sources have them, and a summary.
      </span>
    </>
  )
}
