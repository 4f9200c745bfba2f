import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sealPacket, type SealRefusal } from '../dossier/sealPacket.server'
import { textIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: seals a packet, as it was when its page was shown. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const sealed = await sealPacket(context.portal, viewer, id, Number(textIn(form, 'revision')))
  if (!sealed.ok && sealed.refusal.reason === 'not-found') throw notFound('packet that you may seal', id)
  const text = sealed.ok ? 'The packet is sealed. It never changes from now on.' : explain(sealed.refusal)
  const said = sayNext({ tone: sealed.ok ? 'pass' : 'fail', text: text.slice(0, 500) })
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': said } })
}

function explain(refusal: SealRefusal): string {
  switch (refusal.reason) {
    case 'not-found':
      return 'There is no such packet that you may seal.'
    case 'sealed':
      return 'The packet is sealed already.'
    case 'stale':
      return 'Somebody saved the packet meanwhile. Look at what it says now, then seal it.'
    case 'not-ready':
      return `Only a filing-ready packet is sealed. ${refusal.findings.map(({ says }) => says).join(' ')}`
  }
}
