import type { Finding } from '../../../domain/filing/readiness'
import { FindingList } from './FindingList'

type FindingsProps = {
  findings: readonly Finding[]
  /** Whether nothing blocks, those that this viewer is not told among them. */
  isReady: boolean
  venue: string
  /** Whether a draft of it could be made now: its exhibits are there, and its cites lead to them. */
  isExportable: boolean
}

/** Whether the packet is filing-ready, and what stands between it and a filing. */
export function Findings({ findings, isReady, venue, isExportable }: FindingsProps) {
  return (
    <details className="side-sec" open={!isReady}>
      <summary>
        {isReady ? 'Filing-ready' : 'Not filing-ready'}
        {venue && `: ${venue}`}
      </summary>
      <FindingList findings={findings} none={isReady ? 'Nothing blocks a filing.' : undefined} />
      {!isReady && isExportable && (
        <p className="hint">A draft can be exported meanwhile; each of its pages says that it is one.</p>
      )}
    </details>
  )
}
