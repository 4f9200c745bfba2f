import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { jobHandlers } from '../../../app/ingest/jobHandlers.server'
import { readWithin } from '../../../app/ingest/readOriginal.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { showReceipt } from '../../../app/ingest/readReceipts.server'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { verifyEvidence } from '../../../app/ingest/verifyEvidence.server'
import type { JobHandlers } from '../../../app/jobs/job'
import { settleJobs } from '../../../app/jobs/runJobs.server'
import type { Portal } from '../../../app/portal.server'
import { hostileTwins } from '../../hostileTwins'
import { openTestPortal } from '../../openTestPortal'
import { aScan } from '../extract/aScan'
import { HOSTILE } from '../extract/hostilePdfs'
import { TWINS, type Twin } from '../extract/redactionTwins'

/** Short enough that a file on which a library spins does not hold the other tests up. */
const LIMITS = { timeoutMs: 1_000, memoryMb: 768 }
const handlers = {
  ...jobHandlers,
  extract: (run: Parameters<typeof readWithin>[0]) => readWithin(run, LIMITS),
}

/** Pictures have tests of their own below: OCR tries each page of a damaged one. */
const { ocr: _, ...withoutOcr } = handlers

let portal: Portal
let folder: string
/** How far the portal's clock is ahead of everybody's. */
let aheadMs = 0
beforeAll(async () => {
  portal = await openTestPortal({ now: () => new Date(Date.now() + aheadMs) })
  folder = await mkdtemp(join(tmpdir(), 'throughline-hostile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Takes a file in and does every step that follows from it. Answers its receipt, or the sentence that it was refused with. */
async function take(path: string, by: JobHandlers = handlers) {
  const receipt = { ...PLAIN_RECEIPT, fileName: 'evidence.pdf', method: 'api' } as const
  const received = await receiveOriginal(portal, COMMAND_LINE, receipt, createReadStream(path))
  if (!received.ok)
    return { refused: received.refusal.reason === 'file' ? received.refusal.message : '', receipt: null }
  await settle(by)
  return { refused: null, receipt: (await showReceipt(portal, received.value.provenanceId))! }
}

/** Does all that is to be done. A step that failed waits before it is begun again: then the clock is put forward. */
async function settle(by: JobHandlers): Promise<void> {
  // As often as whoever settles steps looks for one: each look is a query.
  const hurry = setInterval(() => void putForward(by), 250)
  try {
    for (;;) {
      const open = await portal.db.job.findMany({ where: openTo(by) })
      if (open.length === 0) return
      await settleJobs(
        portal,
        by,
        open.map(({ id }) => id),
      )
    }
  } finally {
    clearInterval(hurry)
  }
}

/** Steps that wait or run, of the kinds that these do. */
const openTo = (by: JobHandlers) => ({ state: { in: ['queued', 'running'] }, kind: { in: Object.keys(by) } })

async function putForward(by: JobHandlers): Promise<void> {
  const open = await portal.db.job.findMany({ where: openTo(by), orderBy: { runAfter: 'asc' } })
  if (open.length === 0 || open.some(({ state }) => state === 'running')) return
  aheadMs += Math.max(0, open[0]!.runAfter.getTime() - portal.now().getTime())
}

/** Tests of the reader go through the hostile PDFs; one of them is brought in as well. */
const files = [
  ...hostileTwins(),
  ...HOSTILE.filter(({ name }) => name === 'a page that unpacks to a gigabyte').map(({ name, build }) => ({
    name,
    write: (path: string) => writeFile(path, build()),
  })),
].map(({ name, write }) => [name, write] as const)

/** Of the twins of failed redactions, one of each kind: tests of their reader go through all. */
function oneOfEach(twins: readonly Twin[]): Twin[] {
  return twins.filter(({ kind }, at) => kind !== null && twins.findIndex((it) => it.kind === kind) === at)
}

const STATES = ['filed', 'waits', 'taken']

describe('a hostile file that is brought in', () => {
  it.each(files)('such as %s is refused in words, or kept with a clear state', async (_name, write) => {
    const path = join(folder, 'evidence')
    await write(path)
    const { refused, receipt } = await take(path, withoutOcr)
    await rm(path)
    // No later test is to do what is left to OCR.
    await portal.db.job.deleteMany({ where: { kind: 'ocr' } })
    const open = await portal.db.job.findMany({ where: openTo(withoutOcr) })
    expect(open).toEqual([])
    if (refused !== null) return expect(refused).toMatch(/\w+ .*\.$/s)
    expect(STATES).toContain(receipt.state)
    const { problem, pageCount, flags, partCount } = receipt.reading!
    expect(problem !== null || pageCount + flags.length + partCount > 0).toBe(true)
  })

  it.each(oneOfEach(TWINS))(
    'with a failed redaction, $name, has its flag on the receipt',
    async ({ kind, build }) => {
      const path = join(folder, 'redacted')
      await writeFile(path, (await build(1)).bytes)
      const { receipt } = await take(path, jobHandlers)
      expect(STATES).toContain(receipt!.state)
      expect(receipt!.reading!.flags.map((flag) => flag.kind)).toContain(kind)
    },
  )

  it('leaves a store in which every original is whole', async () => {
    const findings = new Set<string>()
    for await (const { state } of verifyEvidence(portal)) findings.add(state)
    expect([...findings]).toEqual(['intact'])
  })
})

describe('a picture that is damaged', () => {
  const [cut, noise] = [
    (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(9_000, 7)]),
  ]

  /** Takes a damaged scan in; answers its receipt and the step that recognised it. */
  async function takeScan(damage: (bytes: Buffer) => Buffer) {
    const path = join(folder, 'scan')
    await writeFile(path, damage(aScan().toBuffer('image/png')))
    const { receipt } = await take(path)
    const ocr = await portal.db.job.findFirstOrThrow({ where: { kind: 'ocr', subject: receipt!.sha256 } })
    return { receipt: receipt!, ocr }
  }

  it('is kept, and the part of it that is there is recognised', async () => {
    const { receipt, ocr } = await takeScan(cut)
    expect(receipt).toMatchObject({ state: 'filed', mediaType: 'image/png' })
    expect(ocr).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('is flagged where OCR can read nothing of it, and not tried for ever', async () => {
    const { receipt, ocr } = await takeScan(noise)
    expect(['done', 'failed']).toContain(ocr.state)
    const said = [ocr.problem, ...receipt.reading!.flags.map((flag) => flag.detail)].join(' ')
    expect(said).toMatch(/could not/)
  })
})
