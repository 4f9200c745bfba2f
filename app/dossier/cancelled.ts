import { PortalError } from '../domain/portalError'

/** Ends an export that was cancelled, in a PortalError `cancelled`. Asked before each beat of the work that takes long. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PortalError('cancelled', 'The export was cancelled.')
}
