import { renderToStaticMarkup } from 'react-dom/server'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { PAGES_PRINTED } from '../annotations/pagesShown'
import { readDocument, type DocumentReading } from '../annotations/readDocument.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { Button } from '../ui/Button'
import { DateText } from '../ui/DateText'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'
import { Notes } from './parts/document/Notes'
import { PrintedPages } from './parts/document/PrintedPages'
import { SheetPager } from './parts/document/SheetPager'

/** GET /documents/:documentId/print: the whole text with its notes beneath, to be printed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const asked = new URL(request.url).searchParams
  const version = Number(asked.get('version')) || null
  const shown = { version, from: Number(asked.get('page')) || 1, count: PAGES_PRINTED }
  const reading = await readDocument(context.portal, viewer, params.documentId!, shown)
  if (!reading) throw notFound('document or version of one', params.documentId)
  giveStaticPart(context, 'pages', renderToStaticMarkup(<PrintedPages reading={reading} />))
  return { ...aroundPages(reading), isAsked: version !== null }
}

/** What stands above and beneath the pages, which are sent as markup. */
function aroundPages({ document, original, version, versions, notes, pageCount, sheets }: DocumentReading) {
  const { brief, identifier } = document
  return {
    brief,
    identifier,
    original: original && { fileName: original.fileName, sha256: original.sha256 },
    version: version && { number: version.number, of: versions.length },
    notes,
    pageCount,
    first: sheets[0]?.number ?? 1,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.brief.title ?? 'A document'}, to print – Throughline` },
]

export default function Print() {
  const { brief, identifier, original, version, isAsked, notes, pageCount, first } =
    useLoaderData<typeof loader>()
  const hrefOfPage = (page: number) =>
    `${brief.href}/print?page=${page}${isAsked ? `&version=${version!.number}` : ''}`
  return (
    <div className="wrap printed">
      <PageHead
        title={brief.title}
        titleClass="h-doc"
        crumbs={[{ href: brief.href, name: 'Document' }]}
        actions={
          <span className="needs-js">
            <Button type="button" onClick={() => window.print()}>
              Print
            </Button>
          </span>
        }
      />
      <p className="meta printed-from">
        {brief.date && (
          <>
            <DateText edtf={brief.date} />
            {'. '}
          </>
        )}
        {identifier && `${identifier}. `}
        {version && `Version ${version.number} of ${version.of}. `}
        {original && (
          <>
            Text of {original.fileName}, SHA-256 <span className="hash">{original.sha256}</span>
          </>
        )}
      </p>
      <StaticPart name="pages" key={first} />
      {notes.length > 0 && (
        <section className="printed-notes" aria-labelledby="printed-notes">
          <h2 className="h-ui" id="printed-notes">
            Notes
          </h2>
          <Notes
            notes={notes}
            documentId={brief.id}
            mayReply={false}
            hrefOfPage={hrefOfPage}
            listRef={{ current: null }}
          />
        </section>
      )}
      <SheetPager first={first} count={pageCount} step={PAGES_PRINTED} hrefOf={hrefOfPage} />
    </div>
  )
}
