import { isFilingReady, type Finding } from '../../../domain/filing/readiness'
import { FindingList } from './FindingList'

type FindingsProps = {
  findings: readonly Finding[]
  venue: string
  /** Whether a draft of it could be made now: its exhibits are there, and its cites lead to them. */
  isExportable: boolean
}

/** Whether the packet is filing-ready, and what stands between it and a filing. */
export function Findings({ findings, venue, isExportable }: FindingsProps) {
  const isReady = isFilingReady(findings)
  return (
    <details className="side-sec" open={!isReady}>
      <summary>
        {isReady ? 'Filing-ready' : 'Not filing-ready'}
        {venue && `: ${venue}`}
      </summary>
      <FindingList findings={findings} none="Nothing blocks a filing." />
      {!isReady && isExportable && (
        <p className="hint">A draft can be exported meanwhile; each of its pages says that it is one.</p>
      )}
    </details>
  )
}
