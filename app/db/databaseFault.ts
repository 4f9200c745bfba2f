import { PortalError } from '../domain/portalError'

/** What a database says of itself when nothing is wrong with what was asked, and what to do about it. */
const FAULTS: [said: RegExp, code: string, message: string][] = [
  [
    /database or disk is full|SQLITE_FULL|could not extend file|No space left|disk full/i,
    'no-space',
    'The disk that holds the catalog is full. Nothing of this was saved, and nothing saved before is lost. Make room on it, then go back and send this again.',
  ],
  [
    /readonly database|SQLITE_READONLY|read-only transaction|unable to open database file|SQLITE_CANTOPEN/i,
    'read-only',
    'The portal may not write to its database. Nothing of this was saved. Give it the right to its DATA_DIR, then go back and send this again.',
  ],
  [
    /SQLITE_BUSY|database is locked|SocketTimeout|Unable to start a transaction|Socket timeout/i,
    'database-busy',
    'Another process is writing to the database. Nothing of this was saved: go back and send it again in a minute.',
  ],
  [
    /Can't reach database server|ECONNREFUSED|Connection terminated|DatabaseNotReachable/i,
    'database-gone',
    'The database does not answer. Nothing of this was saved: go back and send it again once it does.',
  ],
]

/** Puts a fault of the database itself into words that say what can be done; any other problem is passed on. */
export function explainDatabaseFault(cause: unknown): unknown {
  if (cause instanceof PortalError) return cause
  const said = saidBy(cause)
  const fault = FAULTS.find(([pattern]) => pattern.test(said))
  return fault ? new PortalError(fault[1], fault[2], { cause }) : cause
}

/** Prisma keeps the driver's own words in different places: message, code, and the cause beneath. */
function saidBy(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem)
  const { code, meta } = problem as { code?: string; meta?: unknown }
  const beneath = problem.cause ? saidBy(problem.cause) : ''
  return [problem.message, code ?? '', meta ? JSON.stringify(meta) : '', beneath].join('\n')
}
