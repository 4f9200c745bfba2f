import { isFilingReady, type Finding } from '../../../domain/filing/readiness'
import { State } from '../../../ui/State'

type FindingsProps = {
  findings: readonly Finding[]
  venue: string
  /** Whether a draft of it could be made now: its exhibits are there, and its cites lead to them. */
  isExportable: boolean
}

/** What stands between the packet and a filing, each with its rule's cite and a link to where it can be settled. */
export function Findings({ findings, venue, isExportable }: FindingsProps) {
  const isReady = isFilingReady(findings)
  return (
    <details className="side-sec" open={!isReady}>
      <summary>
        {isReady ? 'Filing-ready' : 'Not filing-ready'}
        {venue && `: ${venue}`}
      </summary>
      <ul className="checks">
        {isReady && (
          <li>
            <State is="pass">PASS</State>
            <p>Nothing blocks a filing.</p>
          </li>
        )}
        {findings.map(({ rule, says, cite, blocks, href }, index) => (
          <li key={`${rule} ${index}`}>
            <State is={blocks ? 'fail' : 'unsure'}>{blocks ? 'BLOCKS' : 'CHECK'}</State>
            <p>
              {says} <span className="meta">{cite}.</span> <a href={href}>Go there</a>
            </p>
          </li>
        ))}
      </ul>
      {!isReady && isExportable && (
        <p className="hint">A draft can be exported meanwhile; each of its pages says that it is one.</p>
      )}
    </details>
  )
}
