import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { addBlock, freshBlockId } from '../packets/argument/argumentCommands.server'
import { argumentPartPage } from '../packets/argument/argumentPart.server'
import { blockInputOf, parseBlock, readBlockInput, readBlockKind } from '../packets/argument/blockForm'
import { BLOCK_WORDS } from '../packets/argument/blockWords'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { PageHead } from '../ui/PageHead'
import { BlockForm } from './parts/packet/argument/BlockForm'

export const meta = () => [{ title: 'Add to the argument – Throughline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const query = new URL(request.url).searchParams
  const kind = readBlockKind(query.get('kind'))
  const page = kind && (await argumentPartPage(context.portal, viewer, params.packetId ?? '', null, query))
  if (!page) throw notFound('packet that you may change', params.packetId)
  return { ...page, kind, place: Number(query.get('place')) || page.count + 1 }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const kind = readBlockKind(String(form.get('kind')))
  if (!kind) throw notFound('kind of part', String(form.get('kind')))
  const input = readBlockInput(form)
  const block = parseBlock(kind, freshBlockId(), input)
  if (!block.ok) return data({ input, errors: block.refusal }, { status: 400 })
  const id = params.packetId ?? ''
  const place = Number(form.get('place')) || Infinity
  const added = await addBlock(context.portal, viewer, id, { block: block.value, place })
  if (added.ok) throw redirect(`/packets/${id}#b-${block.value.id}`)
  if (added.refusal.reason === 'not-found') throw notFound('packet that you may change', id)
  const errors: Record<string, string> = { form: explainPacketRefusal(added.refusal) }
  return data({ input, errors }, { status: 422 })
}

export default function NewPart() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="wrap">
      <PageHead
        title={`Add a ${BLOCK_WORDS[page.kind]}`}
        titleClass="h-page"
        crumbs={[{ href: `/packets/${page.packet.id}`, name: page.packet.title }]}
      />
      <BlockForm
        {...page}
        input={answer?.input ?? { ...blockInputOf(null), series: page.asked.series }}
        errors={answer?.errors ?? {}}
        hidden={{ kind: page.kind, place: String(page.place) }}
      />
    </div>
  )
}
