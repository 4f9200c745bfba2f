import type { Portal } from '../portal.server'
import type { Viewer } from '../domain/roles'

/** Whoever sends this request. */
export type Visitor = {
  viewer: Viewer
  /** Null where nobody is signed in: then there is no authority that a forged request could use. */
  session: { id: string; csrfToken: string } | null
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    portal: Portal
    visitor: Visitor
    /** Lets this response's own scripts run under the Content-Security-Policy. */
    nonce: string
    /** Where the request came from; a proxy's word where one stands before the portal. */
    address: string
    /** Whether the address is one that the guard could not read; nothing is to be looked for under it. */
    isMalformed?: boolean
    /** Names this request in the log and on the page that says that it failed. */
    reference: string
  }
}
