import type { PacketPage } from '../../../dossier/packetPage.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { State } from '../../../ui/State'
import { Comments } from './Comments'
import { ReviewPanel } from './ReviewPanel'
import { SealedChecks } from './SealedChecks'
import { Findings } from './Findings'
import { EXPORT_STATES, exportName } from './exportWords'

/** What stands in the way of the export, the exports there were, and what an editor may do with the whole packet. */
export function PacketAside({ packet }: { packet: PacketPage }) {
  const base = `/packets/${packet.id}`
  return (
    <aside className="desk-right" aria-labelledby="checks">
      <h2 className="h-ui" id="checks">
        Checks
      </h2>
      {packet.after ? <SealedChecks packet={packet} after={packet.after} /> : <OpenChecks packet={packet} />}
      {packet.exports.length > 0 && (
        <div className="side-sec">
          <h3>Exports</h3>
          <ul className="rows">
            {packet.exports.map((row) => (
              <li key={row.id}>
                <a href={`${base}/exports/${row.id}`}>{exportName(row.edition, packet.hasEditions)}</a>{' '}
                <span className="meta">
                  {EXPORT_STATES[row.state].toLowerCase()}, <InstantText at={row.createdAt} />
                  {!row.isCurrent && ', of an earlier revision'}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="side-sec noprint">
        <h3>As data</h3>
        <p>
          <a href={`/api/v1/packets/${packet.id}`}>JSON</a>
        </p>
      </div>
      <ReviewPanel packet={packet} />
      <Comments packet={packet} />
      {packet.mayPublish && (
        <form method="post" action={`${base}/state`} className="side-sec">
          <CsrfField />
          <h3>{packet.state === 'draft' ? 'Publish' : 'Withdraw'}</h3>
          <p className="hint">
            {packet.state === 'draft'
              ? 'Every reader will see the packet and can export it.'
              : 'Readers see the packet now. Withdrawing makes it a draft again.'}
          </p>
          <input type="hidden" name="state" value={packet.state === 'draft' ? 'published' : 'draft'} />
          <Button small look={packet.state === 'draft' ? undefined : 'stop'}>
            {packet.state === 'draft' ? 'Publish' : 'Withdraw'}
          </Button>
        </form>
      )}
      {packet.mayChange && (
        <details className="side-sec">
          <summary>Delete this packet</summary>
          <form method="post" action={`${base}/delete`}>
            <CsrfField />
            <p className="hint">
              Its words, order and exports go; the records stay. The log keeps what it held.
            </p>
            <Button small look="stop">
              Delete the packet
            </Button>
          </form>
        </details>
      )}
    </aside>
  )
}

/** That nothing is missing, of what there is. */
function wholeWords({ exhibits, findings, hasCites, word }: PacketPage): string {
  const there =
    exhibits.length === 1 ? `The ${word.toLowerCase()} is there` : `Every ${word.toLowerCase()} is there`
  if (findings.some(({ rule }) => rule === 'cite')) return `${there}.`
  return hasCites
    ? `${there}, and every cite names one.`
    : `${there}. Nothing cites ${exhibits.length === 1 ? 'it' : 'any'} yet.`
}

/** The checks of a packet that can still be changed. */
function OpenChecks({ packet }: { packet: PacketPage }) {
  const { problems, findings, isBlocked, venueName } = packet
  return (
    <>
      <ul className="checks">
        {problems.map((problem, index) => (
          <li key={index}>
            <State is="fail">FAIL</State>
            <p>{problem}</p>
          </li>
        ))}
        {problems.length === 0 && (
          <li>
            <State is="pass">PASS</State>
            <p>{wholeWords(packet)}</p>
          </li>
        )}
      </ul>
      <Findings
        findings={findings}
        isReady={!isBlocked}
        venue={venueName}
        isExportable={problems.length === 0}
      />
    </>
  )
}
