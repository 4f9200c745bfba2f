import type { Portal } from '../portal.server'

/** One row of the log as owners read it. */
export type LogEntry = {
  seq: number
  at: Date
  actor: string
  action: string
  subject: string
  subjectId: string
  before: string | null
  after: string | null
}

/** Which rows: of one subject, one thing, one actor, or one kind of act. Empty texts leave all. */
export type LogFilter = { subject: string; subjectId: string; actor: string }

export type LogPage = {
  entries: LogEntry[]
  /** Where the next page begins: rows before this one. Null on the last page. */
  next: number | null
  /** What can be filtered by. */
  subjects: string[]
  actors: string[]
}

/** Rows on one page. */
const PAGE = 50
/** Names offered to filter by; any other can be in the address. */
const OFFERED = 200

/** A page of the log, newest first; `before` is a row's number. */
export async function readLog(portal: Portal, filter: LogFilter, before: number | null): Promise<LogPage> {
  const { subject, subjectId, actor } = filter
  const where = {
    ...(subject && { subject: clean(subject) }),
    ...(subjectId && { subjectId: clean(subjectId) }),
    ...(actor && { actor: clean(actor) }),
    ...(before !== null && { seq: { lt: before } }),
  }
  const [rows, subjects, actors] = await Promise.all([
    portal.db.auditEntry.findMany({
      where,
      orderBy: { seq: 'desc' },
      take: PAGE + 1,
      omit: { actorId: true, previousHash: true, hash: true },
    }),
    portal.db.auditEntry.findMany({
      distinct: ['subject'],
      orderBy: { subject: 'asc' },
      select: { subject: true },
    }),
    portal.db.auditEntry.findMany({
      distinct: ['actor'],
      orderBy: { actor: 'asc' },
      select: { actor: true },
      take: OFFERED,
    }),
  ])
  const entries = rows.slice(0, PAGE)
  return {
    entries,
    next: rows.length > PAGE ? entries.at(-1)!.seq : null,
    subjects: subjects.map((row) => row.subject),
    actors: actors.map((row) => row.actor),
  }
}

/** What no row can have: PostgreSQL takes no NUL, and fails where SQLite finds nothing. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD')
}
