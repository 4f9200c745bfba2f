import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { idIn, textIn } from '../domain/formText'
import { MOST_COMMENT } from '../domain/packetComment'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import {
  commentOnPacket,
  commentTargets,
  type CommentRefusal,
  type CommentTarget,
} from '../packets/packetComments.server'
import { labellingFor } from '../packets/packetLabelling.server'
import { findPacket } from '../packets/readPackets.server'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { CommentForm } from './parts/packet/CommentForm'

export const meta = () => [{ title: 'Comment on a packet – Throughline' }]

/** What the form needs where a comment was refused; otherwise it stands on the packet's own page. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const stored = await findPacket(context.portal, viewer, params.packetId ?? '')
  if (!stored) throw notFound('packet', params.packetId)
  const { id, title } = stored.packet
  const labelling = await labellingFor(context.portal, stored.packet)
  return { packet: { id, title, commentTargets: commentTargets(stored, labelling) } }
}

/** Writes to the team about a packet, an exhibit of it or a paragraph. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const sent = { target: idIn(form, 'target'), body: textIn(form, 'body') }
  const made = await commentOnPacket(context.portal, viewer, id, readTarget(sent.target), sent.body)
  if (made.ok) throw redirect(`/packets/${id}#comment-${made.value.id}`)
  if (made.refusal.reason === 'not-found') throw notFound('packet', id)
  return data({ errors: explain(made.refusal), sent }, { status: 422 })
}

function explain({ reason }: CommentRefusal): Record<string, string | undefined> {
  return reason === 'no-such-target'
    ? { target: 'What the comment is about is no longer in the packet. Choose again.' }
    : { body: `Write the comment, in at most ${MOST_COMMENT.toLocaleString('en')} characters.` }
}

function readTarget(text: string): CommentTarget {
  const [about, targetId = ''] = text.split(' ')
  return about === 'exhibit' || about === 'paragraph'
    ? { about, targetId }
    : { about: 'packet', targetId: '' }
}

export default function CommentOnPacket() {
  const { packet } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors ?? {}
  return (
    <div className="wrap pk-page">
      <PageHead
        title="Comment"
        titleClass="h-page"
        crumbs={[{ href: `/packets/${packet.id}#comments`, name: packet.title }]}
        standfirst="The team reads it; no reader and no export has it."
      />
      <ErrorSummary errors={errors} labels={{ target: 'About', body: 'Comment' }} />
      <CommentForm packet={packet} sent={answer?.sent} errors={errors} />
    </div>
  )
}
