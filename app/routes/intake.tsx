import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type SerializeFrom,
} from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseReceiptForm } from '../domain/receiptForm'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { sayNext } from '../http/flash'
import { requireAccount } from '../http/requireUser'
import { sayRefused } from '../http/sayRefused.server'
import { twinHeaders, withTwin } from '../http/twin'
import { readUpload } from '../http/upload.server'
import { listReceipts } from '../ingest/readReceipts.server'
import { receiveFiles } from '../ingest/receiveFiles.server'
import { Empty } from '../ui/Empty'
import type { LookAgainHandle } from '../ui/LookAgain'
import { PageHead } from '../ui/PageHead'
import { Pager } from '../ui/Pager'
import { Section } from '../ui/Section'
import { Segments } from '../ui/Segments'
import { ReceiptList } from './parts/intake/ReceiptList'
import { saidOfFiles } from './parts/intake/saidOfFiles'
import { UploadForm } from './parts/intake/UploadForm'
import { isUnderWay } from './parts/intake/isUnderWay'
import { useLookAgain } from './parts/useLookAgain'

/** Receipts on one page of the list. */
const PER_PAGE = 50
/** How often the page looks again without script, in seconds, while something is being read. */
const LOOK_S = 3

export const headers = twinHeaders
export const meta = () => [{ title: 'Intake – Throughline' }]
export const handle: LookAgainHandle<SerializeFrom<typeof loader>> = {
  lookAgainS: (loaded) => (loaded?.receipts.some(isUnderWay) ? LOOK_S : null),
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAccount(context, request, 'edit-catalog')
  const asked = new URL(request.url).searchParams
  const state = asked.get('state') === 'waiting' ? 'waiting' : 'all'
  const page = wholeNumberIn(asked, 'page') || 1
  const window = { skip: (page - 1) * PER_PAGE, take: PER_PAGE }
  const { receipts, total, waiting } = await listReceipts(context.portal, { state }, window)
  return withTwin('/intake', { receipts, total, waiting, state, page, pages: Math.ceil(total / PER_PAGE) })
}

/** Takes the files of the form, each by itself: what is kept stays kept whatever becomes of the others. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const upload = await readUpload(context, request)
  if (!upload.ok) return data({ errors: { file: upload.refusal }, fields: {} }, { status: 400 })
  const { fields, files } = upload.value
  const form = parseReceiptForm(fields)
  const to = { documentId: null, method: 'upload' } as const
  const sent = await receiveFiles(context.portal, viewer, files, form, to)
  if (!form.ok) return data({ errors: form.refusal, fields }, { status: 400 })
  const [only] = sent
  if (sent.length === 1 && only && !only.ok)
    return data({ errors: { file: sayRefused(only, request) }, fields }, { status: only.status })
  throw redirect('/intake', { headers: { 'Set-Cookie': sayNext(saidOfFiles(sent)) } })
}

export default function Intake() {
  const { receipts, total, waiting, state, page, pages } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  useLookAgain(receipts.some(isUnderWay))
  const hrefOf = (at: number) => `/intake?${new URLSearchParams({ state, page: String(at) })}`
  const segments = [
    { href: '/intake', name: 'All received', isCurrent: state === 'all' },
    { href: '/intake?state=waiting', name: `Waiting for you (${waiting})`, isCurrent: state === 'waiting' },
  ]
  return (
    <div className="wrap in-page">
      <PageHead
        title="Intake"
        titleClass="h-page"
        standfirst="Bring in the files that you have. Each is kept as it is, under its SHA-256, and read; what it is becomes a draft, or waits here for your word."
      />
      <UploadForm errors={answer?.errors ?? {}} fields={answer?.fields ?? {}} />
      <Section title="Received" id="received" aside={`${total.toLocaleString('en')} in this list`}>
        <Segments label="Which receipts" segments={segments} />
        {receipts.length === 0 ? (
          <Empty title={state === 'waiting' ? 'Nothing waits for you.' : 'Nothing was received yet.'}>
            <p>
              {state === 'waiting'
                ? 'What has the words of a document that is here, or holds several, would stand here.'
                : 'Choose files above, or run: npm run -s throughline -- add <file>'}
            </p>
          </Empty>
        ) : (
          <ReceiptList receipts={receipts} />
        )}
        <Pager
          label="Pages of the list"
          previous={page > 1 ? { href: hrefOf(page - 1), name: 'Later' } : null}
          next={page < pages ? { href: hrefOf(page + 1), name: 'Earlier' } : null}
          place={`${page} of ${Math.max(1, pages)}`}
        />
      </Section>
    </div>
  )
}
