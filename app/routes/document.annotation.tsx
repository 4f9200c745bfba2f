import { redirect, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { readNote } from '../annotations/readNote.server'
import { KIND_NAMES } from '../domain/annotation'
import { mayDo } from '../domain/roles'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta } from '../http/twin'
import { AnchorMark } from '../ui/AnchorMark'
import { buttonClass } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { NoteCite } from './parts/notes/NoteCite'
import { NoteHistory } from './parts/notes/NoteHistory'
import { NoteReplies } from './parts/notes/NoteReplies'
import { NoteStanding } from './parts/notes/NoteStanding'
import { NoteWords } from './parts/notes/NoteWords'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { documentId = '', annotationId: id = '' } = params
  const address = permalink(context.portal, request, `/documents/${documentId}/annotations/${id}`)
  const read = await readNote(context.portal, viewer, { documentId, id, address })
  if (!read) throw notFound('note', id)
  if ('answers' in read) throw redirect(`/documents/${documentId}/annotations/${read.answers}#note-${id}`)
  return { ...read, address, mayAnnotate: mayDo(viewer.role, 'annotate') }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(`${KIND_NAMES[data.note.kind]} on ${data.document.title}`) : []

export default function Note() {
  const reading = useLoaderData<typeof loader>()
  const { note, document, history, mayAnnotate } = reading
  const kind = KIND_NAMES[note.kind]
  const proof = reading.originalSha256 === null ? null : { isPrivate: note.visibility === 'private' }
  return (
    <div className="wrap">
      <PageHead
        title={`${kind} on “${document.title}”`}
        titleClass="h-page"
        crumbs={[{ href: document.href, name: document.title }]}
        actions={
          mayAnnotate &&
          reading.timelineHref && (
            <a className={buttonClass()} href={reading.timelineHref}>
              Put it on the timeline
            </a>
          )
        }
        meta={!note.isWhole && <AnchorMark state={note.state} />}
      />
      <div className="note-page">
        <div>
          <NoteWords reading={reading} />
          <Section title="Replies" id="replies" aside={note.replies.length || undefined}>
            <NoteReplies note={note} document={document} mayReply={mayAnnotate} />
          </Section>
          <Section title="History" id="history">
            <NoteHistory changes={history} />
          </Section>
        </div>
        <aside aria-label="About this note">
          <NoteStanding reading={reading} />
          <NoteCite address={reading.address} pinCite={reading.cite} proof={proof} />
        </aside>
      </div>
    </div>
  )
}
