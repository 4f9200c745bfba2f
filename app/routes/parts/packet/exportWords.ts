/** The states of an export as readers see them. */
export const EXPORT_STATES = {
  queued: 'Waiting',
  running: 'Being made',
  done: 'Ready',
  cancelled: 'Cancelled',
  failed: 'Failed',
} as const
