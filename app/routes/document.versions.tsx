import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { versionsOf } from '../catalog/versions.server'
import { mayDo } from '../domain/roles'
import { requireUser } from '../http/requireUser'
import { twinHeaders, withTwin } from '../http/twin'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { requireDocument } from './parts/document/requireDocument.server'
import { asSeenBy, VersionTable } from './parts/versions/VersionTable'

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Versions of ${data?.brief.title ?? 'a document'} – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { catalog, brief } = await requireDocument(context.portal, viewer, params.documentId)
  const versions = asSeenBy(viewer, await versionsOf(context.portal, catalog, brief.id))
  return withTwin(`${brief.href}/versions`, { brief, versions, mayEdit: mayDo(viewer.role, 'edit-catalog') })
}

export default function Versions() {
  const { brief, versions, mayEdit } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="Versions"
        titleClass="h-page"
        crumbs={[{ href: brief.href, name: brief.title }]}
        standfirst="All are kept. The address of a version always shows what it showed."
        actions={
          mayEdit && (
            <>
              <a className="btn" href={`${brief.href}/originals`}>
                Add a version
              </a>
              <a className="btn" href={`${brief.href}/transcription`}>
                Type a transcription
              </a>
            </>
          )
        }
      />
      {versions.length === 0 ? (
        <Empty level="h2" title="No original of this document was read yet.">
          <p>Its page shows the record’s own text.</p>
        </Empty>
      ) : (
        <VersionTable versions={versions} href={brief.href} mayEdit={mayEdit} />
      )}
    </div>
  )
}
