import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancelJob, retryJob } from '../../../app/jobs/changeJobs.server'
import {
  claimJob,
  failJob,
  finishJob,
  keepLease,
  postponeJob,
  releaseJob,
} from '../../../app/jobs/claim.server'
import { enqueue } from '../../../app/jobs/enqueue.server'
import {
  DISK_IS_FULL,
  FULL_DISK_MS,
  fullDiskDelayMs,
  LEASE_MS,
  MOST_ATTEMPTS,
  neverAgain,
  retryDelayMs,
  type ClaimedJob,
  type JobHandlers,
} from '../../../app/jobs/job'
import { lastJobs } from '../../../app/jobs/readJobs.server'
import { runJobs, settleJobs } from '../../../app/jobs/runJobs.server'
import { PortalError } from '../../../app/domain/portalError'
import { COMMAND_LINE, type Viewer } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'

const START = Date.parse('2026-11-22T12:00:00Z')
const EDITOR: Viewer = { role: 'editor', accountId: null as never, name: 'An editor' }
const NONE = { progress: 0, total: 0 }

let portal: Portal
let now = START
beforeAll(async () => {
  portal = await openTestPortal({ now: () => new Date(now) })
})
beforeEach(async () => {
  now = START
  await portal.db.job.deleteMany()
})

const ask = (subject: string = randomUUID()) =>
  portal.db.$transaction((tx) => enqueue(tx, portal, { kind: 'extract', subject, by: COMMAND_LINE }))
const claim = (runner = 'one') => claimJob(portal, runner, { kinds: ['extract'] })
const rowOf = (id: string) => portal.db.job.findUniqueOrThrow({ where: { id } })

describe('claiming', () => {
  it('gives the step that has waited longest, and each to one runner alone', async () => {
    const first = await ask()
    now += 1
    const second = await ask()
    expect((await claim('one'))!.id).toBe(first)
    expect((await claim('two'))!.id).toBe(second)
    expect(await claim('three')).toBeNull()
  })

  it('lets one of many who reach for the same step have it', async () => {
    await ask()
    const claimed = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((runner) => claim(runner)))
    expect(claimed.filter(Boolean)).toHaveLength(1)
  })

  it('asks once for the same step that waits already', async () => {
    expect(await ask('same')).toBe(await ask('same'))
    await claim()
    await ask('same')
    expect(await portal.db.job.count()).toBe(2)
  })

  it('leaves kinds alone that this runner cannot do', async () => {
    await ask()
    expect(await claimJob(portal, 'one', { kinds: ['place'] })).toBeNull()
  })
})

describe('a lease', () => {
  it('is held by signs of life, and claimed again once it ran out', async () => {
    const id = await ask()
    const job = (await claim('one'))!
    now += LEASE_MS - 1
    expect(await keepLease(portal, job, { progress: 2, total: 9 })).toBe(true)
    expect(await rowOf(id)).toMatchObject({ progress: 2, total: 9 })
    now += LEASE_MS - 1
    expect(await claim('two')).toBeNull()
    now += 2
    expect(await claim('two')).toMatchObject({ id, attempts: 2, runner: 'two' })
  })

  it('lets nothing be kept by a runner that has lost it', async () => {
    const id = await ask()
    const lost = (await claim('one'))!
    now += LEASE_MS + 1
    await claim('two')
    expect(await keepLease(portal, lost, NONE)).toBe(false)
    await expect(finishJob(portal.db, portal, lost, { ...NONE, problem: null })).rejects.toMatchObject({
      code: 'job-lost',
    })
    await failJob(portal, lost, new Error('late'))
    expect(await rowOf(id)).toMatchObject({ state: 'running', leasedBy: 'two', problem: null })
  })

  it('is given up after the last attempt, for a step that ends its process each time', async () => {
    const id = await ask()
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      expect((await claim())!.attempts).toBe(attempt)
      now += LEASE_MS + 1
    }
    expect(await claim()).toBeNull()
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('3 times') })
  })

  it('is given back by a process that stops, as if the step had not been begun', async () => {
    const id = await ask()
    await releaseJob(portal, (await claim('one'))!)
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await claim('two')).toMatchObject({ id, attempts: 1 })
  })
})

describe('a failure', () => {
  it('waits longer each time, and stays with its reason after the last attempt', async () => {
    const id = await ask()
    const problem = new PortalError('extract-failed', 'The reader failed.')
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      expect(await failJob(portal, (await claim())!, problem)).toBe('again')
      expect(await claim()).toBeNull()
      now += retryDelayMs(attempt)
    }
    expect(await failJob(portal, (await claim())!, problem)).toBe('failed')
    now += 3_600_000
    expect(await claim()).toBeNull()
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: 'The reader failed.', attempts: 3 })
  })

  it('that would come each time is not tried again', async () => {
    const id = await ask()
    expect(await failJob(portal, (await claim())!, neverAgain('Its bytes are missing.'))).toBe('failed')
    expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: 1, problem: 'Its bytes are missing.' })
  })

  it('of the disk to hold more is no attempt: the step waits, and goes on when there is room', async () => {
    const id = await ask()
    for (let time = 0; time <= MOST_ATTEMPTS; time++) {
      expect(await failJob(portal, (await claim())!, new PortalError('no-space', 'Full.'))).toBe('again')
      expect(await claim()).toBeNull()
      now += FULL_DISK_MS * 2 ** time
    }
    await finishJob(portal.db, portal, (await claim())!, { ...NONE, problem: null })
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 1, problem: null })
  })

  it('of the disk to hold more ends a command that waits for the step, which stays to be done', async () => {
    const id = await ask()
    const full = async () => {
      throw new PortalError('no-space', 'Full.')
    }
    await expect(settleJobs(portal, { extract: full }, [id])).rejects.toMatchObject({ code: 'no-space' })
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it.each([
    [0, 30_000],
    [30_000, 60_000],
    [45_000, 90_000],
    [2_400_000, 3_600_000],
  ])(
    'of the disk to hold more, met after waiting for %i ms, is followed by a wait of %i ms',
    (waited, next) => {
      expect(fullDiskDelayMs(waited)).toBe(next)
    },
  )

  it.each([
    ['begun again', async () => {}],
    ['given back', releaseJob],
    ['postponed', (its: Portal, job: ClaimedJob) => postponeJob(its.db, its, job)],
  ])('of the disk to hold more is told no longer of a step that was %s', async (_, goOn) => {
    const id = await ask()
    await failJob(portal, (await claim())!, new PortalError('no-space', 'Full.'))
    expect((await rowOf(id)).problem).toBe(DISK_IS_FULL)
    now += FULL_DISK_MS
    await goOn(portal, (await claim())!)
    expect((await rowOf(id)).problem).toBeNull()
  })

  it('of the disk to hold more is no reason for a command to leave the step untried', async () => {
    const id = await ask()
    await failJob(portal, (await claim())!, new PortalError('no-space', 'Full.'))
    await settleJobs(portal, { extract: async () => {} }, [id])
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 1, problem: null })
  })

  it('tells a reader nothing of a fault of ours but that it was one', async () => {
    const id = await ask()
    await failJob(portal, (await claim())!, new TypeError('x is not a function'))
    expect((await rowOf(id)).problem).not.toContain('function')
  })

  it('is begun anew when somebody asks, with a row of the log', async () => {
    const id = await ask()
    await failJob(portal, (await claim())!, neverAgain('No.'))
    expect(await retryJob(portal, EDITOR, id)).toBe(true)
    expect(await retryJob(portal, EDITOR, id)).toBe(false)
    expect(await claim()).toMatchObject({ id, attempts: 1 })
    expect(await portal.db.auditEntry.count({ where: { action: 'job.retry', subjectId: id } })).toBe(1)
  })
})

describe('runners', () => {
  it('share the steps, each done once, where two work side by side', async () => {
    const ids = []
    for (let at = 0; at < 40; at++) ids.push(await ask())
    const done = new Map<string, number>()
    const byRunner = new Set<string>()
    const handlers: JobHandlers = {
      async extract({ job }) {
        byRunner.add(job.runner)
        await pause(2)
        done.set(job.id, (done.get(job.id) ?? 0) + 1)
      },
    }
    await Promise.all([settleJobs(portal, handlers, ids), settleJobs(portal, handlers, ids)])
    expect([...done.values()]).toEqual(ids.map(() => 1))
    expect(byRunner.size).toBe(2)
    expect(await portal.db.job.count({ where: { state: 'done' } })).toBe(40)
  })

  it('keep a result and the end of its step together, or neither', async () => {
    const id = await ask()
    const handlers: JobHandlers = {
      async extract({ portal: its, job, finish }) {
        await its.db.$transaction(async (tx) => {
          await enqueue(tx, its, { kind: 'place', subject: 'result', by: job.by })
          await finish(tx)
          if (job.attempts === 1) throw new PortalError('store-failed', 'The store failed.')
        })
      },
    }
    const running = settleJobs(portal, handlers, [id])
    await until(async () => (await rowOf(id)).problem === 'The store failed.')
    expect(await portal.db.job.count({ where: { subject: 'result' } })).toBe(0)
    now += retryDelayMs(1)
    await running
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 2 })
    expect(await portal.db.job.count({ where: { subject: 'result' } })).toBe(1)
  })

  it('stop when told, and give back what was under way', async () => {
    const id = await ask()
    const stopping = new AbortController()
    const handlers: JobHandlers = { extract: ({ signal }) => untilAborted(signal) }
    const running = runJobs(portal, handlers, { signal: stopping.signal })
    await until(async () => (await rowOf(id)).state === 'running')
    stopping.abort()
    await running
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('hear of a step that was cancelled under them, and keep nothing of it', async () => {
    const id = await ask()
    const stopping = new AbortController()
    let wasTold = false
    const handlers: JobHandlers = {
      extract: ({ signal }) => untilAborted(signal).finally(() => (wasTold = true)),
    }
    const running = runJobs(portal, handlers, { signal: stopping.signal })
    await until(async () => (await rowOf(id)).state === 'running')
    expect(await cancelJob(portal, EDITOR, id)).toBe(true)
    await until(async () => wasTold)
    stopping.abort()
    await running
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled' })
    expect((await lastJobs(portal, 'extract', [(await rowOf(id)).subject])).size).toBe(1)
  })
})

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new PortalError('cancelled', 'It was cancelled.'))),
  )
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20)
}
