import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editAnnotation, type EditRefusal } from '../annotations/editAnnotation.server'
import type { Annotation } from '../annotations/annotationRow'
import { findAnnotation } from '../annotations/listAnnotations.server'
import { speakerChoices } from '../catalog/speakers'
import { mayEdit, readAnnotationContent, readReply, visibilitiesFor } from '../domain/annotation'
import { ok } from '../domain/result'
import { formatTags } from '../domain/tags'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { TextAreaField } from '../ui/TextAreaField'
import { requireDocument } from './parts/document/requireDocument.server'
import { NoteFields } from './parts/document/NoteForm'

export const meta = () => [{ title: 'Edit a note – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const { documentId = '', annotationId = '' } = params
  const { catalog, brief } = await requireDocument(context.portal, viewer, documentId)
  const note = await findAnnotation(context.portal, documentId, annotationId, viewer)
  if (!note) throw notFound('note', annotationId)
  if (!mayEdit(viewer, note)) throw new Response(EXPLAIN['not-yours'], { status: 403 })
  const speakers = speakerChoices(catalog, documentId)
  return { note, title: brief.title, visibilities: visibilitiesFor(viewer), speakers }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const { documentId = '', annotationId: id = '' } = params
  const form = await readForm(context, request)
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const held = await findAnnotation(context.portal, documentId, id, viewer)
  if (!held) throw notFound('note', id)
  const content = held.kind === 'reply' ? readReplyContent(values) : readAnnotationContent(values)
  if (!content.ok) return data({ errors: content.refusal, values, present: null }, { status: 400 })
  const edit = { documentId, id, revision: Number(values.revision), content: content.value }
  const edited = await editAnnotation(context.portal, viewer, edit)
  if (edited.ok) throw redirect(`${pathBack(request, held)}#note-${id}`)
  const { refusal } = edited
  if (refusal.reason === 'no-such-annotation') throw notFound('note', id)
  const present = refusal.reason === 'changed' ? refusal.present : null
  return data({ errors: { form: EXPLAIN[refusal.reason] }, values, present }, { status: 422 })
}

function readReplyContent(values: Record<string, string>) {
  const reply = readReply(values)
  return reply.ok ? ok({ body: reply.value }) : reply
}

/** The page that one came from: the note's own, where `back` says so, or the document. */
function pathBack(request: Request, { documentId, parentId, id }: Annotation): string {
  const document = `/documents/${documentId}`
  const isNote = new URL(request.url).searchParams.get('back') === 'note'
  return isNote ? `${document}/annotations/${parentId ?? id}` : document
}

const EXPLAIN: Record<EditRefusal['reason'], string> = {
  'no-such-annotation': 'The note is gone.',
  'not-yours': 'Only its author can edit a note. You can reply to it.',
  'no-such-speaker': 'The record has no such person or organization. Choose one from the list.',
  'no-such-addressee': 'The record has no such person or organization. Choose one from the list.',
  'may-not-publish':
    'Showing a note to every reader takes the role of editor. Choose someone else who may read it.',
  changed:
    'The note was saved elsewhere since you opened it. Both versions stand below: save yours over the other, or take words from it first.',
}

export default function EditNote() {
  const { note, title, visibilities, speakers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const values = answer?.values ?? {
    kind: note.kind,
    body: note.body,
    visibility: note.visibility,
    speaker: note.speakerId ?? '',
    saidOn: note.saidOn ?? '',
    occasion: note.occasion ?? '',
    askedOf: note.askedOfId ?? '',
    dueOn: note.dueOn ?? '',
    tags: formatTags(note.tags),
  }
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  const revision = answer?.present?.revision ?? answer?.values.revision ?? note.revision
  const document = `/documents/${note.documentId}`
  const permalink = `${document}/annotations/${note.parentId ?? note.id}`
  return (
    <div className="wrap">
      <PageHead
        title={note.kind === 'reply' ? 'Edit a reply' : 'Edit a note'}
        titleClass="h-page"
        crumbs={[
          { href: document, name: title },
          { href: permalink, name: 'The note' },
        ]}
      />
      <form method="post" className="narrow-form">
        <CsrfField />
        <input type="hidden" name="revision" value={revision} />
        <ErrorSummary errors={errors} />
        {answer?.present && (
          <Notice title="Saved meanwhile">
            <p className="note-body">{answer.present.body || 'A highlight without words.'}</p>
          </Notice>
        )}
        {note.passage && <blockquote className="note-w">“{note.passage.exact}”</blockquote>}
        {note.kind === 'reply' ? (
          <TextAreaField name="body" label="Reply" rows={6} defaultValue={values.body} error={errors.body} />
        ) : (
          <NoteFields
            prefix="field"
            visibilities={visibilities}
            speakers={speakers}
            values={values}
            errors={errors as Record<string, string>}
          />
        )}
        <div className="btns">
          <Button look="first">Save</Button>
          <a className="btn plain" href={permalink}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  )
}
