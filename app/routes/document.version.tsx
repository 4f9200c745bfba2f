import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { documentPage } from '../catalog/documentPage'
import { readCatalog } from '../catalog/readCatalog.server'
import { pagesOfVersion } from '../catalog/versionPages.server'
import { versionsOf } from '../catalog/versions.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Pager } from '../ui/Pager'
import { FlagList } from './parts/intake/FlagList'
import { asSeenBy, VersionTable } from './parts/versions/VersionTable'
import { VersionText } from './parts/versions/VersionText'

/** Pages of text in one answer. */
const PAGES = 25

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.brief.title ?? 'A document'}, version ${data?.version.number ?? ''} – Throughline` },
]

/** GET /documents/:documentId/versions/:number: what this version showed when it was made, for good. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { portal } = context
  const catalog = await readCatalog(portal, viewer)
  const document = documentPage(catalog, params.documentId ?? '')
  if (!document) throw notFound('document', params.documentId)
  const { brief } = document
  const versions = asSeenBy(viewer, await versionsOf(portal, catalog, brief.id))
  const version = versions.find(({ number }) => String(number) === params.number)
  const all = version ? await pagesOfVersion(portal, brief.id, version.number) : null
  if (!version || !all) throw notFound('version of this document', params.number)
  const asked = Math.trunc(Number(new URL(request.url).searchParams.get('page'))) || 1
  const first = Math.floor((Math.min(Math.max(1, asked), Math.max(1, all.length)) - 1) / PAGES) * PAGES
  return { brief, version, first, pages: all.slice(first, first + PAGES), count: all.length }
}

export default function Version() {
  const { brief, version, first, pages, count } = useLoaderData<typeof loader>()
  const href = `${brief.href}/versions/${version.number}`
  return (
    <div className="wrap">
      <PageHead
        title={brief.title}
        titleClass="h-doc"
        crumbs={[
          { href: brief.href, name: brief.title },
          { href: `${brief.href}/versions`, name: 'Versions' },
        ]}
        meta={`Version ${version.number}`}
      />
      {!version.isCurrent && (
        <Notice tone="warn" title="This is not the current version">
          <p>
            It stays here as it was. <a href={brief.href}>Read the current one</a>, or{' '}
            <a href={`${brief.href}/compare?from=${version.number}`}>see what differs</a>.
          </p>
        </Notice>
      )}
      <VersionTable versions={[version]} href={brief.href} mayEdit={false} />
      <FlagList flags={version.flags} />
      <VersionText pages={pages} />
      <Pager
        label="Pages of this version"
        previous={first > 0 ? { href: `${href}?page=${first}`, name: 'Earlier pages' } : null}
        next={
          first + PAGES < count ? { href: `${href}?page=${first + PAGES + 1}`, name: 'Later pages' } : null
        }
        place={`pages ${first + 1} to ${first + pages.length} of ${count}`}
      />
    </div>
  )
}
