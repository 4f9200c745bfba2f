import type { DocumentReading } from '../../../annotations/readDocument.server'
import type { PutForward } from '../../../packets/readPackets.server'
import type { HeldOriginal } from '../../../catalog/originals.server'
import type { ShownVersion } from '../../../catalog/versions.server'
import type { OutlineEntry } from '../../../domain/extraction'
import { nameType } from '../../../domain/labels'
import { formatBytes } from '../../../domain/bytes'
import { nameVersionKind } from '../../../domain/version'
import { InstantText } from '../../../ui/InstantText'
import type { SentDocument } from './sendDocument.server'
import { Names } from '../Names'
import { Contents } from './Contents'

type DocumentAboutProps = Pick<DocumentReading, 'original'> & {
  document: SentDocument
  version: ShownVersion | null
  versions: readonly ShownVersion[]
  outline: readonly OutlineEntry[]
  hrefOfPage: (page: number) => string
  packets: readonly PutForward[]
  mayEdit: boolean
}

/** Provenance: what is held of the document, where it came from, what it belongs to. */
export function DocumentAbout({
  document,
  original,
  version,
  versions,
  outline,
  hrefOfPage,
  packets,
  mayEdit,
}: DocumentAboutProps) {
  const { disputes, proceedings, firstPublisher, sourceCount, type, note, brief } = document
  return (
    <aside className="rd-left" aria-label="About this document">
      <dl className="facts tall">
        <div>
          <dt>Original</dt>
          <dd>{original ? <Held original={original} /> : <NoneHeld />}</dd>
        </div>
        {version && (
          <div>
            <dt>{versions.length === 1 ? 'Version' : 'Versions'}</dt>
            <dd>
              <Versions documentId={brief.id} version={version} versions={versions} />
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
              {packets.map(({ packetId, title, position, name }) => (
                <p key={packetId + position}>
                  <a href={`/packets/${packetId}`}>{title}</a>, {name}
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <Contents outline={outline} hrefOfPage={hrefOfPage} />
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
          <a className="btn small" href={`/documents/${brief.id}/redactions`}>
            Redact
          </a>
        </p>
      )}
    </aside>
  )
}

/** Every version, the last first, each under its own address for good. */
function Versions({
  documentId,
  version,
  versions,
}: {
  documentId: string
  version: ShownVersion
  versions: readonly ShownVersion[]
}) {
  return (
    <>
      <ol className="plain-list rd-versions">
        {versions.map((it) => (
          <li key={it.number}>
            <a
              href={`/documents/${documentId}/versions/${it.number}`}
              aria-current={it.number === version.number ? 'true' : undefined}
            >
              Version {it.number}
            </a>
            {it.isCurrent && ', current'}
            <br />
            <span className="meta">
              {nameVersionKind(it.kind)}, <InstantText at={it.createdAt} />
              {it.note && `. ${it.note}`}
              <br />
              Read by {it.extractor}
            </span>
          </li>
        ))}
      </ol>
      <p className="meta note-links">
        <a href={`/documents/${documentId}/versions`}>About versions</a>
        {versions.length > 1 && <a href={`/documents/${documentId}/compare`}>Compare two</a>}
      </p>
    </>
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
      <p className="meta">
        {TYPE_NAMES[mediaType] ?? mediaType}, {formatBytes(sizeBytes)}
      </p>
      <span className="hash">{sha256.match(/.{16}/g)!.map((line) => `${line}\n`)}</span>
      <p className="meta">
        SHA-256. {WAYS[method] ?? `Received by ${method}`}
        {receivedBy && ` from ${receivedBy}`}, <InstantText at={receivedAt} />
        {sourceUrl && (
          <>
            , captured at{' '}
            <a href={sourceUrl} rel="noreferrer">
              {sourceUrl}
            </a>
          </>
        )}
      </p>
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
      <p className="meta">
        The text is the record’s own: quotations as their sources have them, and a summary.
      </p>
    </>
  )
}

/** How an original came, where its method's own word would not do. */
const WAYS: Record<string, string> = {
  redaction: 'Made here',
  transcription: 'Typed here',
  api: 'Received by the API',
  part: 'Taken out of the original that held it',
}

const TYPE_NAMES: Record<string, string> = {
  'application/pdf': 'PDF',
  'text/plain': 'Plain text',
  'text/html': 'Web page',
  'application/warc': 'Web archive (WARC)',
  'application/wacz': 'Web archive (WACZ)',
  'message/rfc822': 'Mail',
  'application/mbox': 'Mailbox',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'image/png': 'Picture (PNG)',
  'image/jpeg': 'Picture (JPEG)',
  'image/tiff': 'Scan (TIFF)',
}
