import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EXPLAIN_ANNOTATE } from '../annotations/annotate.server'
import { readNote } from '../annotations/readNote.server'
import { choosePlace, reselect, type ReselectRefusal } from '../annotations/reselect.server'
import { readPassageChoice } from '../domain/annotation'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { PassageFields, type NoteFormData } from './parts/document/NoteForm'
import { PlaceChoices } from './parts/notes/PlaceChoices'

export const meta = () => [{ title: 'Select the words of a note again – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const { documentId = '', annotationId: id = '' } = params
  const read = await readNote(context.portal, viewer, { documentId, id, address: '' })
  if (!read || 'answers' in read) throw notFound('note', id)
  if (!read.note.mayPlace) throw new Response(EXPLAIN['not-yours'], { status: 403 })
  const { note, document, quoted, places } = read
  return { note, document, quoted, places }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const { documentId = '', annotationId: id = '' } = params
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const chosen = /^(\d{1,9}):(\d{1,9})$/.exec(values.place ?? '')
  const choice = readPassageChoice(values)
  if (!chosen && !choice.ok) return data({ errors: choice.refusal, values } as NoteFormData, { status: 400 })
  const done = chosen
    ? await choosePlace(context.portal, viewer, {
        documentId,
        id,
        at: { page: Number(chosen[1]), start: Number(chosen[2]) },
      })
    : await reselect(context.portal, viewer, { documentId, id, choice: choice.ok ? choice.value : never() })
  if (done.ok) throw redirect(`/documents/${documentId}/annotations/${id}`)
  return answerRefusal(done.refusal, values, id)
}

const EXPLAIN = {
  ...EXPLAIN_ANNOTATE,
  'no-such-annotation': 'The note is gone.',
  'not-yours': 'Only its author or an editor can say which words a note is about.',
  'no-such-place': 'The words do not stand there any more. Choose again.',
}

function answerRefusal(refusal: ReselectRefusal, values: Record<string, string>, id: string) {
  const { reason } = refusal
  if (reason === 'no-such-annotation') throw notFound('note', id)
  if (reason === 'not-yours') throw new Response(EXPLAIN[reason], { status: 403 })
  const field = reason === 'several-places' ? 'at' : reason === 'not-found' ? 'words' : 'form'
  const places = reason === 'several-places' ? refusal.places : []
  const answer: NoteFormData = { errors: { [field]: EXPLAIN[reason] }, values, places }
  return data(answer, { status: 422 })
}

function never(): never {
  throw new Error('A choice that could not be read was answered before.')
}

export default function Reselect() {
  const { note, document, quoted, places } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const permalink = `${document.href}/annotations/${note.id}`
  return (
    <div className="wrap">
      <PageHead
        title="Select the words again"
        titleClass="h-page"
        crumbs={[
          { href: document.href, name: document.title },
          { href: permalink, name: 'The note' },
        ]}
        standfirst="What the note says, its replies and its history stay; it is pinned to the words that you give."
      />
      {quoted !== null && <blockquote className="note-quoted not-quotable">{quoted}</blockquote>}
      {note.state === 'ambiguous' && <PlaceChoices places={places} state={note.state} action="" />}
      <form method="post" className="narrow-form">
        <CsrfField />
        {answer?.errors && (
          <ErrorSummary errors={answer.errors} title="The note stays as it was" labels={LABELS} />
        )}
        <PassageFields
          prefix="field"
          passage={null}
          errors={answer?.errors}
          values={answer?.values}
          places={answer?.places}
        />
        <div className="btns">
          <Button look="first">Pin the note to these words</Button>
          <a className="btn plain" href={permalink}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  )
}

const LABELS = { words: 'The exact words', at: 'Which place is meant' }
