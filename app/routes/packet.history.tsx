import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { packetHistory, restoreRevision } from '../packets/packetHistory.server'
import { PageHead } from '../ui/PageHead'
import { Pager } from '../ui/Pager'
import { ActTable } from './parts/packet/ActTable'
import { PacketChanges } from './parts/packet/PacketChanges'
import { RestoreForms, RevisionList } from './parts/packet/RevisionList'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.title ?? 'a packet'} – Throughline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const query = new URL(request.url).searchParams
  const numberIn = (name: string) => wholeNumberIn(query, name, 9) || null
  const asked = { from: numberIn('from'), to: numberIn('to'), before: numberIn('before') }
  const id = params.packetId ?? ''
  const history = await packetHistory(context.portal, viewer, id, asked)
  if (!history) throw notFound('packet whose history you may read', id)
  return { id, before: asked.before, ...history }
}

/** Brings a former revision back, as a new one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const restored = await restoreRevision(context.portal, viewer, id, Number(form.get('revision')))
  if (!restored.ok && restored.refusal.reason === 'not-found')
    throw notFound('packet that you may change', id)
  const said = restored.ok
    ? sayNext({
        tone: 'pass',
        text: 'That revision is back, as a new one.',
        link: { href: `/packets/${id}/history`, name: 'History' },
      })
    : sayNext({ tone: 'fail', text: explainPacketRefusal(restored.refusal) })
  throw redirect(restored.ok ? `/packets/${id}` : `/packets/${id}/history`, {
    headers: { 'Set-Cookie': said },
  })
}

export default function History() {
  const {
    id,
    title,
    before,
    older,
    revision: present,
    steps,
    compared,
    mayRestore,
    word,
  } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="History"
        titleClass="h-page"
        meta={<bdi>{title}</bdi>}
        crumbs={[{ href: `/packets/${id}`, name: 'Back to the packet' }]}
      />
      <div className="desk pk">
        <section className="desk-left" aria-labelledby="revisions">
          <h2 className="h-ui" id="revisions">
            Revisions
          </h2>
          <RevisionList
            before={before}
            steps={steps}
            present={present}
            compared={compared}
            mayRestore={mayRestore}
            word={word}
          />
          <Pager
            label="Pages of revisions"
            previous={before === null ? null : { href: `/packets/${id}/history`, name: 'Newest' }}
            next={older === null ? null : { href: `/packets/${id}/history?before=${older}`, name: 'Older' }}
          />
          {mayRestore && (
            <RestoreForms
              revisions={steps.flatMap(({ revisions }) => revisions ?? []).map((it) => it.revision)}
            />
          )}
        </section>
        <section className="desk-main" aria-labelledby="differences">
          <ActTable steps={steps} word={word} />
          <h2 className="h-ui" id="differences">
            {compared ? `What changed from revision ${compared.from} to ${compared.to}` : 'What changed'}
          </h2>
          {compared ? (
            <PacketChanges changes={compared.changes} />
          ) : (
            <p className="meta">
              {present === 1
                ? 'There is one revision: no word has changed.'
                : 'Choose two revisions that are kept.'}
            </p>
          )}
        </section>
      </div>
    </div>
  )
}
