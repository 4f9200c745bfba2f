import type { Finding } from '../../../domain/filing/readiness'
import { State } from '../../../ui/State'

type FindingListProps = {
  findings: readonly Finding[]
  /** Said with PASS where there is none that blocks. */
  none?: string
}

/** What stands between a packet and a filing, each with its rule's cite and a link to where it can be settled. */
export function FindingList({ findings, none }: FindingListProps) {
  return (
    <ul className="checks">
      {none && !findings.some(({ blocks }) => blocks) && (
        <li>
          <State is="pass">PASS</State>
          <p>{none}</p>
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
  )
}
