import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countNotesOn } from '../annotations/countNotes.server'
import { currentVersion } from '../catalog/versions.server'
import { parseReceiptForm } from '../domain/receiptForm'
import { sayNext } from '../http/flash'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { sayRefused } from '../http/sayRefused.server'
import { readUpload } from '../http/upload.server'
import { receiveFiles } from '../ingest/receiveFiles.server'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { TextField } from '../ui/TextField'
import { requireDocument } from './parts/document/requireDocument.server'
import { ReceiptFields, RECEIPT_LABELS } from './parts/intake/ReceiptFields'
import { VersionFields } from './parts/intake/VersionFields'
import { saidOfFiles } from './parts/intake/saidOfFiles'

export const meta = () => [{ title: 'Add a version – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const { portal } = context
  const { catalog, brief } = await requireDocument(portal, viewer, params.documentId)
  const current = await currentVersion(portal, catalog, brief.id)
  return { brief, current: current?.number ?? null, notes: await countNotesOn(portal, brief.id) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const documentId = params.documentId ?? ''
  const upload = await readUpload(context, request)
  if (!upload.ok) return data({ errors: { file: upload.refusal }, fields: {} }, { status: 400 })
  const { fields, files } = upload.value
  const form = parseReceiptForm(fields)
  const sent = await receiveFiles(context.portal, viewer, files, form, { documentId, method: 'upload' })
  if (!form.ok) return data({ errors: form.refusal, fields }, { status: 400 })
  const refused = sent.find((it) => !it.ok)
  if (refused?.status === 404) throw notFound('document', documentId)
  if (refused)
    return data({ errors: { file: sayRefused(refused, request) }, fields }, { status: refused.status })
  throw redirect(`/documents/${documentId}`, { headers: { 'Set-Cookie': sayNext(saidOfFiles(sent)) } })
}

export default function AddVersion() {
  const { brief, current, notes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  const fields: Record<string, string | undefined> = answer?.fields ?? {}
  return (
    <div className="wrap">
      <PageHead
        title={current === null ? 'Add an original' : 'Add a version'}
        titleClass="h-page"
        crumbs={[{ href: brief.href, name: brief.title }]}
        standfirst="The bytes are kept as they are, under their SHA-256, and never changed. Every version stays, under an address of its own."
      />
      {current !== null && notes > 0 && (
        <Notice
          tone="warn"
          title={`${notes === 1 ? 'One note stands' : `${notes} notes stand`} on version ${current}`}
        >
          The new version becomes the current one, and each note is placed on it anew: where its words changed
          or are gone, it says so. Nothing of the present version is lost.
        </Notice>
      )}
      <form method="post" encType="multipart/form-data" className="narrow-form">
        <CsrfField />
        <ErrorSummary
          errors={errors}
          title="Nothing was kept"
          labels={RECEIPT_LABELS}
          kept="What you wrote is kept. No page keeps a file: choose it again."
        />
        <VersionFields fields={fields} errors={errors} isFirst={current === null} />
        <ReceiptFields fields={fields} errors={errors} />
        <TextField name="file" type="file" label="File" hint={<TakenKinds />} required error={errors.file} />
        <div className="btns">
          <Button look="first">Keep it</Button>
          <a className="btn plain" href={brief.href}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  )
}

function TakenKinds() {
  return 'PDF, plain text, web page, WARC, WACZ, e-mail, mailbox, Word (DOCX), PNG, JPEG or TIFF, up to 2 GB.'
}
