import { Readable } from 'node:stream'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pagesOfVersion } from '../catalog/versionPages.server'
import { currentVersion } from '../catalog/versions.server'
import { textIn } from '../domain/formText'
import { actorOf } from '../domain/roles'
import { MOST_NOTE } from '../domain/version'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { PLAIN_RECEIPT } from '../ingest/receipt'
import { receiveOriginal } from '../ingest/receiveOriginal.server'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { TextAreaField } from '../ui/TextAreaField'
import { TextField } from '../ui/TextField'
import { requireDocument } from './parts/document/requireDocument.server'

/** A line that ends a page: what a form can carry, since a form feed does not show. */
const PAGE_END = '\n=== page ===\n'

export const meta = () => [{ title: 'Type a transcription – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const { portal } = context
  const { catalog, brief } = await requireDocument(portal, viewer, params.documentId)
  const current = await currentVersion(portal, catalog, brief.id)
  const pages = current ? ((await pagesOfVersion(portal, brief.id, current.number)) ?? []) : []
  return { brief, text: pages.map((page) => page.text).join(PAGE_END) }
}

/** Keeps what was typed as a plain-text original of its own, and a version of the document. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const documentId = params.documentId ?? ''
  const given = { text: textIn(form, 'text'), note: textIn(form, 'note').slice(0, MOST_NOTE) }
  const bytes = Readable.from([Buffer.from(given.text.trim().replaceAll(PAGE_END, '\f'))])
  const version = { documentId, kind: 'transcription', note: given.note } as const
  const receipt = {
    ...PLAIN_RECEIPT,
    fileName: 'transcription.txt',
    method: 'transcription',
    version,
  } as const
  const kept = given.text.trim() && (await receiveOriginal(context.portal, actorOf(viewer), receipt, bytes))
  if (!kept) return data({ errors: { text: 'Type the text first.' }, given }, { status: 400 })
  if (!kept.ok && kept.refusal.reason === 'no-such-document') throw notFound('document', documentId)
  if (!kept.ok) return data({ errors: { text: sayWhy(kept.refusal) }, given }, { status: 422 })
  const text = 'The transcription is kept. It becomes the current version in a moment.'
  throw redirect(`/documents/${documentId}`, { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) } })
}

function sayWhy(refusal: { reason: string; message?: string }): string {
  return refusal.message ?? 'It was not kept.'
}

export default function Transcription() {
  const { brief, text } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  return (
    <div className="wrap">
      <PageHead
        title="Type a transcription"
        titleClass="h-page"
        crumbs={[{ href: brief.href, name: brief.title }]}
        standfirst="What you type is kept as an original of its own, beside the one that it was typed from. It begins as the current text."
      />
      <form method="post" className="form">
        <CsrfField />
        <ErrorSummary errors={errors} title="Nothing was kept" labels={{ text: 'Text' }} />
        <TextAreaField
          name="text"
          label="Text"
          hint="A line “=== page ===” begins the next page."
          rows={24}
          defaultValue={answer?.given.text ?? text}
          error={errors.text}
        />
        <TextField
          name="note"
          label="Why"
          hint="“Corrects what OCR misread on page 2.”"
          defaultValue={answer?.given.note}
          maxLength={MOST_NOTE}
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
