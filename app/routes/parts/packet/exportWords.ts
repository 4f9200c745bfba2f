import type { Edition } from '../../../domain/filing/edition'

/** The states of an export as readers see them. */
export const EXPORT_STATES = {
  queued: 'Waiting',
  running: 'Being made',
  done: 'Ready',
  cancelled: 'Cancelled',
  failed: 'Failed',
} as const

/** The state of an export, as the head of its page says it: the files of one that was made may be gone. */
export function exportState({
  state,
  hasFile,
}: {
  state: keyof typeof EXPORT_STATES
  hasFile: boolean
}): string {
  return state === 'done' && !hasFile ? 'no longer here' : EXPORT_STATES[state].toLowerCase()
}

/** What an export is called: by its version, where the viewer may have two. */
export function exportName(edition: Edition, hasEditions: boolean): string {
  if (edition === 'confidential') return 'Confidential version'
  return hasEditions ? 'Public version' : 'Dossier'
}
