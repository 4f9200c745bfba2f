import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findUses, removeRecord, type RemoveRefusal } from '../catalog/removeRecord.server'
import { findEditable } from '../catalog/saveRecord.server'
import { textIn } from '../domain/formText'
import { KIND_WORDS } from '../domain/recordFields'
import { recordHref } from '../domain/recordHref'
import { titleOf } from '../domain/titleAndDate'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button, buttonClass } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { TextAreaField } from '../ui/TextAreaField'
import { UseList } from '../ui/UseList'

export const meta = () => [{ title: 'Remove a record – Throughline' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const editable = await findEditable(context.portal, viewer, params.id ?? '')
  if (!editable) throw notFound('record that you may remove', params.id)
  const { record, revision } = editable
  const uses = await findUses(context.portal.db, viewer, record.id)
  return {
    id: record.id,
    word: KIND_WORDS[record.kind].one,
    title: titleOf(record),
    href: recordHref(record),
    revision,
    uses,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const id = params.id ?? ''
  const reason = textIn(form, 'reason')
  const revision = Number(form.get('revision'))
  const removed = await removeRecord(context.portal, viewer, { id, revision, reason })
  if (!removed.ok) {
    if (removed.refusal.because === 'gone') throw notFound('record that you may remove', id)
    const { status, problems } = REFUSED[removed.refusal.because]
    return data({ reason, problems }, { status })
  }
  const text = `Removed “${removed.value.slice(0, 120)}”.`
  const link = { href: `/records/${id}/history`, name: 'See it and undo' }
  throw redirect('/timeline', { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text, link }) } })
}

type Refused = { status: number; problems: Record<string, string> }
const REFUSED: Record<Exclude<RemoveRefusal['because'], 'gone'>, Refused> = {
  'no-reason': { status: 400, problems: { reason: 'Say why it goes: the log keeps the reason.' } },
  changed: {
    status: 409,
    problems: {
      form: 'Somebody changed the record since this page was opened. Look at it again, then remove it.',
    },
  },
  'in-use': { status: 422, problems: { form: 'Something uses this record now. It is named below.' } },
}

export default function RemoveRecord() {
  const { word, title, href, revision, uses } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const problems = refused?.problems ?? {}
  return (
    <div className="wrap">
      <PageHead
        title={`Remove ${word}`}
        titleClass="h-page"
        crumbs={[{ href, name: `Back to the ${word}` }]}
        meta={<bdi>{title}</bdi>}
      />
      {uses.length > 0 ? (
        <UseList uses={uses} />
      ) : (
        <form method="post" className="form narrow sec-form">
          <CsrfField />
          <input type="hidden" name="revision" value={revision} />
          <ErrorSummary errors={problems} labels={{ reason: 'Reason' }} title="Not removed" />
          <TextAreaField
            name="reason"
            label="Reason"
            hint="The log keeps it beside your name."
            required
            error={problems.reason}
            defaultValue={refused?.reason}
            dir="auto"
          />
          <div className="btns">
            <Button look="stop">Remove {word}</Button>
            <a className={buttonClass()} href={href}>
              Cancel
            </a>
          </div>
          <p className="meta">Nothing else uses this record. Its history stays, and can bring it back.</p>
        </form>
      )}
    </div>
  )
}
