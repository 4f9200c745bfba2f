import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { sealPacket, type SealRefusal } from '../dossier/sealPacket.server'
import { sealPage } from '../dossier/sealPage.server'
import { textIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button, buttonClass } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { groupFindings } from '../domain/filing/findingGroups'
import { FindingList } from './parts/packet/FindingList'
import { OpenComments } from './parts/packet/OpenComments'
import { PacketStanding } from './parts/packet/PacketStanding'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Seal ${data?.packet.title ?? 'a packet'} – Throughline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const page = await sealPage(context.portal, viewer, params.packetId ?? '')
  if (!page) throw notFound('packet that you may seal', params.packetId)
  return page
}

/** Seals a packet, as it was when its page was shown. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const sealed = await sealPacket(context.portal, viewer, id, Number(textIn(form, 'revision')))
  const refused = sealed.ok ? null : sealed.refusal.reason
  if (refused === 'not-found') throw notFound('packet that you may seal', id)
  if (refused && refused !== 'sealed') return data({ says: SAY[refused] }, { status: 422 })
  const said = sayNext({ tone: refused ? 'fail' : 'pass', text: SAY[refused ?? 'done'] })
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': said } })
}

const SAY: Record<Exclude<SealRefusal['reason'], 'not-found'> | 'done', string> = {
  done: 'The packet is sealed. It never changes from now on.',
  sealed: 'The packet is sealed already.',
  stale: 'Somebody saved the packet meanwhile. Look at what it says now, then seal it.',
  changed: 'Records were changed while it was being sealed. Look at what it says now, then seal it.',
  'not-ready': 'Something blocks it now. It is named below.',
}

export default function Seal() {
  const { packet, blocking, checks, comments, openComments } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const base = `/packets/${packet.id}`
  const isBlocked = blocking.length > 0
  return (
    <div className="wrap">
      <PageHead
        title="Seal the packet"
        titleClass="h-page"
        crumbs={[{ href: base, name: packet.title }]}
        meta={<PacketStanding packet={packet} />}
        standfirst="A sealed packet is what was filed. Its words, its exhibits and its dossier stay as they are now, whatever becomes of the records in it."
      />
      <div className="pk-seal">
        {refused && (
          <Notice tone="bad" title="Not sealed" alert>
            {refused.says}
          </Notice>
        )}
        <section aria-labelledby="blocking">
          <h2 className="h-ui" id="blocking">
            {isBlocked ? `What blocks it (${groupFindings(blocking).length})` : 'What blocks it'}
          </h2>
          <FindingList findings={blocking} none="Nothing: the packet is filing-ready." />
          {isBlocked && (
            <p className="hint">
              Only a filing-ready packet is sealed. <a href={`${base}#checks`}>All checks of the packet</a>
            </p>
          )}
        </section>
        {checks.length > 0 && (
          <section aria-labelledby="look">
            <h2 className="h-ui" id="look">
              To be looked at first ({groupFindings(checks).length})
            </h2>
            <FindingList findings={checks} />
          </section>
        )}
        <OpenComments packetId={packet.id} comments={comments} open={openComments} />
        <section aria-labelledby="final">
          <h2 className="h-ui" id="final">
            What cannot be undone
          </h2>
          <ul className="pk-final">
            <li>
              Nobody changes the packet any more, takes anything out of it or deletes it; no editor can open
              it again.
            </li>
            <li>Bates numbers that pages of it have are theirs for ever.</li>
            <li>
              What has to be put right is put right in an amendment: another packet with the same words and
              exhibits, which says that it supersedes this one.
            </li>
          </ul>
          <p className="hint">
            {packet.state === 'draft'
              ? 'Sealing shows it to nobody: it can be published before and after.'
              : 'Readers see the packet now, and go on seeing it.'}{' '}
            Comments and the history stay, and can be read.
          </p>
          <form method="post" className="btns">
            <CsrfField />
            <input type="hidden" name="revision" value={packet.revision} />
            {!isBlocked && <Button look="first">Seal the packet</Button>}
            <a className={buttonClass()} href={base}>
              {isBlocked ? 'Back to the packet' : 'Cancel'}
            </a>
          </form>
        </section>
      </div>
    </div>
  )
}
