import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import { requireUser } from '../http/requireUser'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const catalog = await readCatalog(context.portal, viewer)
  return { records: catalog.size }
}

export default function Home() {
  const { records } = useLoaderData<typeof loader>()
  return <p>{records} records</p>
}
