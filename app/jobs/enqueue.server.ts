import { randomUUID } from 'node:crypto'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Portal } from '../portal.server'
import type { NewJob } from './job'

/**
 * Asks for a step in the transaction that makes it needed, so that neither is without the other. The same step that
 * waits already is not asked for twice. Answers the job's id. Call `wakeJobs` after the commit.
 */
export async function enqueue(
  tx: Transaction,
  portal: Pick<Portal, 'now'>,
  { kind, subject, input = {}, by }: NewJob,
): Promise<string> {
  const at = portal.now()
  const text = canonicalJson({ ...input, by: by.name })
  const held = await tx.job.findFirst({
    where: { kind, subject, input: text, state: 'queued' },
    select: { id: true },
  })
  if (held) return held.id
  const id = randomUUID()
  const times = { createdAt: at, runAfter: at }
  await tx.job.create({
    data: { id, kind, subject, input: text, state: 'queued', ...times, requestedById: by.accountId },
  })
  return id
}

const listeners = new WeakMap<object, Set<() => void>>()

/** Tells the runners of this process that there is something to do now. Others find it when they look next. */
export function wakeJobs(portal: Pick<Portal, 'db'>): void {
  for (const listen of listeners.get(portal.db) ?? []) listen()
}

/** Calls `listen` at each `wakeJobs`; the answer ends that. */
export function onJobs(portal: Pick<Portal, 'db'>, listen: () => void): () => void {
  const held = listeners.get(portal.db) ?? new Set()
  listeners.set(portal.db, held.add(listen))
  return () => void held.delete(listen)
}
