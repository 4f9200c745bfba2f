import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { redactionForm } from '../domain/redaction/redaction'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { EXPLAIN_REDACT, redact } from '../redactions/redact.server'
import { redactionsPage } from '../redactions/redactionsPage.server'
import { Empty } from '../ui/Empty'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { ProposalList } from './parts/redactions/ProposalList'
import { RedactedSheet } from './parts/redactions/RedactedSheet'
import { RedactionList } from './parts/redactions/RedactionList'
import { RedactionStanding } from './parts/redactions/RedactionStanding'
import { StandsElsewhere } from './parts/redactions/StandsElsewhere'
import { WordsForm } from './parts/redactions/WordsForm'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Redactions of ${data?.brief.title ?? 'a document'} – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'redact')
  const asked = new URL(request.url).searchParams
  const page = await redactionsPage(context.portal, viewer, params.documentId ?? '', {
    version: asked.has('version') ? Number(asked.get('version')) || -1 : null,
    page: Number(asked.get('page')) || 1,
    words: (asked.get('words') ?? '').slice(0, 500),
  })
  if (!page) throw notFound('document', params.documentId)
  return page
}

/** Takes something out: a box, a passage, words or what a pattern finds. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'redact')
  const sent = Object.fromEntries(await readForm(context, request)) as Record<string, string>
  const documentId = params.documentId ?? ''
  const version = Number(sent.version) || 0
  const read = redactionForm.safeParse(sent.unit === 'percent' ? inShares(sent) : sent)
  if (!read.success) return data({ errors: problemsOf(read.error.issues), sent }, { status: 400 })
  const made = await redact(context.portal, viewer, documentId, version, read.data)
  if (!made.ok) return data({ errors: { form: EXPLAIN_REDACT[made.refusal] }, sent }, { status: 422 })
  const text = 'It is taken out. Readers see the copy without it as soon as that is made.'
  const back = new URLSearchParams({ version: String(version), page: sent.at ?? sent.page ?? '1' })
  throw redirect(`/documents/${documentId}/redactions?${back}`, {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) },
  })
}

/** The form's numbers are hundredths of the page, for people; what is kept are shares. */
function inShares(sent: Record<string, string>): Record<string, string | number> {
  const sides = ['left', 'top', 'width', 'height'].map((side) => [side, Number(sent[side]) / 100] as const)
  return { ...sent, ...Object.fromEntries(sides) }
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? 'form'), message]))
}

const LABELS = { words: 'Words', code: 'Reason', page: 'Page', pattern: 'Pattern', form: 'Redaction' }

export default function Redactions() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  const { brief, base } = page
  return (
    <div className="wrap">
      <PageHead
        title="Redactions"
        titleClass="h-page"
        crumbs={[{ href: brief.href, name: brief.title }]}
        standfirst="What is taken out here, readers without an account and public filings do not get: neither on a page nor in a file, a search or a note."
      />
      <ErrorSummary errors={errors} title="Nothing was taken out" labels={LABELS} />
      {base === null || !('sheet' in page) ? (
        <Empty level="h2" title="No original of this document was read yet.">
          <p>Once one is, its words can be redacted.</p>
        </Empty>
      ) : (
        <>
          <RedactionStanding page={page} />
          <div className="rx">
            <div className="rx-main">
              <RedactedSheet page={page} />
            </div>
            <div className="rx-side">
              <WordsForm page={page} sent={answer?.sent} errors={errors} />
              <ProposalList page={page} />
            </div>
          </div>
          <RedactionList page={page} />
          <StandsElsewhere page={page} />
        </>
      )}
    </div>
  )
}
