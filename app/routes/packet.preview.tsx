import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { Fragment } from 'react'
import { findingsSeenBy, isFilingReady } from '../domain/filing/readiness'
import { planPacket } from '../dossier/planPacket.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { findPacket } from '../packets/readPackets.server'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { Findings } from './parts/packet/Findings'
import { PlanBlocks, Runs } from './parts/packet/PlanBlocks'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.plan.title ?? 'Packet'}, preview – Throughline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const stored = await findPacket(context.portal, viewer, params.packetId ?? '')
  if (!stored) throw notFound('packet', params.packetId)
  const plan = await planPacket(context.portal, viewer, stored)
  const findings = findingsSeenBy(viewer, plan.findings)
  const isSealed = stored.review === 'sealed'
  return { plan: { ...plan, findings }, isReady: isFilingReady(plan.findings), isSealed }
}

export default function Preview() {
  const { plan, isReady, isSealed } = useLoaderData<typeof loader>()
  const { cover } = plan
  return (
    <div className="wrap preview">
      <PageHead
        title={plan.title}
        titleClass="h-doc"
        crumbs={[{ href: `/packets/${plan.packetId}`, name: 'Back to the packet' }]}
        meta={[...cover.forum, ...cover.caption, ...cover.docket].map((line, index) => (
          <span key={index}>{line}</span>
        ))}
        standfirst={`${cover.subtitle}. Preview: the words of the dossier, in their order; pages are counted at the export.`}
      />
      {isSealed ? (
        <p className="meta pk-notes">
          The packet is sealed and stays as it was.{' '}
          <a href={`/packets/${plan.packetId}#checks`}>What its checks say now</a>
        </p>
      ) : (
        <>
          {plan.problems.length > 0 && (
            <Notice tone="bad" title="Not ready to export">
              <ul>
                {plan.problems.map(({ message }, index) => (
                  <li key={index}>{message}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Findings
            findings={plan.findings}
            isReady={isReady}
            venue={plan.venue.name}
            isExportable={plan.problems.length === 0}
          />
        </>
      )}
      <Section title="Table of exhibits" id="table" first>
        {plan.exhibits.length === 0 && <p>No {plan.labelling.word.toLowerCase()} yet.</p>}
        <ol className="rows">
          {plan.exhibits.map((exhibit) => (
            <li key={exhibit.number}>
              <a href={`#ex-${exhibit.number}`}>
                {exhibit.name}, {exhibit.title}
              </a>{' '}
              <span className="meta">
                {[exhibit.date, exhibit.caption || exhibit.described].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {plan.summary.length > 0 && (
        <Section title="Summary" id="summary">
          <div className="prose plan">
            <PlanBlocks blocks={plan.summary} id="summary" />
          </div>
        </Section>
      )}
      {plan.introduction.length > 0 && (
        <Section title="Statement of record" id="introduction">
          <div className="prose plan">
            <PlanBlocks blocks={plan.introduction} id="introduction" />
          </div>
        </Section>
      )}
      {[...plan.parts, ...plan.proofs].map(({ title, blocks }, index) => (
        <Section key={title} title={title} id={`part-${index + 1}`}>
          <div className="plan">
            <PlanBlocks blocks={blocks} id={`part-${index + 1}`} />
          </div>
        </Section>
      ))}
      {plan.exhibits.map((exhibit) => (
        <Section
          key={exhibit.number}
          id={`ex-${exhibit.number}`}
          title={`${exhibit.heading}: ${exhibit.title}`}
          aside={exhibit.caption}
        >
          <dl className="facts">
            {exhibit.slip.map(({ label, value }, index) => (
              <Fragment key={index}>
                <dt>{label}</dt>
                <dd className="keep-lines">
                  <Runs runs={value} />
                </dd>
              </Fragment>
            ))}
          </dl>
          <div className="plan">
            <PlanBlocks blocks={exhibit.sheet} id={`ex-${exhibit.number}`} />
          </div>
        </Section>
      ))}
    </div>
  )
}
