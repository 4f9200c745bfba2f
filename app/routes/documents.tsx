import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { useLoaderData } from '@remix-run/react'
import {
  isWhole,
  listDocuments,
  readDocumentFilter,
  WHOLE_LIST,
  type DocumentList,
  type FacetValue,
} from '../catalog/documentList'
import type { Catalog } from '../catalog/catalog'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { mayDo } from '../domain/roles'
import { typeset } from '../domain/typeset'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { Button } from '../ui/Button'
import { DateText } from '../ui/DateText'
import { Empty } from '../ui/Empty'
import { Kind } from '../ui/Kind'
import { PageHead } from '../ui/PageHead'
import { useRootData } from '../ui/rootData'
import { SelectField } from '../ui/SelectField'
import { StaticPart } from '../ui/StaticPart'
import { UnverifiedMark } from '../ui/UnverifiedMark'
import { Names } from './parts/Names'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const filter = readDocumentFilter(new URL(request.url).searchParams)
  const catalog = await readCatalog(context.portal, viewer)
  const { list, rows } = isWhole(filter)
    ? whole(catalog, filter.isOldestFirst ? 'oldest' : 'newest')
    : draw(listDocuments(catalog, filter))
  giveStaticPart(context, 'rows', rows)
  const { documents, ...rest } = list
  return withTwin('/documents', { filter, list: { ...rest, count: documents.length } })
}

const draw = (list: DocumentList) => ({ list, rows: renderToStaticMarkup(<Rows {...list} />) })

/** The whole list is what most visits ask for; it is made once for each revision and order. */
const whole = perRevision((catalog: Catalog, order: string) =>
  draw(listDocuments(catalog, { ...WHOLE_LIST, isOldestFirst: order === 'oldest' })),
)

export const headers = twinHeaders
export const meta = () => pageMeta('Documents', '/documents')

export default function Documents() {
  const { filter, list } = useLoaderData<typeof loader>()
  const { count, total, facets } = list
  const viewer = useRootData()?.viewer
  return (
    <div className="wrap">
      <PageHead
        title="Documents"
        titleClass="h-page"
        actions={
          viewer && mayDo(viewer.role, 'edit-catalog') ? (
            <a className="btn" href="/intake">
              Bring in files
            </a>
          ) : undefined
        }
        standfirst="Letters, filings, statements, orders and reports, each with its quotations, where it was read and what it is tied to."
      />
      <form className="doc-filter" role="search" aria-label="Documents">
        <Facet name="kind" label="Kind" values={facets.kind} chosen={filter.kind} />
        <Facet name="dispute" label="Dispute" values={facets.dispute} chosen={filter.dispute} />
        <Facet name="party" label="From" values={facets.party} chosen={filter.party} />
        <SelectField
          name="order"
          label="Order"
          choices={[
            { value: '', name: 'Newest first' },
            { value: 'oldest', name: 'Oldest first' },
          ]}
          defaultValue={filter.isOldestFirst ? 'oldest' : ''}
        />
        <div className="btns">
          <Button>Show</Button>
        </div>
      </form>
      <p className="doc-count" role="status">
        <b>{count}</b> of {total} documents
        {count < total && (
          <>
            . <a href="/documents">Show all</a>
          </>
        )}
      </p>
      <StaticPart name="rows" />
    </div>
  )
}

function Facet({
  name,
  label,
  values,
  chosen,
}: {
  name: string
  label: string
  values: readonly FacetValue[]
  chosen: string | null
}) {
  const choices = values.map(({ value, name: shown, count }) => ({ value, name: `${shown} (${count})` }))
  const isKnown = chosen === null || values.some(({ value }) => value === chosen)
  const unknown = isKnown ? [] : [{ value: chosen, name: `${chosen} (0)` }]
  return (
    <SelectField
      name={name}
      label={label}
      choices={[{ value: '', name: 'Any' }, ...choices, ...unknown]}
      defaultValue={chosen ?? ''}
    />
  )
}

function Rows({ documents, total }: Pick<DocumentList, 'documents' | 'total'>) {
  return (
    <>
      {documents.length === 0 && (
        <Empty title="No document fits">The record has {total} documents. Choose fewer things at once.</Empty>
      )}
      <ol className="rows doc-list">
        {documents.map(({ brief, from, summary, quotations, unverified }) => (
          <li key={brief.id} id={brief.id}>
            <p className="doc-when">{brief.date && <DateText edtf={brief.date} />}</p>
            <div>
              <h2 className="doc-title">
                <a href={brief.href}>{typeset(brief.title)}</a>
              </h2>
              {summary && <p className="doc-sum">{summary}</p>}
              <p className="meta doc-meta">
                <Kind kind={brief.shown} />
                {from.length > 0 && (
                  <span>
                    <Names names={from} />
                  </span>
                )}
                {quotations > 0 && (
                  <span>{quotations === 1 ? '1 quotation' : `${quotations} quotations`}</span>
                )}
                {(brief.isUnverified || unverified.length > 0) && <UnverifiedMark fields={unverified} />}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
