import type { Portal } from '../portal.server'

/** A path as a full address: the portal's public one, or the one that this request came by. */
export function permalink(portal: Portal, request: Request, path: string): string {
  return `${portal.settings.publicUrl ?? new URL(request.url).origin}${path}`
}
