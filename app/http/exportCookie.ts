import { readCookie } from './cookies'

/** Longer than any export waits and runs. */
const LIFETIME_S = 3600

/** The Set-Cookie line by which a browser without an account keeps that it asked for an export. */
export function exportCookie(
  { packetId, exportId, ticket }: { packetId: string; exportId: string; ticket: string },
  isSecure: boolean,
): string {
  // The path keeps it from every page that is the same for all readers.
  return `export-${exportId}=${ticket}; Path=/packets/${packetId}/exports; Max-Age=${LIFETIME_S}; SameSite=Lax; HttpOnly${isSecure ? '; Secure' : ''}`
}

/** What a browser keeps of having asked for an export, or null. */
export function readExportTicket(request: Request, exportId: string): string | null {
  return readCookie(request, `export-${exportId}`)
}
