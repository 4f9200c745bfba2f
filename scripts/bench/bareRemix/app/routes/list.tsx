import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'

const ITEMS = Array.from({ length: 1000 }, (_, at) => ({
  id: `item-${at}`,
  text: `Plain list item number ${at}`,
}))

/** GET /list?items=50: that many plain items, from memory. */
export function loader({ request }: LoaderFunctionArgs) {
  const count = Number(new URL(request.url).searchParams.get('items') ?? 50)
  return { items: ITEMS.slice(0, count) }
}

export default function List() {
  const { items } = useLoaderData<typeof loader>()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>{item.text}</li>
      ))}
    </ul>
  )
}
