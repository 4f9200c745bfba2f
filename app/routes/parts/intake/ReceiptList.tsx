import type { SerializeFrom } from '@remix-run/server-runtime'
import { formatBytes } from '../../../domain/bytes'
import { countOf } from '../../../domain/labels'
import { nameOriginalType } from '../../../domain/originalType'
import type { ShownReceipt } from '../../../ingest/readReceipts.server'
import { InstantText } from '../../../ui/InstantText'
import { Progress } from '../../../ui/Progress'
import { ReceiptMark } from './ReceiptMark'
import { TableHead } from '../../../ui/TableHead'

export type SentReceipt = SerializeFrom<ShownReceipt>

/** Receipts, each with where it stands and, once it is filed, the document that it belongs to. */
export function ReceiptList({ receipts }: { receipts: readonly SentReceipt[] }) {
  return (
    <table className="tab fold in-list">
      <TableHead columns={['File', 'State', 'Document', 'Received']} />
      <tbody>
        {receipts.map((receipt) => (
          <tr key={receipt.id}>
            <td>
              <a href={`/intake/${receipt.id}`}>
                <bdi>{receipt.fileName}</bdi>
              </a>
              <p className="meta">{aboutFile(receipt)}</p>
            </td>
            <td data-l="State">
              <ReceiptMark receipt={receipt} />
              {receipt.state === 'reading' && receipt.job && (
                <Progress
                  label="Pages read"
                  done={receipt.job.progress}
                  total={receipt.job.total}
                  count={receipt.job.total > 0 ? `${receipt.job.progress} of ${receipt.job.total}` : 'begun'}
                />
              )}
            </td>
            <td data-l="Document">
              <Documents receipt={receipt} />
            </td>
            <td data-l="Received" className="meta">
              <InstantText at={receipt.receivedAt} />
              {receipt.receivedBy && (
                <>
                  {', '}
                  <bdi>{receipt.receivedBy}</bdi>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The document that a receipt belongs to, or those that were made of its parts. */
function Documents({ receipt }: { receipt: SentReceipt }) {
  const { id, document, taken, state } = receipt
  if (document) return <DocumentLink document={document} />
  if (taken.documents.length === 0)
    return <span className="meta">{state === 'set-aside' ? 'None' : 'None yet'}</span>
  const more = taken.parts - taken.documents.length
  return (
    <ul className="plain-list">
      {taken.documents.map((each) => (
        <li key={each.id}>
          <DocumentLink document={each} />
        </li>
      ))}
      {more > 0 && (
        <li className="meta">
          <a href={`/intake/${id}#parts`}>and {more.toLocaleString('en')} more</a>
        </li>
      )}
    </ul>
  )
}

function DocumentLink({ document }: { document: NonNullable<SentReceipt['document']> }) {
  return (
    <>
      <a href={`/documents/${document.id}`}>{document.title}</a>
      {document.isDraft && <span className="meta"> · draft</span>}
    </>
  )
}

/** "PDF, 1.4 MB, 12 pages, 2 flags". */
export function aboutFile({ mediaType, sizeBytes, reading }: SentReceipt): string {
  const read = reading
    ? [
        reading.holdsMany ? countOf(reading.partCount, 'part') : countOf(reading.pageCount, 'page'),
        ...(reading.flags.length > 0 ? [countOf(reading.flags.length, 'flag')] : []),
      ]
    : []
  return [nameOriginalType(mediaType), formatBytes(sizeBytes), ...read].join(', ')
}
