import type { PacketPage } from '../../../dossier/packetPage.server'
import { REVIEW_WORDS } from '../../../domain/filing/review'
import { Button, buttonClass } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'

/** Where the packet stands between draft and seal, and what the viewer may do about it. */
export function ReviewPanel({ packet }: { packet: PacketPage }) {
  const { review, sealed, supersedes, amendments } = packet
  const base = `/packets/${packet.id}`
  if (!packet.mayHandIn && !packet.maySeal && !sealed && !supersedes) return null
  return (
    <section className="side-sec" aria-labelledby="review">
      <h3 id="review">{REVIEW_WORDS[review]}</h3>
      {supersedes && (
        <p>
          Supersedes <a href={`/packets/${supersedes.id}`}>{supersedes.title}</a>, sealed{' '}
          <InstantText at={supersedes.sealedAt} />.
        </p>
      )}
      {amendments.map(({ id, title, versionLabel }) => (
        <p key={id}>
          Superseded by <a href={`/packets/${id}`}>{versionLabel ? `${title}, ${versionLabel}` : title}</a>.
        </p>
      ))}
      {sealed && (
        <p>
          Sealed <InstantText at={sealed.at} />
          {sealed.by && ` by ${sealed.by}`}. It never changes: an amendment is another packet.
          {packet.maySeeHistory && (
            <>
              {' '}
              <a href={`${base}/history`}>How it came about</a>
            </>
          )}
        </p>
      )}
      {packet.mayHandIn && (
        <form method="post" action={`${base}/review`}>
          <CsrfField />
          <p className="hint">
            {review === 'draft'
              ? 'In review, editors alone change it.'
              : 'Editors change it now. Taking it back makes it a draft again.'}
          </p>
          <Button small name="review" value={review === 'draft' ? 'in-review' : 'draft'}>
            {review === 'draft' ? 'Hand in for review' : 'Take back'}
          </Button>
        </form>
      )}
      {packet.maySeal && (
        <>
          <p className="hint">{whatSealingTakes(packet)}</p>
          <a className={buttonClass(undefined, true)} href={`${base}/seal`}>
            {packet.isFilingReady ? 'Seal …' : 'What sealing takes'}
          </a>
        </>
      )}
      {packet.mayAmend && (
        <form method="post" action={`${base}/amendments`}>
          <CsrfField />
          <p className="hint">
            Makes another packet with the same words and exhibits, which says what it supersedes.
          </p>
          <Button small>Amend</Button>
        </form>
      )}
    </section>
  )
}

function whatSealingTakes({ isFilingReady, comments: { open } }: PacketPage): string {
  if (!isFilingReady) return 'Only a filing-ready packet is sealed. Settle what blocks it first.'
  if (open > 0)
    return `Nothing blocks sealing it. ${open === 1 ? '1 comment is' : `${open} comments are`} open.`
  return 'A sealed packet is what was filed. It is never changed or deleted.'
}
