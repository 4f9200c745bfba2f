import { beforeEach, describe, expect, it } from 'vitest'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { jobHandlers } from '../../../app/ingest/jobHandlers.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll, settleReceipt } from '../../../app/ingest/settleReceipt.server'
import { failJob, claimJob } from '../../../app/jobs/claim.server'
import { neverAgain } from '../../../app/jobs/job'
import { runJobs } from '../../../app/jobs/runJobs.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { addLetter } from '../aLetter'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
beforeEach(async () => {
  portal = await openTestPortal({ now: () => new Date() })
  await addLetter(portal)
})

async function receive(text: string, documentId = 'a-letter') {
  async function* once() {
    yield Buffer.from(text)
  }
  const version = { documentId, kind: 'original', note: '' } as const
  const receipt = { ...PLAIN_RECEIPT, fileName: `${text}.txt`, method: 'api' as const, version }
  const received = await receiveOriginal(portal, COMMAND_LINE, receipt, once())
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await new Promise((resolve) => setTimeout(resolve, 2))
  return received.value
}

/** Has a reading begun later than all that are asked for now. */
const holdBack = (sha256: string) =>
  portal.db.job.updateMany({ where: { subject: sha256 }, data: { runAfter: new Date(Date.now() + 1_500) } })

async function versionsOf(documentId = 'a-letter') {
  const rows = await portal.db.version.findMany({ where: { documentId }, orderBy: { number: 'asc' } })
  return rows.map(({ sha256 }) => sha256)
}

describe('originals that come for one document one after another', () => {
  it('are versions in that order, whichever is read first; and the last is current', async () => {
    const [first, second, third] = [await receive('First'), await receive('Second'), await receive('Third')]
    await holdBack(first.sha256)
    await settleAll(portal, STEPS_OF_READING)
    expect(await versionsOf()).toEqual([first.sha256, second.sha256, third.sha256])
    const current = await portal.db.version.findFirst({ orderBy: { currentSince: 'desc' } })
    expect(current).toMatchObject({ number: 3 })
  })

  it('are so where several are read side by side', async () => {
    const sent: string[] = []
    for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) sent.push((await receive(text)).sha256)
    const stop = new AbortController()
    const running = runJobs(portal, jobHandlers, { signal: stop.signal, parallel: 3 })
    await settleAll(portal, STEPS_OF_READING)
    stop.abort()
    await running
    expect(await versionsOf()).toEqual(sent)
  })

  it('wait for none that failed or was cancelled', async () => {
    const [first, second] = [await receive('Broken'), await receive('Whole')]
    const job = await claimJob(portal, 'a runner', { kinds: ['extract'] })
    expect(job?.subject).toBe(first.sha256)
    await failJob(portal, job!, neverAgain('It is gone.'))
    await settleAll(portal, STEPS_OF_READING)
    expect(await versionsOf()).toEqual([second.sha256])
  })

  it('do not wait for one another over two documents for ever', async () => {
    const one = await receive('One of both', 'a-letter')
    const two = await receive('Two of both', 'a-draft')
    await receive('Two of both', 'a-letter')
    await receive('One of both', 'a-draft')
    await settleAll(portal, STEPS_OF_READING)
    expect(await versionsOf('a-letter')).toEqual([one.sha256, two.sha256])
    expect(await versionsOf('a-draft')).toEqual([two.sha256, one.sha256])
  })

  it('are waited for by whoever wants just the last of them done', async () => {
    const [first, second] = [await receive('Earlier'), await receive('Later')]
    await holdBack(first.sha256)
    await settleReceipt(portal, second.provenanceId, undefined, STEPS_OF_READING)
    expect(await versionsOf()).toEqual([first.sha256, second.sha256])
  })
})
