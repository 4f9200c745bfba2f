import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { freshBlockId, saveNewBlock } from '../packets/argument/argumentCommands.server'
import { argumentPartPage } from '../packets/argument/argumentPart.server'
import {
  blockInputOf,
  parseBlock,
  readAfter,
  readBlockInput,
  readBlockKind,
  readPartId,
} from '../packets/argument/blockForm'
import { BLOCK_WORDS } from '../packets/argument/blockWords'
import { partConflict } from '../packets/argument/partConflict'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { PageHead } from '../ui/PageHead'
import { BlockForm } from './parts/packet/argument/BlockForm'
import { PartConflict } from './parts/packet/argument/PartConflict'

export const meta = () => [{ title: 'Add to the argument – Throughline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const query = new URL(request.url).searchParams
  const kind = readBlockKind(query.get('kind'))
  const page = kind && (await argumentPartPage(context.portal, viewer, params.packetId ?? '', null, query))
  if (!page) throw notFound('packet that you may change', params.packetId)
  const part = readPartId(query) ?? freshBlockId()
  return { ...page, kind, part, after: readAfter(query) }
}

/** Puts the part in. One that was saved while it was written is there already, and takes these words. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const kind = readBlockKind(String(form.get('kind')))
  if (!kind) throw notFound('kind of part', String(form.get('kind')))
  const [input, part] = [readBlockInput(form), readPartId(form) ?? freshBlockId()]
  const block = parseBlock(kind, part, input)
  if (!block.ok) return data({ input, part, errors: block.refusal, conflict: null }, { status: 400 })
  const id = params.packetId ?? ''
  const [after, revision] = [readAfter(form), Number(form.get('revision'))]
  const added = await saveNewBlock(context.portal, viewer, id, { block: block.value, after, revision })
  if (added.ok) throw redirect(`/packets/${id}#b-${part}`)
  const { refusal } = added
  if (refusal.reason === 'not-found') throw notFound('packet that you may change', id)
  const conflict = refusal.reason === 'part-changed' ? partConflict(refusal) : null
  const errors: Record<string, string> = conflict ? {} : { form: explainPacketRefusal(refusal) }
  const mine = refusal.reason === 'part-changed' ? blockInputOf(refusal.mine) : input
  return data({ input: mine, part, errors, conflict }, { status: conflict ? 409 : 422 })
}

export default function NewPart() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const conflict = answer?.conflict ?? null
  return (
    <div className="wrap">
      <PageHead
        title={conflict ? 'Two versions of one part' : `Add a ${BLOCK_WORDS[page.kind]}`}
        titleClass="h-page"
        crumbs={[{ href: `/packets/${page.packet.id}`, name: page.packet.title }]}
      />
      {conflict && <PartConflict {...conflict} />}
      <BlockForm
        {...page}
        part={answer?.part ?? page.part}
        input={answer?.input ?? { ...blockInputOf(null), series: page.asked.series }}
        errors={answer?.errors ?? {}}
        revision={conflict?.revision ?? page.packet.revision}
      />
    </div>
  )
}
