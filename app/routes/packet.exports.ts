import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { askForExport, type ExportRefusal } from '../dossier/exportDossier.server'
import { parseEdition } from '../domain/filing/edition'
import { textIn } from '../domain/formText'
import { waitInWords } from '../domain/waiting'
import { exportCookie } from '../http/exportCookie'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { isHttps } from '../http/sessionCookie'

/** POST: asks for the packet's dossier, and leads to where its making is watched. Whoever may read a packet may. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const form = await readForm(context, request)
  const edition = parseEdition(textIn(form, 'edition')) ?? 'public'
  const { portal } = context
  const id = params.packetId ?? ''
  const asked = await askForExport(portal, viewer, id, context.address, edition)
  if (asked.ok) {
    const kept = { packetId: id, exportId: asked.value.id, ticket: asked.value.ticket }
    const cookie = exportCookie(kept, isHttps(portal.settings.publicUrl))
    const headers = viewer.accountId === null ? { 'Set-Cookie': cookie } : undefined
    throw redirect(`/packets/${id}/exports/${asked.value.id}`, { headers })
  }
  if (asked.refusal.reason === 'not-found') throw notFound('packet', id)
  const text = explain(asked.refusal, portal.now())
  throw redirect(`/packets/${id}`, {
    headers: { 'Set-Cookie': sayNext({ tone: 'fail', text: text.slice(0, 500) }) },
  })
}

function explain(refusal: Exclude<ExportRefusal, { reason: 'not-found' }>, now: Date): string {
  switch (refusal.reason) {
    case 'busy':
      return 'Many exports are waiting. Ask again in a minute.'
    case 'changed':
      return 'Somebody changed the packet just now. Look at it, and export it again.'
    case 'too-many':
      return `Many exports were asked for from your address. Ask again ${waitInWords(refusal.retryAt, now)}, or sign in.`
    case 'problems':
      return refusal.problems.join(' ')
  }
}
