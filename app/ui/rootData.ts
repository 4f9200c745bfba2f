import { useRouteLoaderData } from '@remix-run/react'
import type { Viewer } from '../domain/roles'
import type { ToastTone } from './Toast'

export type Theme = 'light' | 'dark'

/** A sentence about what was just done, shown once on the page that follows. */
export type Flash = { tone: ToastTone; text: string; link?: { href: string; name: string } | null }

/** What the root loader gives to every page. */
export type RootData = {
  viewer: Viewer
  /** Null where nobody is signed in. */
  csrfToken: string | null
  /** Null follows the device. */
  theme: Theme | null
  flash: Flash | null
  /** Names this request in the server's log, for whoever reports a fault. */
  reference: string
}

/** What the root loader gave; null on an error page where it could not run. */
export function useRootData(): RootData | null {
  return (useRouteLoaderData('root') as RootData | undefined) ?? null
}
