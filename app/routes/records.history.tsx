import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { recordHistory, restoreVersion, type RestoreRefusal } from '../catalog/recordHistory.server'
import { recordHref } from '../domain/recordHref'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { ChangeList } from '../ui/ChangeList'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.title ?? 'a record'} – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireAccount(context, request, 'draft')
  const history = await recordHistory(context.portal, params.id ?? '')
  if (!history) throw notFound('record', params.id)
  const { present, ...rest } = history
  return { ...rest, kind: present?.kind ?? null, href: present ? recordHref(present) : null }
}

/** Brings the version of one change back, as a new change. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const id = params.id ?? ''
  const restored = await restoreVersion(context.portal, viewer, id, Number(form.get('seq')))
  if (restored.ok) {
    throw redirect(recordHref(restored.value), {
      headers: {
        'Set-Cookie': sayNext({
          tone: 'pass',
          text: 'That version is back.',
          link: { href: `/records/${id}/history`, name: 'History' },
        }),
      },
    })
  }
  if (restored.refusal.because === 'no-such-version')
    throw notFound('version that you may restore', String(form.get('seq')))
  const flash = sayNext({ tone: 'fail', text: explain(restored.refusal).slice(0, 480) })
  throw redirect(`/records/${id}/history`, { headers: { 'Set-Cookie': flash } })
}

function explain(refusal: Exclude<RestoreRefusal, { because: 'no-such-version' }>): string {
  if (refusal.because === 'identifiers') {
    const found = refusal.found.map(({ says }) => says).join(' ')
    return `Not restored: readers would see what looks like personal data. ${found} Edit the record, and say there why it may stand.`
  }
  const words = Object.entries(refusal.problems).map(([field, problem]) => `${field}: ${problem}`)
  return `That version does not fit the record any more. ${words.join(' ')}`
}

export default function History() {
  const { title, kind, href, changes } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="History"
        titleClass="h-page"
        meta={<bdi>{title}</bdi>}
        crumbs={href ? [{ href, name: 'Back to the record' }] : []}
      />
      {!href && (
        <div className="sec-form">
          <Notice tone="warn" title="This record was removed">
            Restore a version below to bring it back.
          </Notice>
        </div>
      )}
      <ChangeList kind={kind} changes={changes} isPresent={href !== null} />
    </div>
  )
}
