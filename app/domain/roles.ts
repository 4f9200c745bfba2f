/** Who may do what. A reader needs no account; each role may do all that the ones before it may. */
export const ROLES = ['reader', 'contributor', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** Acts that permission is asked for. Each is allowed from one role upward. */
const LEAST_ROLE = {
  read: 'reader',
  annotate: 'contributor',
  /** To read the words that were redacted. Queries ask for it by who has an account. */
  'see-redacted': 'contributor',
  draft: 'contributor',
  'edit-catalog': 'editor',
  'edit-packets': 'editor',
  publish: 'editor',
  redact: 'editor',
  'manage-people': 'owner',
  'manage-settings': 'owner',
} as const satisfies Record<string, Role>

export type Act = keyof typeof LEAST_ROLE

/** Whether a role may do an act. */
export function mayDo(role: Role, act: Act): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[act])
}

/** The least role that an act needs, for saying so. */
export function roleFor(act: Act): Role {
  return LEAST_ROLE[act]
}

/**
 * Whoever asks: a reader without an account, or someone signed in. Queries put it into their `where`, so that
 * what one may not see is never fetched.
 */
export type Viewer =
  | { role: 'reader'; accountId: null; name: null }
  | { role: Exclude<Role, 'reader'>; accountId: string; name: string }

export const READER: Viewer = { role: 'reader', accountId: null, name: null }

/** Who made a change, in words that outlive the account. */
export type Actor = { accountId: string | null; name: string }

/** Whoever asks, as the log keeps them. */
export function actorOf(viewer: Viewer): Actor {
  return { accountId: viewer.accountId, name: viewer.name ?? 'reader' }
}

export const SYNC: Actor = { accountId: null, name: 'sync' }
export const COMMAND_LINE: Actor = { accountId: null, name: 'command line' }
