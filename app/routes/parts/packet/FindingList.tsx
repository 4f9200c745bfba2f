import { groupFindings, type FindingGroup } from '../../../domain/filing/findingGroups'
import type { Finding } from '../../../domain/filing/readiness'
import { State } from '../../../ui/State'
import { WordDifference } from '../../../ui/WordDifference'

type FindingListProps = {
  findings: readonly Finding[]
  /** Said with PASS where there is none that blocks. */
  none?: string
}

/**
 * What stands between a packet and a filing, each with its rule's cite and a link to where it can be settled. What is the
 * same of several things is said once, and each of them leads to its own place.
 */
export function FindingList({ findings, none }: FindingListProps) {
  return (
    <ul className="checks">
      {none && !findings.some(({ blocks }) => blocks) && (
        <li>
          <State is="pass">PASS</State>
          <p>{none}</p>
        </li>
      )}
      {groupFindings(findings).map((group, index) => {
        const [{ rule, cite, blocks, difference }] = group.findings as [Finding]
        return (
          <li key={`${rule} ${index}`}>
            <State is={blocks ? 'fail' : 'unsure'}>{blocks ? 'BLOCKS' : 'CHECK'}</State>
            <div>
              {group.findings.length === 1 ? (
                <One group={group} cite={cite} />
              ) : (
                <Several group={group} cite={cite} />
              )}
              {difference && (
                <p className="record keep-lines" dir="auto">
                  <WordDifference runs={difference} />
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function One({ group: { findings }, cite }: { group: FindingGroup; cite: string }) {
  const [{ says, href }] = findings as [Finding]
  return (
    <p>
      {says} <span className="meta">{cite}.</span> <a href={href}>Go there</a>
    </p>
  )
}

/** A name shorter than this stays on one line: "Ex. 12". */
const SHORT = 16

function Several({ group: { what, findings }, cite }: { group: FindingGroup; cite: string }) {
  return (
    <p>
      {findings.map(({ about, href }, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <a href={href} className={about && about.length < SHORT ? 'nw' : undefined}>
            {about}
          </a>
        </span>
      ))}
      : {what} <span className="meta">{cite}.</span>
    </p>
  )
}
