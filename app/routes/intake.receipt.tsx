import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { offerDocuments } from '../catalog/documentNamed'
import { readCatalog } from '../catalog/readCatalog.server'
import { lastJobs } from '../jobs/readJobs.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { twinHeaders, withTwin } from '../http/twin'
import { proposalsFor } from '../ingest/proposedFacts.server'
import { nearDuplicatesOf, partsOf, showReceipt } from '../ingest/readReceipts.server'
import type { LookAgainHandle } from '../ui/LookAgain'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { FileUnder } from './parts/intake/FileUnder'
import { FlagList } from './parts/intake/FlagList'
import { JobState } from './parts/intake/JobState'
import { ProposedFacts } from './parts/intake/ProposedFacts'
import { PartList } from './parts/intake/PartList'
import { ReceiptFacts } from './parts/intake/ReceiptFacts'
import { ReceiptMark } from './parts/intake/ReceiptMark'
import { isUnderWay } from './parts/intake/isUnderWay'
import { useLookAgain } from './parts/useLookAgain'

/** How often the page looks again without script, in seconds, while the file is being read. */
const LOOK_S = 3

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.receipt.fileName ?? 'Receipt'} – Throughline` },
]
export const handle: LookAgainHandle<SerializeFrom<typeof loader>> = {
  lookAgainS: (loaded) => (loaded?.isUnderWay ? LOOK_S : null),
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const { portal } = context
  const receipt = await showReceipt(portal, params.receiptId ?? '')
  if (!receipt) throw notFound('receipt', params.receiptId)
  const parts = receipt.reading?.partCount ? await partsOf(portal, receipt.id) : []
  const near = receipt.state === 'waits' ? await nearDuplicatesOf(portal, receipt.sha256) : []
  const taking = (await lastJobs(portal, 'take', [receipt.id])).get(receipt.id) ?? null
  const isTaking = taking?.state === 'queued' || taking?.state === 'running'
  const offers = mayBeFiled(receipt) ? offerDocuments(await readCatalog(portal, viewer)) : []
  const underWay = isUnderWay(receipt) || isTaking
  const draft = receipt.document?.isDraft
    ? (await readCatalog(portal, viewer)).get(receipt.document.id)
    : null
  const proposed = draft ? await proposalsFor(portal, draft) : []
  return withTwin(`/intake/${receipt.id}`, {
    receipt,
    parts,
    near,
    taking,
    offers,
    proposed,
    isUnderWay: underWay,
  })
}

/** Whether one may still say which document it is: nobody has, or intake made a draft of it. */
function mayBeFiled({ state, document }: { state: string; document: { isDraft: boolean } | null }): boolean {
  return state === 'waits' || document?.isDraft === true
}

export default function Receipt() {
  const {
    receipt,
    parts,
    near,
    taking,
    offers,
    proposed,
    isUnderWay: underWay,
  } = useLoaderData<typeof loader>()
  useLookAgain(underWay)
  const { reading, job } = receipt
  const isAsked = receipt.state === 'waits'
  const holdsMany = reading?.holdsMany ?? false
  return (
    <div className="wrap in-page">
      <PageHead
        title={<bdi>{receipt.fileName}</bdi>}
        titleClass="h-page"
        crumbs={[{ href: '/intake', name: 'Intake' }]}
        meta={<ReceiptMark receipt={receipt} />}
      />
      {reading === null && job && <JobState job={job} label="Pages read" back={`/intake/${receipt.id}`} />}
      {reading?.problem && (
        <Notice tone="warn" title="It could not be read as it should be">
          {reading.problem.message}
        </Notice>
      )}
      {reading !== null && <FlagList flags={reading.flags} />}
      {isAsked && !holdsMany && <FileUnder receipt={receipt} near={near} offers={offers} />}
      {receipt.document && proposed.length > 0 && (
        <ProposedFacts proposed={proposed} documentId={receipt.document.id} />
      )}
      {parts.length > 0 && (
        <Section title="What is in it" id="parts">
          {taking && taking.state !== 'done' && (
            <JobState job={taking} label="Parts taken" back={`/intake/${receipt.id}`} />
          )}
          {taking?.state === 'done' && taking.problem && (
            <Notice tone="warn" title="Not all of it could be taken">
              {taking.problem}
            </Notice>
          )}
          {receipt.document !== null && !taking && (
            <Notice tone="warn" title="Nothing of this was taken by itself">
              There is too much of it, or it stands too deep within other files. Choose what is to become a
              document.
            </Notice>
          )}
          <PartList receiptId={receipt.id} parts={parts} />
        </Section>
      )}
      <Section title="Receipt" id="receipt">
        <ReceiptFacts receipt={receipt} />
      </Section>
      {(receipt.document?.isDraft || (isAsked && holdsMany)) && (
        <FileUnder receipt={receipt} near={near} offers={offers} />
      )}
    </div>
  )
}
