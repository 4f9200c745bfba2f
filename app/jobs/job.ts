import { PortalError } from '../domain/portalError'
import type { Actor } from '../domain/roles'
import type { Transaction } from '../db/database.server'
import type { Portal } from '../portal.server'

/**
 * What is done slowly. *extract*: an original is read. *take*: parts of an original become documents of their own.
 * *place*: notes are placed anew on a version. *ocr*: pages are recognised from their pictures. *copy*: a copy is made that
 * a dossier can bind. *redact*: the redacted copies of a document are made.
 */
export const JOB_KINDS = ['extract', 'take', 'ocr', 'place', 'copy', 'redact'] as const
export type JobKind = (typeof JOB_KINDS)[number]

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A step that somebody wants done. `input` is any JSON; `by` is who is named in the log for what it does. */
export type NewJob = { kind: JobKind; subject: string; input?: Record<string, unknown>; by: Actor }

/** A step that this process has claimed: it alone works on it, for as long as it keeps its lease. */
export type ClaimedJob = {
  id: string
  kind: JobKind
  subject: string
  input: Record<string, unknown>
  by: Actor
  /** From 1: how often it was begun, this time included. */
  attempts: number
  /** Since it was begun and met a full disk until it was due again, in milliseconds; 0 where it met none the last time. */
  waitedForRoomMs: number
  /** Who holds the lease. */
  runner: string
}

/** What a handler works with. */
export type JobRun = {
  portal: Portal
  job: ClaimedJob
  /** Aborted where the job was cancelled, its lease was lost, or the process stops: then nothing may be kept. */
  signal: AbortSignal
  /** Tells how far it is; written down now and then. */
  progress(done: number, total: number): void
  /**
   * Marks the job done in the transaction that keeps its result, so that a job never has two. Throws where the job is
   * no longer this process's: the transaction is undone. `problem` says what of it could not be done.
   */
  finish(tx: Transaction, problem?: string): Promise<void>
  /**
   * Gives the job back in the transaction that keeps what was done of it: it waits for another job, and is begun again
   * in a while as if it had not been begun. Throws as `finish` does.
   */
  postpone(tx: Transaction): Promise<void>
}

/** Does one kind of step. A PortalError is shown to readers as why it failed; see `neverAgain` for one that is final. */
export type JobHandler = (run: JobRun) => Promise<void>
export type JobHandlers = Partial<Record<JobKind, JobHandler>>

/** A step is begun no more often than this. */
export const MOST_ATTEMPTS = 3
/** How long a claim holds without a sign of life, in milliseconds. A process that was killed is missed after this. */
export const LEASE_MS = 15_000

/** How long a step waits for another before it looks again, in milliseconds. */
export const POSTPONED_MS = 500

/** How long a step that met a full disk waits before it looks whether there is room, in milliseconds: at first, and at most. */
export const FULL_DISK_MS = 30_000
const MOST_FULL_DISK_MS = 3_600_000

/**
 * As long again as it has waited, and what trying took: a step that is long until it meets the full disk is tried less
 * often.
 */
export function fullDiskDelayMs(waitedMs: number): number {
  return Math.min(MOST_FULL_DISK_MS, Math.max(FULL_DISK_MS, 2 * waitedMs))
}

/** What stores say of a full disk is for whoever sends something: a step has its bytes, and begins again with them. */
export const DISK_IS_FULL =
  'The disk is full, so nothing of this step was kept. Make room on it: the step then goes on by itself.'

const FIRST_DELAY_MS = 2_000
const DELAY_GROWTH = 5

/** How long a step that failed waits before it is begun again, in milliseconds: 2 s, then 10 s. */
export function retryDelayMs(attempts: number): number {
  return FIRST_DELAY_MS * DELAY_GROWTH ** (attempts - 1)
}

const FINAL = 'job-is-final'

/** A failure that would come again each time: the step is not retried. The message is for readers. */
export function neverAgain(message: string, cause?: unknown): PortalError {
  return new PortalError(FINAL, message, { cause })
}

/** Whether a failure would come again each time. */
export function isFinal(problem: unknown): boolean {
  return problem instanceof PortalError && problem.code === FINAL
}
