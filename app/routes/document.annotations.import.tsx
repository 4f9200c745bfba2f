import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { planImport } from '../annotations/exchange/planImport.server'
import { takeImport } from '../annotations/exchange/takeImport.server'
import { showPlan } from '../annotations/exchange/showPlan'
import { VISIBILITIES, VISIBILITY_NAMES, visibilitiesFor } from '../domain/annotation'
import { EXPLAIN_EXCHANGE, readExchange } from '../domain/webAnnotation/readExchange'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { SelectField } from '../ui/SelectField'
import { TextAreaField } from '../ui/TextAreaField'
import { requireDocument } from './parts/document/requireDocument.server'
import { ImportPlanTable } from './parts/notes/ImportPlanTable'

export const meta = () => [{ title: 'Import notes – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const id = params.documentId ?? ''
  const { brief } = await requireDocument(context.portal, viewer, id)
  return { id, title: brief.title, visibilities: visibilitiesFor(viewer) }
}

/** First shows what a file's notes will be here; with `intent` take, takes them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const id = params.documentId ?? ''
  const given = form.get('file')
  const text = given instanceof File && given.size > 0 ? await given.text() : String(form.get('text') ?? '')
  const read = readExchange(text)
  const visibility = VISIBILITIES.find((it) => it === form.get('visibility')) ?? 'team'
  if (!read.ok)
    return data({ error: EXPLAIN_EXCHANGE[read.refusal], text, visibility, plan: null }, { status: 400 })
  const plan = await planImport(context.portal, viewer, id, read.value)
  if (!plan) throw notFound('document', id)
  if (form.get('intent') !== 'take') return { error: null, text, visibility, plan: showPlan(plan) }
  const { taken, held } = await takeImport(context.portal, viewer, plan, visibility)
  const words = `${taken} ${taken === 1 ? 'note' : 'notes'} taken${held > 0 ? `, ${held} were here already` : ''}.`
  throw redirect(`/documents/${id}#notes`, {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: words }) },
  })
}

export default function ImportNotes() {
  const { id, title, visibilities } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="wrap">
      <PageHead
        title="Import notes"
        titleClass="h-page"
        crumbs={[{ href: `/documents/${id}`, name: title }]}
        standfirst="W3C Web Annotations, an export or API answer of Hypothesis, or notes of DocumentCloud. First you see what each will be here; nothing is taken before you say so."
      />
      {answer?.plan ? (
        <form method="post" className="import-plan">
          <CsrfField />
          <input type="hidden" name="text" value={answer.text} />
          <input type="hidden" name="visibility" value={answer.visibility} />
          <ImportPlanTable plan={answer.plan} />
          <div className="btns">
            {answer.plan.toTake > 0 && (
              <Button look="first" name="intent" value="take">
                Take {answer.plan.toTake} {answer.plan.toTake === 1 ? 'note' : 'notes'}
              </Button>
            )}
            <a className="btn plain" href={`/documents/${id}/annotations/import`}>
              Choose another file
            </a>
          </div>
        </form>
      ) : (
        <form method="post" encType="multipart/form-data" className="narrow-form">
          <CsrfField />
          {answer?.error && (
            <ErrorSummary
              errors={{ file: answer.error }}
              labels={{ file: 'The file' }}
              title="Nothing was read"
              kept={
                answer.text
                  ? 'The text of what you gave stands below: mend it there, or choose another file.'
                  : 'Choose a file, or paste its text.'
              }
            />
          )}
          <div className="f">
            <label htmlFor="field-file">The file</label>
            <input type="file" id="field-file" name="file" accept=".json,.jsonld,application/json" />
          </div>
          <TextAreaField name="text" label="Or its text" rows={6} defaultValue={answer?.text} />
          <SelectField
            name="visibility"
            label="Who may read notes that do not say"
            choices={visibilities.map((value) => ({ value, name: VISIBILITY_NAMES[value] }))}
            defaultValue={answer?.visibility ?? 'team'}
          />
          <div className="btns">
            <Button look="first">Show what they will be</Button>
          </div>
        </form>
      )}
    </div>
  )
}
