import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { documentPage } from '../catalog/documentPage'
import { readCatalog } from '../catalog/readCatalog.server'
import { PortalError } from '../domain/portalError'
import { addOriginal, MOST_ORIGINAL_BYTES } from '../ingest/addOriginal.server'
import { sayNext } from '../http/flash'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { reportProblem } from '../http/reportProblem.server'
import { readUpload, type Upload } from '../http/upload.server'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { TextField } from '../ui/TextField'

export const meta = () => [{ title: 'Add an original – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const document = documentPage(await readCatalog(context.portal, viewer), params.documentId ?? '')
  if (!document) throw notFound('document', params.documentId)
  return { brief: document.brief, mostMb: MOST_ORIGINAL_BYTES / 1024 / 1024 }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const documentId = params.documentId ?? ''
  const upload = await readUpload(context, request)
  if (!upload.ok) return data({ errors: { file: upload.refusal }, sourceUrl: '' }, { status: 400 })
  const { fields, fileName, bytes } = upload.value
  const sourceUrl = fields.sourceUrl?.trim() || null
  if (sourceUrl && !/^https?:\/\/\S{1,2000}$/.test(sourceUrl)) {
    return turnDown(upload.value, 400, {
      sourceUrl: 'Give a web address that starts with http:// or https://, or leave it empty.',
    })
  }
  try {
    const added = await addOriginal(
      context.portal,
      viewer,
      { documentId, fileName, method: 'upload', sourceUrl },
      bytes,
    )
    if (!added.ok) {
      if (added.refusal.reason === 'no-such-document') throw notFound('document', documentId)
      return turnDown(upload.value, 422, { file: added.refusal.message })
    }
    throw redirect(`/documents/${documentId}`, { headers: { 'Set-Cookie': sayNext(saidOf(added.value)) } })
  } catch (problem) {
    if (!(problem instanceof PortalError)) throw problem
    const reference = reportProblem(problem, request)
    return turnDown(upload.value, problem.code === 'no-space' ? 507 : 503, {
      file: `${problem.message} (Reference ${reference}.)`,
    })
  }
}

/** Answers a refusal once the sender has been heard out, so that it is read. */
async function turnDown(upload: Upload, status: number, errors: Record<string, string>) {
  await upload.discard()
  return data({ errors, sourceUrl: upload.fields.sourceUrl ?? '' }, { status })
}

function saidOf({ pages, wasHeld }: { pages: number; wasHeld: boolean }) {
  if (wasHeld)
    return {
      tone: 'unsure',
      text: 'This very file was held for the document already. Nothing was changed.',
    } as const
  return {
    tone: 'pass',
    text: `The original is kept. Its text has ${pages === 1 ? '1 page' : `${pages} pages`}.`,
  } as const
}

export default function AddOriginal() {
  const { brief, mostMb } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  return (
    <div className="wrap">
      <PageHead
        title="Add an original"
        titleClass="h-page"
        crumbs={[{ href: brief.href, name: brief.title }]}
        standfirst="The bytes are kept as they are, under their SHA-256, and never changed. Another version is another original."
      />
      <form method="post" encType="multipart/form-data" className="narrow-form">
        <CsrfField />
        <ErrorSummary
          errors={errors}
          title="Nothing was kept"
          labels={{ file: 'File', sourceUrl: 'Captured at' }}
          kept="The address is kept. No page keeps a file: choose it again."
        />
        <TextField
          name="sourceUrl"
          type="url"
          label="Captured at"
          hint="The web address it was saved from, if there is one."
          defaultValue={answer?.sourceUrl}
          error={errors.sourceUrl}
        />
        <TextField
          name="file"
          type="file"
          label="File"
          hint={`A PDF or a plain text, up to ${mostMb} MB.`}
          accept=".pdf,.txt,.text,application/pdf,text/plain"
          required
          error={errors.file}
        />
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
