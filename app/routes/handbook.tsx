import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { findHandbookPage, listHandbookPages } from '../handbook/handbook.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.title ?? 'Handbook'} – Throughline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const path = (params['*'] ?? '').replace(/\/$/, '')
  const page = await findHandbookPage(context.portal, path)
  if (!page) throw notFound('page of the handbook', path)
  return { page, entries: await listHandbookPages(context.portal) }
}

export default function Handbook() {
  const { page, entries } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <div className="handbook">
        <article>
          <h1 className="h-page">{page.title}</h1>
          <div className="prose" dangerouslySetInnerHTML={{ __html: page.html }} />
        </article>
        <nav aria-label="Handbook">
          <ul>
            {entries.map(({ path, title }) => (
              <li key={path}>
                <a href={hrefOf(path)} aria-current={path === page.path ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  )
}

function hrefOf(path: string): string {
  return path === 'index' ? '/handbook' : `/handbook/${path}`
}
