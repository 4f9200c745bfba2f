import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { makeBlockLive, writeBlock } from '../packets/argument/argumentCommands.server'
import { argumentPartPage } from '../packets/argument/argumentPart.server'
import {
  blockInputOf,
  parseBlock,
  readBlockInput,
  readBlockKind,
  withCite,
} from '../packets/argument/blockForm'
import { BLOCK_WORDS } from '../packets/argument/blockWords'
import { partConflict } from '../packets/argument/partConflict'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { PageHead } from '../ui/PageHead'
import { BlockForm } from './parts/packet/argument/BlockForm'
import { PartConflict } from './parts/packet/argument/PartConflict'

export const meta = () => [{ title: 'Edit the argument – Throughline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { packetId = '', blockId = '' } = params
  const query = new URL(request.url).searchParams
  const page = await argumentPartPage(context.portal, viewer, packetId, blockId, query)
  if (!page?.block) throw notFound('part that you may change', blockId)
  return { ...page, block: page.block }
}

/** Saves a part; `live` makes its typed cites live, `cite` puts one at the end of its words. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { portal } = context
  const { packetId = '', blockId = '' } = params
  const form = await readForm(context, request)
  const intent = String(form.get('intent') ?? 'save')
  const kind = readBlockKind(String(form.get('kind')))
  if (intent !== 'live' && !kind) throw notFound('kind of part', String(form.get('kind')))
  const input = intent === 'cite' ? withCite(readBlockInput(form), form) : readBlockInput(form)
  const block = intent === 'live' ? null : parseBlock(kind!, blockId, input)
  if (block && !block.ok) return data({ input, errors: block.refusal, conflict: null }, { status: 400 })
  const revision = Number(form.get('revision'))
  const saved = block
    ? await writeBlock(portal, viewer, packetId, { block: block.value, revision })
    : await makeBlockLive(portal, viewer, packetId, blockId)
  if (saved.ok)
    throw redirect(`/packets/${packetId}${intent === 'cite' ? `?write=${blockId}` : ''}#b-${blockId}`)
  const { refusal } = saved
  if (refusal.reason === 'not-found') throw notFound('packet that you may change', packetId)
  const conflict = refusal.reason === 'part-changed' ? partConflict(refusal) : null
  const errors: Record<string, string> = { form: explainPacketRefusal(refusal) }
  const mine = refusal.reason === 'part-changed' ? blockInputOf(refusal.mine) : input
  return data({ input: mine, errors, conflict }, { status: conflict ? 409 : 422 })
}

export default function EditPart() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const conflict = answer?.conflict ?? null
  const asked = page.asked.series ? { series: page.asked.series } : {}
  return (
    <div className="wrap">
      <PageHead
        title={conflict ? 'Two versions of one part' : `Edit ${BLOCK_WORDS[page.block.kind]}`}
        titleClass="h-page"
        crumbs={[{ href: `/packets/${page.packet.id}#b-${page.block.id}`, name: page.packet.title }]}
      />
      {conflict && <PartConflict {...conflict} />}
      <BlockForm
        {...page}
        key={conflict?.revision ?? 'first'}
        kind={page.block.kind}
        input={answer?.input ?? { ...blockInputOf(page.block), ...asked }}
        errors={conflict ? {} : (answer?.errors ?? {})}
        part={page.block.id}
        revision={conflict?.revision ?? page.packet.revision}
      />
    </div>
  )
}
