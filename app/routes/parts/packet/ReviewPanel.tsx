import type { PacketPage } from '../../../dossier/packetPage.server'
import { REVIEW_WORDS } from '../../../domain/filing/review'
import { Button } from '../../../ui/Button'
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
      {amendments.map(({ id, title }) => (
        <p key={id}>
          Superseded by <a href={`/packets/${id}`}>{title}</a>.
        </p>
      ))}
      {sealed && (
        <p>
          Sealed <InstantText at={sealed.at} />
          {sealed.by && ` by ${sealed.by}`}. It never changes: an amendment is another packet.
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
        <form method="post" action={`${base}/seal`}>
          <CsrfField />
          <input type="hidden" name="revision" value={packet.revision} />
          <p className="hint">
            {packet.isFilingReady
              ? 'A sealed packet is what was filed. It is never changed or deleted.'
              : 'Only a filing-ready packet is sealed. Settle what blocks it first.'}
          </p>
          <Button small disabled={!packet.isFilingReady}>
            Seal
          </Button>
        </form>
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
