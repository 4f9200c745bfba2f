import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settleAll } from '../../app/ingest/settleReceipt.server'
import { verifyEvidence } from '../../app/ingest/verifyEvidence.server'
import { LEASE_MS } from '../../app/jobs/job'
import { openPortal, type Portal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import { childProgram } from '../childProgram'

let dataDir: string
let portal: Portal | undefined
let readAndDie: string
beforeAll(async () => void (readAndDie = await childProgram('tests/process/readAndDie.ts')))
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-intake-'))
})
afterEach(async () => {
  await portal?.close()
  portal = undefined
  await rm(dataDir, { recursive: true, force: true })
})

/** Runs readAndDie.ts until it is killed. */
async function dieWhile(moment: string) {
  const child = spawn(process.execPath, [readAndDie, moment], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'inherit',
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

/** Opens what the killed process left, as long after as a lease lasts. */
async function openAfterwards(): Promise<Portal> {
  const now = () => new Date(Date.now() + LEASE_MS + 1_000)
  return (portal = await openPortal(readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir }), { now }))
}

describe('an intake that is killed', () => {
  it('in the middle of the bytes keeps nothing of the file', async () => {
    await dieWhile('sending')
    const opened = await openAfterwards()
    expect(await opened.db.original.count()).toBe(0)
    const findings = []
    for await (const finding of verifyEvidence(opened)) findings.push(finding)
    expect(findings).toEqual([])
  })

  it.each([
    ['when some of its pages are read', 'reading'],
    ['when the reading is being written', 'keeping'],
  ])('%s has the file, and reads it to the end afterwards', async (_, moment) => {
    await dieWhile(moment)
    const opened = await openAfterwards()
    expect(await opened.db.provenance.count()).toBe(1)
    expect(await opened.db.extraction.count()).toBe(0)
    expect(await opened.db.page.count()).toBe(0)
    expect(await opened.db.job.findFirst()).toMatchObject({ kind: 'extract', state: 'running', attempts: 1 })
    await settleAll(opened)
    expect(await opened.db.job.findFirst({ where: { kind: 'extract' } })).toMatchObject({
      state: 'done',
      attempts: 2,
    })
    const pages = await opened.db.page.findMany({
      where: { reading: { original: { isCopy: false } } },
      orderBy: { number: 'asc' },
    })
    expect(pages.map(({ text }) => text)).toEqual(['Page one', 'Page two', 'Page three'])
    expect(await opened.db.version.count()).toBe(1)
  })
})
