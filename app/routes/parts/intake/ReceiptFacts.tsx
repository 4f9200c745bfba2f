import { InstantText } from '../../../ui/InstantText'
import { aboutFile, type SentReceipt } from './ReceiptList'

/** Where a file came from, and what is kept of it. */
export function ReceiptFacts({ receipt }: { receipt: SentReceipt }) {
  const {
    id,
    sha256,
    method,
    receivedAt,
    receivedBy,
    receivedFrom,
    sourceUrl,
    capturedAt,
    containerId,
    partPath,
    reading,
  } = receipt
  return (
    <dl className="facts">
      <dt>File</dt>
      <dd>
        {aboutFile(receipt)} ·{' '}
        <a href={`/intake/${id}/file`} download>
          Save it
        </a>
      </dd>
      <dt>SHA-256</dt>
      <dd className="hash">{sha256}</dd>
      <dt>Received</dt>
      <dd>
        <InstantText at={receivedAt} /> by{' '}
        {method === 'part' ? 'intake' : method === 'api' ? 'the API' : method}
        {receivedBy && (
          <>
            {', '}
            <bdi>{receivedBy}</bdi>
          </>
        )}
      </dd>
      {receivedFrom && (
        <>
          <dt>From</dt>
          <dd>
            <bdi>{receivedFrom}</bdi>
          </dd>
        </>
      )}
      {sourceUrl && (
        <>
          <dt>Captured at</dt>
          <dd className="in-address">
            <a href={sourceUrl} rel="noreferrer">
              {sourceUrl}
            </a>
          </dd>
        </>
      )}
      {capturedAt && (
        <>
          <dt>Captured on</dt>
          <dd className="num">{capturedAt}</dd>
        </>
      )}
      {containerId && (
        <>
          <dt>Taken out of</dt>
          <dd>
            <a href={`/intake/${containerId}`}>the original that held it</a>, part {partPath}
          </dd>
        </>
      )}
      {reading && (
        <>
          <dt>Read by</dt>
          <dd>{reading.extractor}</dd>
        </>
      )}
    </dl>
  )
}
