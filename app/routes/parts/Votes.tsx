import type { ProceedingPage } from '../../catalog/proceedingPage'
import { DateText } from '../../ui/DateText'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Names } from './Names'
import { SideSection } from './SideSection'

/** How a body voted: the tally as boxes and figures, and by name where names are known. */
export function Votes({ votes }: { votes: ProceedingPage['votes'] }) {
  if (votes.length === 0) return null
  return (
    <SideSection title="Votes" first>
      {votes.map((vote) => (
        <div className="vote" key={vote.item}>
          <p>
            <b>{vote.item}</b>{' '}
            <span className="meta">
              <DateText edtf={vote.date} />
            </span>
          </p>
          <Tally tally={vote.tally} />
          {vote.for.length > 0 && (
            <p className="meta">
              For: <Names names={vote.for} />
            </p>
          )}
          {vote.against.length > 0 && (
            <p className="meta">
              Against: <Names names={vote.against} />
            </p>
          )}
          {vote.note && <p className="meta">{vote.note}</p>}
          {vote.isUnverified && <UnverifiedMark />}
        </div>
      ))}
    </SideSection>
  )
}

/** More members than this are figures alone. */
const MOST_BOXES = 15

function Tally({ tally }: { tally: string }) {
  const counts = /^(\d+)[-–](\d+)/.exec(tally)
  const [yes, no] = counts ? [Number(counts[1]), Number(counts[2])] : [0, 0]
  return (
    <p className="tally num">
      <span>{tally.replace('-', '–')}</span>
      {yes + no <= MOST_BOXES &&
        Array.from({ length: yes + no }, (_, at) => (
          <i key={at} aria-hidden="true" className={at < yes ? 'y' : undefined} />
        ))}
    </p>
  )
}
