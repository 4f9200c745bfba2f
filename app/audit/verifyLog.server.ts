import type { Portal } from '../portal.server'
import { FIRST_HASH, hashEntry, type HashedEntry } from './appendAudit.server'

/** One thing that is wrong with the log, and where. */
export type LogFault = {
  /** The row, or the first of several that are missing. */
  seq: number
  fault: 'missing' | 'edited' | 'reordered' | 'not-chained' | 'cut-off' | 'head-changed' | 'not-the-noted-one'
  /** For people, in a sentence. */
  says: string
}

export type LogReport = {
  entries: number
  /** The last row's number and hash. Noted elsewhere, they show later that nothing before was written anew. */
  head: { seq: number; hash: string } | null
  faults: LogFault[]
}

/** A head of the log that somebody noted earlier. */
export type NotedHead = { seq: number; hash: string }

type Row = HashedEntry & { hash: string }

/** Rows read at a time. */
const BATCH = 1_000
/** Faults named; a log that is wrong in more places than these is wrong. */
const MOST_FAULTS = 200

/**
 * Reads the whole log and finds each row that was edited, removed or put elsewhere, a tail that was cut off and a
 * head that was changed. Whoever can write to the database can also write the whole chain anew; against that, give
 * a head that was noted before.
 */
export async function verifyLog(portal: Portal, noted: NotedHead | null = null): Promise<LogReport> {
  const faults: LogFault[] = []
  const broken: Row[] = []
  let entries = 0
  let last = { seq: 0, hash: FIRST_HASH, isBroken: false }
  let notedHash: string | null = null
  for await (const row of rowsOf(portal)) {
    entries += 1
    if (row.seq > last.seq + 1) faults.push(missing(last.seq + 1, row.seq - 1))
    const isBroken = hashEntry(row) !== row.hash
    const isNext = row.seq === last.seq + 1 && !last.isBroken
    if (isBroken) broken.push(row)
    else if (isNext && row.previousHash !== last.hash) faults.push(notChained(row.seq))
    if (row.seq === noted?.seq) notedHash = row.hash
    last = { seq: row.seq, hash: row.hash, isBroken }
  }
  faults.push(...broken.map((row) => explainBroken(row, broken)))
  const head = await portal.db.auditHead.findUnique({ where: { id: 1 }, select: { seq: true, hash: true } })
  faults.push(...headFaults(head, last))
  if (noted && notedHash !== noted.hash) {
    const says = `Row ${noted.seq} is not the one that was noted: the log up to there was written anew or cut off.`
    faults.push({ seq: noted.seq, fault: 'not-the-noted-one', says })
  }
  faults.sort((a, b) => a.seq - b.seq)
  const { seq, hash } = last
  return { entries, head: entries > 0 ? { seq, hash } : null, faults: faults.slice(0, MOST_FAULTS) }
}

async function* rowsOf(portal: Portal): AsyncGenerator<Row> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = await portal.db.auditEntry.findMany({
      where: after === Number.MIN_SAFE_INTEGER ? {} : { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    })
    yield* rows
    if (rows.length < BATCH) return
    after = rows.at(-1)!.seq
  }
}

/** A row whose hash does not fit: moved from another place if it would fit there, else edited. */
function explainBroken(row: Row, broken: readonly Row[]): LogFault {
  const from = broken.find((other) => hashEntry({ ...row, seq: other.seq }) === row.hash)
  if (from && from !== row) {
    return {
      seq: row.seq,
      fault: 'reordered',
      says: `Row ${row.seq} was written as row ${from.seq}: the order was changed.`,
    }
  }
  return {
    seq: row.seq,
    fault: 'edited',
    says: `Row ${row.seq} does not have the contents that its hash was made from: it was edited.`,
  }
}

function missing(from: number, to: number): LogFault {
  const says = from === to ? `Row ${from} is missing.` : `Rows ${from} to ${to} are missing.`
  return { seq: from, fault: 'missing', says }
}

function notChained(seq: number): LogFault {
  const says = `Row ${seq} was written after another row than the one that stands before it now.`
  return { seq, fault: 'not-chained', says }
}

function headFaults(head: NotedHead | null, last: NotedHead): LogFault[] {
  if (!head) {
    return last.seq === 0
      ? []
      : [{ seq: last.seq, fault: 'head-changed', says: 'The log has rows, but its head is gone.' }]
  }
  if (head.seq > last.seq) {
    const says = `The head says that row ${head.seq} was the last; rows after ${last.seq} were cut off.`
    return [{ seq: last.seq + 1, fault: 'cut-off', says }]
  }
  if (head.seq < last.seq) {
    return [
      {
        seq: head.seq + 1,
        fault: 'head-changed',
        says: `The head says that row ${head.seq} was the last, but there are rows up to ${last.seq}.`,
      },
    ]
  }
  if (head.hash === last.hash) return []
  return [
    {
      seq: last.seq,
      fault: 'head-changed',
      says: `The head does not have the hash of row ${last.seq}, the last one.`,
    },
  ]
}
