import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { annotate, EXPLAIN_ANNOTATE, type AnnotateRefusal } from '../annotations/annotate.server'
import { textHref } from '../annotations/textHref'
import { findText } from '../annotations/readDocument.server'
import { speakerChoices } from '../catalog/speakers'
import { readAnnotationContent, readPassageChoice, visibilitiesFor } from '../domain/annotation'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { PageHead } from '../ui/PageHead'
import { NoteFormBody, type NoteFormData, type SelectedPassage } from './parts/document/NoteForm'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Note on ${data?.title ?? 'a document'} – Throughline` },
]

/** The form on a page of its own: where a note goes that could not be saved, without script. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const id = params.documentId ?? ''
  const original = new URL(request.url).searchParams.get('original')
  const text = await findText(context.portal, viewer, id, { original })
  if (!text) throw notFound('document', id)
  const { brief } = text.page
  return {
    id,
    original,
    title: brief.title,
    visibilities: visibilitiesFor(viewer),
    speakers: speakerChoices(text.catalog, id),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = params.documentId ?? ''
  const text = await findText(context.portal, viewer, id, { original: values.original })
  if (!text) throw notFound('document', id)
  const content = readAnnotationContent(values)
  const choice = readPassageChoice(values)
  if (!content.ok || !choice.ok)
    return data(
      refused(values, { ...(choice.ok ? {} : choice.refusal), ...(content.ok ? {} : content.refusal) }),
      { status: 400 },
    )
  const originalSha256 = text.original?.sha256 ?? null
  const written = { content: content.value, choice: choice.value }
  const on = { documentId: id, pages: text.pages, originalSha256 }
  const note = await annotate(context.portal, viewer, { ...on, ...written })
  if (!note.ok) return data(explain(values, note.refusal), { status: 422 })
  const isFirst = originalSha256 === (text.originals[0]?.sha256 ?? null)
  const shown = textHref(id, isFirst ? null : originalSha256, note.value.passage?.page ?? 1)
  throw redirect(`${shown}#note-${note.value.id}`)
}

type Values = Record<string, string>

function refused(values: Values, errors: Record<string, string>): NoteFormData {
  return { errors, values }
}

const FIELD_OF: Partial<Record<AnnotateRefusal['reason'], string>> = {
  'not-found': 'words',
  'several-places': 'at',
  'no-such-speaker': 'speaker',
  'no-such-addressee': 'askedOf',
  'may-not-publish': 'visibility',
}

function explain(values: Values, refusal: AnnotateRefusal): NoteFormData {
  const errors = { [FIELD_OF[refusal.reason] ?? 'form']: EXPLAIN_ANNOTATE[refusal.reason] }
  return { errors, values, places: refusal.reason === 'several-places' ? refusal.places : [] }
}

export default function NewNote() {
  const { id, original, title, visibilities, speakers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="wrap">
      <PageHead
        title={`Note on “${title}”`}
        titleClass="h-page"
        crumbs={[{ href: `/documents/${id}`, name: title }]}
      />
      <form method="post" className="narrow-form">
        <NoteFormBody
          prefix="field"
          passage={passageOf(answer?.values)}
          original={answer?.values?.original || original}
          visibilities={visibilities}
          speakers={speakers}
          errors={answer?.errors}
          values={answer?.values}
          places={answer?.places}
        />
      </form>
    </div>
  )
}

function passageOf(values: Values | undefined): SelectedPassage | null {
  if (!values?.exact || !values.start) return null
  return {
    page: Number(values.page),
    start: Number(values.start),
    endPage: values.endPage ? Number(values.endPage) : null,
    end: Number(values.end),
    exact: values.exact,
  }
}
