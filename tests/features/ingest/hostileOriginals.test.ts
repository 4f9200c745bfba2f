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
const LIMITS = { timeoutMs: 5_000, memoryMb: 768 }
const handlers = {
  ...jobHandlers,
  extract: (run: Parameters<typeof readWithin>[0]) => readWithin(run, LIMITS),
}

let portal: Portal
let folder: string
beforeAll(async () => {
  // Steps that failed wait before they are begun again: the clock goes as everybody's does.
  portal = await openTestPortal({ now: () => new Date() })
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

async function settle(by: JobHandlers): Promise<void> {
  for (;;) {
    const open = await portal.db.job.findMany({ where: { state: { in: ['queued', 'running'] } } })
    if (open.length === 0) return
    await settleJobs(
      portal,
      by,
      open.map(({ id }) => id),
    )
  }
}

/** The worst of those that tests of the readers go through, one of each kind. */
const WORST = [
  'a Word file cut at 3 tenths',
  'a Word file that says it unpacks to 4 GB of zeros',
  'a mail nested 500 deep',
  'a capture with wrong digests',
  'a PNG of 4 billion by 4 billion pixels',
  'a page that unpacks to a gigabyte',
]

const files: [name: string, write: (path: string) => Promise<void>][] = [
  ...hostileTwins(),
  ...HOSTILE.map(({ name, build }) => ({ name, write: (path: string) => writeFile(path, build()) })),
].flatMap(({ name, write }) => (WORST.includes(name) ? [[name, write]] : []))

/** Of the twins of failed redactions, one of each kind: tests of their reader go through all. */
function oneOfEach(twins: readonly Twin[]): Twin[] {
  return twins.filter(({ kind }, at) => kind !== null && twins.findIndex((it) => it.kind === kind) === at)
}

const STATES = ['filed', 'waits', 'taken']

describe('a hostile file that is brought in', () => {
  it.each(files)('such as %s is refused in words, or kept with a clear state', async (_name, write) => {
    const path = join(folder, 'evidence')
    await write(path)
    const { refused, receipt } = await take(path)
    await rm(path)
    const open = await portal.db.job.findMany({ where: { state: { notIn: ['done', 'failed'] } } })
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
