import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import { useNonce } from './ui/Nonce'

export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, session } = context.visitor
  return { viewer, csrfToken: session?.csrfToken ?? null }
}

/** What the root loader says, for any component below. */
export function useRoot() {
  return useRouteLoaderData<typeof loader>('root')
}

export default function App() {
  const nonce = useNonce()
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}
