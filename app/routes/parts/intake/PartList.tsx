import type { SerializeFrom } from '@remix-run/server-runtime'
import { formatBytes } from '../../../domain/bytes'
import type { ShownPart } from '../../../ingest/readReceipts.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { ReceiptMark } from './ReceiptMark'

const ROLES = { attachment: 'Attachment', message: 'Message', capture: 'Capture' }

/** The documents within a file, each to be chosen before it is taken. What was taken leads to its document. */
export function PartList({
  receiptId,
  parts,
}: {
  receiptId: string
  parts: readonly SerializeFrom<ShownPart>[]
}) {
  const open = parts.filter((part) => part.receipt === null)
  return (
    <form method="post" action={`/intake/${receiptId}/parts`}>
      <CsrfField />
      <table className="tab fold in-parts">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Take</span>
            </th>
            <th scope="col">Title</th>
            <th scope="col">What</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.path}>
              <td>
                {part.receipt === null && (
                  <input
                    type="checkbox"
                    name="part"
                    value={part.path}
                    defaultChecked={part.notTaken === null}
                    aria-label={`Take ${part.title}`}
                  />
                )}
              </td>
              <td>
                {part.receipt?.document ? (
                  <a href={`/documents/${part.receipt.document.id}`}>{part.title}</a>
                ) : part.receipt ? (
                  <a href={`/intake/${part.receipt.id}`}>{part.title}</a>
                ) : (
                  <bdi>{part.title}</bdi>
                )}
                {part.sourceUrl && (
                  <p className="meta in-address">
                    <bdi>{part.sourceUrl}</bdi>
                  </p>
                )}
              </td>
              <td data-l="What" className="meta">
                {[
                  ROLES[part.role],
                  part.fileName,
                  part.sizeBytes === null ? null : formatBytes(part.sizeBytes),
                  part.capturedAt && `${part.role === 'capture' ? 'captured' : 'dated'} ${part.capturedAt}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td data-l="State">
                {part.receipt ? (
                  <ReceiptMark receipt={part.receipt} />
                ) : (
                  <span className="meta">{part.notTaken ?? 'Not taken'}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > 0 && (
        <div className="btns">
          <Button look="first">Take the chosen as documents</Button>
        </div>
      )}
    </form>
  )
}
