import type { PacketPage } from '../../../dossier/packetPage.server'
import { State } from '../../../ui/State'

/** How a sealed packet stands as its records are now. It asks for nothing that could only be done in the packet itself. */
export function SealedChecks({
  packet,
  after,
}: {
  packet: PacketPage
  after: NonNullable<PacketPage['after']>
}) {
  const { redacted, standing, toSettle } = after
  return (
    <>
      <ul className="checks">
        {standing.map((message) => (
          <li key={message}>
            <State is="fail">FAIL</State>
            <p>{message}</p>
          </li>
        ))}
        {redacted.length > 0 && (
          <li>
            <State is="unsure">CHECK</State>
            <p>
              Words of {redacted.join(', ')} were redacted after the packet was sealed. The packet stays as it
              was; its public dossier is made without those words.
              {toSettle.length === 0 && (
                <>
                  {' '}
                  An amendment is where its argument can follow. <AmendLink packet={packet} />
                </>
              )}
            </p>
          </li>
        )}
        {toSettle.length > 0 && (
          <li>
            <State is="unsure">CHECK</State>
            <p>
              As its records stand now it would not be sealed. The sealed packet stays as it was: an amendment
              is where that is settled. <AmendLink packet={packet} />
            </p>
          </li>
        )}
        {standing.length + redacted.length + toSettle.length === 0 && (
          <li>
            <State is="pass">PASS</State>
            <p>It was filing-ready when it was sealed, and stays as it was.</p>
          </li>
        )}
      </ul>
      {toSettle.length > 0 && packet.mayAmend && (
        <details className="side-sec">
          <summary>
            What an amendment would settle <span className="meta num">{toSettle.length}</span>
          </summary>
          <ul className="rows">
            {toSettle.map((says, index) => (
              <li key={index}>{says}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Leads to the latest amendment; where there is none, to where one is made. */
function AmendLink({ packet: { amendments, mayAmend } }: { packet: PacketPage }) {
  const latest = amendments.at(-1)
  if (latest) return <a href={`/packets/${latest.id}`}>Go to its amendment</a>
  return mayAmend ? <a href="#review">Amend it</a> : null
}
