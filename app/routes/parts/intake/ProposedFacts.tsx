import { Fragment } from 'react'
import { formatEdtf } from '../../../domain/edtf'
import type { ProposedFact } from '../../../domain/proposedFacts'
import { Section } from '../../../ui/Section'

const FIELD_WORDS = { title: 'Title', date: 'Date' } as const

/** What an original says of its title and date and its draft has otherwise: somebody takes it or leaves it, in the draft's form. */
export function ProposedFacts({
  proposed,
  documentId,
}: {
  proposed: readonly ProposedFact[]
  documentId: string
}) {
  return (
    <Section title="What it says of itself" id="proposed">
      <dl className="facts">
        {proposed.map(({ field, value, where }) => (
          <Fragment key={field + value}>
            <dt>{FIELD_WORDS[field]}</dt>
            <dd>
              <bdi>{field === 'date' ? formatEdtf(value) : value}</bdi>{' '}
              <span className="meta">read in {where}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="in-say">
        Nobody has said that this is so. <a href={`/records/${documentId}/edit`}>Its draft’s form</a> offers
        it beside each field.
      </p>
    </Section>
  )
}
