import { expect, it } from 'vitest'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { startIntake } from '../../../app/ingest/runIntake.server'
import { enqueue } from '../../../app/jobs/enqueue.server'
import type { JobKind } from '../../../app/jobs/job'
import { openTestPortal } from '../../openTestPortal'

it('reads what comes in while as many copies as there are places for take long', async () => {
  const portal = await openTestPortal()
  const ask = (kind: JobKind, subject: string) =>
    portal.db.$transaction((tx) => enqueue(tx, portal, { kind, subject, by: COMMAND_LINE }))
  for (let number = 1; number <= 8; number++) await ask('copy', `scan ${number}`)
  let letGo = () => {}
  const isRead = new Promise<void>((resolve) => (letGo = resolve))
  const intake = await startIntake(portal, { copy: () => isRead, extract: async () => letGo() })
  await ask('extract', 'a letter')
  await isRead
  await expect.poll(() => portal.db.job.count({ where: { state: 'done' } })).toBe(9)
  await intake.stop()
})
