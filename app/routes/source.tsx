import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { describeSource } from '../catalog/sourcePage'
import { howRead } from '../domain/howRead'
import { nameType } from '../domain/labels'
import { typeset } from '../domain/typeset'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { DateText } from '../ui/DateText'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { UnverifiedMark } from '../ui/UnverifiedMark'
import { CiteThis } from './parts/CiteThis'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const id = params.sourceId!
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  const page = describeSource(catalog, id)
  if (!page) throw notFound('source', id, nearestRecords(catalog, 'source', id))
  const path = `/sources/${id}`
  return withTwin(path, {
    page,
    citations: citeRecord(catalog, page.source, permalink(context.portal, request, path)),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page.source.title, `/sources/${data.page.source.id}`) : []

const PLURAL: Record<string, string> = { person: 'People', series: 'Series' }

export default function SourcePage() {
  const { page, citations } = useLoaderData<typeof loader>()
  const { source, cited } = page
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-doc"
        title={source.title}
        meta={
          <>
            <a href="/sources">Source</a>
            <span>{source.publisher}</span>
            <span>{source.date ? <DateText edtf={source.date} /> : 'Undated'}</span>
          </>
        }
        standfirst={
          <>
            {source.url && (
              <>
                <a className="address" href={source.url} rel="noreferrer">
                  {source.url}
                </a>
                <br />
              </>
            )}
            <span className="meta">{howRead(source)}</span>
          </>
        }
        actions={<CiteThis citations={citations} />}
      />
      <Section id="cited" title="What was read in it" first>
        {cited.length === 0 && <p>Nothing in the record rests on this source.</p>}
        <div className="cols">
          {cited.map(({ kind, records }) => (
            <section key={kind}>
              <h3>{PLURAL[kind] ?? `${nameType(kind)}s`}</h3>
              <ul className="rows">
                {records.map(({ id, href, title, date, isUnverified }) => (
                  <li key={id}>
                    <a href={href}>{kind === 'statement' ? title : typeset(title)}</a>
                    {date && (
                      <span className="meta">
                        {' '}
                        <DateText edtf={date} />
                      </span>
                    )}{' '}
                    {isUnverified && <UnverifiedMark />}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Section>
    </div>
  )
}
