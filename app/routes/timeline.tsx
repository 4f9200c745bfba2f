import type { ClientLoaderFunctionArgs, MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { mayDo } from '../domain/roles'
import { requireUser } from '../http/requireUser'
import { pageMeta } from '../http/twin'
import { answerTimeline, type TimelineAnswer } from '../search/answerTimeline'
import { askTimelineText, timelineFileHref } from '../search/readTimeline.server'
import { parseTimelineQuery } from '../search/timelineQuery'
import { heldTimeline } from './timeline/heldTimeline'
import { readAnswer } from './timeline/readAnswer'
import { TimelineAxis } from './timeline/TimelineAxis'
import { TimelineDesk } from './timeline/TimelineDesk'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const query = parseTimelineQuery(new URL(request.url).searchParams)
  const answer: string | TimelineAnswer = await askTimelineText(context.portal, viewer, query)
  const fileHref = await timelineFileHref(context.portal, viewer)
  return { answer, fileHref, canDraft: mayDo(viewer.role, 'draft') }
}

/** On the page, the browser answers by itself once it holds the timeline; coming to the page asks the server what is new. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const held = heldTimeline()
  if (!held) return serverLoader<typeof loader>()
  const query = parseTimelineQuery(new URL(request.url).searchParams)
  return { answer: answerTimeline(held.timeline, query), fileHref: held.fileHref, canDraft: held.canDraft }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const asked =
    data &&
    readAnswer(data.answer as string | TimelineAnswer)
      .chips.map(({ field, value }) => (field === 'without' ? `without ${value}` : value))
      .join(', ')
  return pageMeta(asked ? `${asked} – Timeline` : 'Timeline', '/timeline')
}

export default function TimelinePage() {
  const { answer: given, fileHref, canDraft } = useLoaderData<typeof loader>()
  const answer = readAnswer(given as string | TimelineAnswer)
  const View = answer.query.view === 'axis' ? TimelineAxis : TimelineDesk
  return <View answer={answer} fileHref={fileHref} canDraft={canDraft} />
}
