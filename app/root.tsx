import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import type { MetaFunction, ShouldRevalidateFunction } from '@remix-run/react'
import type { LinksFunction } from '@remix-run/node'
import { data } from '@remix-run/server-runtime'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import { readFlash, SAID } from './http/flash'
import { readTheme } from './http/theme'
import { ErrorPage, titleOfError } from './ui/ErrorPage'
import { Footer } from './ui/Footer'
import { keepFocus } from './ui/keptFocus'
import { KeyboardHelp } from './ui/KeyboardHelp'
import { LookAgain } from './ui/LookAgain'
import { Masthead } from './ui/Masthead'
import { useNonce } from './ui/Nonce'
import { useRootData, type RootData } from './ui/rootData'
import { Toast } from './ui/Toast'
import { Unsent } from './ui/Unsent'
import sans from './ui/fonts/source-sans-3.woff2?url'
import serif from './ui/fonts/source-serif-4.woff2?url'
import icon from './ui/mark.svg?url'
import styles from './ui/styles/throughline.css?url'

export const links: LinksFunction = () => [
  { rel: 'preload', href: serif, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: sans, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
]

/** What a page says of itself when it says nothing else. */
export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${titleOfError(error)} – Throughline` : 'Throughline' },
]

/** Who reads and in what theme does not change by asking the same page for something else. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.formMethod === undefined && change.currentUrl.pathname === change.nextUrl.pathname
    ? change.currentUrl.search === change.nextUrl.search && change.defaultShouldRevalidate
    : change.defaultShouldRevalidate

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer, session } = context.visitor
  const flash = readFlash(request)
  const root: RootData = {
    viewer,
    csrfToken: session?.csrfToken ?? null,
    theme: readTheme(request),
    flash,
    reference: context.reference,
  }
  return data(root, flash ? { headers: { 'Set-Cookie': SAID } } : {})
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRootData()
  return (
    <html lang="en" data-theme={root?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={root?.theme ?? 'light dark'} />
        <Meta />
        <LookAgain />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        <Masthead />
        <main id="main" tabIndex={-1}>
          {root?.flash && (
            <div className="wrap said-next">
              <Toast {...root.flash} />
            </div>
          )}
          {children}
        </main>
        <Footer />
        <KeyboardHelp />
        <Unsent />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  useEffect(keepFocus, [])
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}
