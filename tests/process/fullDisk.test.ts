import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMMAND_LINE } from '../../app/domain/roles'
import { buildDossier } from '../../app/dossier/buildDossier.server'
import { askForExport } from '../../app/dossier/exportDossier.server'
import { findExport } from '../../app/dossier/readExports.server'
import { jobHandlers } from '../../app/ingest/jobHandlers.server'
import { PLAIN_RECEIPT } from '../../app/ingest/receipt'
import { receiveOriginal } from '../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../app/ingest/settleReceipt.server'
import { verifyEvidence } from '../../app/ingest/verifyEvidence.server'
import { DISK_IS_FULL, FULL_DISK_MS, type JobHandlers, type JobKind } from '../../app/jobs/job'
import { runJobs } from '../../app/jobs/runJobs.server'
import { openPortal, type Portal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import { aStoredPacket, fillCatalog } from '../aPacket'
import { onePage, plainPdf } from '../features/extract/plainPdf'
import { fillDisk, mountSmallDisk } from '../smallDisk'
import { signIn, type TestVisitor } from '../signIn'
import { STEPS_OF_READING } from '../stepsOfReading'

const KB = 1024
/** A text of a megabyte: it is gathered page by page, then written with its reading. */
const MEMO = Array.from({ length: 200 }, (_, at) => `Page ${at} ${'of the memorandum '.repeat(300)}`).join(
  '\f',
)

let folder: string
let disk: string
let isMounted: boolean
let portal: Portal
let aheadMs: number

beforeEach(async ({ skip }) => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-full-'))
  disk = join(folder, 'disk')
  await mkdir(disk)
  aheadMs = 0
  isMounted = mountSmallDisk(disk, '24m')
  if (!isMounted) skip('this machine does not let us mount a small disk')
})
afterEach(async () => {
  await portal?.close()
  if (isMounted) execFileSync('umount', [disk])
  await rm(folder, { recursive: true, force: true })
})

async function open(env: Record<string, string>) {
  const now = () => new Date(Date.now() + aheadMs)
  portal = await openPortal(readSettings({ NODE_ENV: 'test', ...env }), { now })
}

async function receive(fileName: string, bytes: Buffer) {
  const receipt = { ...PLAIN_RECEIPT, fileName, method: 'command line' } as const
  const received = await receiveOriginal(
    portal,
    COMMAND_LINE,
    receipt,
    (async function* () {
      yield bytes
    })(),
  )
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
}

const stepOf = (kind: JobKind) => portal.db.job.findFirst({ where: { kind } })

/** Does steps of a kind as the server does, until the one that there is has ended or failed for the first time. */
async function tryOnce(kind: JobKind) {
  const stopping = new AbortController()
  const running = runJobs(portal, { [kind]: jobHandlers[kind] }, { signal: stopping.signal })
  const hasEnded = async () => {
    const step = await stepOf(kind)
    return step?.state === 'done' || (step?.state === 'queued' && step.problem !== null)
  }
  await expect.poll(hasEnded, { timeout: 30_000 }).toBe(true)
  stopping.abort()
  await running
  return stepOf(kind)
}

/** Goes to when a step that waits for room is begun again, and does all that there is to do. */
async function goOn(by: JobHandlers = STEPS_OF_READING) {
  aheadMs += FULL_DISK_MS
  await settleAll(portal, by)
}

const THE_DISK_IS_FULL = 'The disk is full, so the dossier was not written. Make room, and export again.'

const filesIn = (...path: string[]) => readdir(join(...path)).catch(() => [])

async function isWhole(): Promise<boolean> {
  for await (const { state } of verifyEvidence(portal)) if (state !== 'intact') return false
  return true
}

describe('a step that meets a full disk', () => {
  it.each([
    ['while its pages are gathered', 512 * KB],
    ['when the reading is written', 1_800 * KB],
  ])('%s says so, keeps nothing, and reads the file when there is room', async (_, leftBytes) => {
    await open({ DATA_DIR: disk })
    await receive('memo.txt', Buffer.from(MEMO))
    await portal.db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
    const makeRoom = await fillDisk(disk, leftBytes)

    expect(await tryOnce('extract')).toMatchObject({ state: 'queued', attempts: 0, problem: DISK_IS_FULL })
    expect([await portal.db.extraction.count(), await portal.db.page.count()]).toEqual([0, 0])
    expect(await filesIn(disk, 'reading')).toEqual([])

    await makeRoom()
    await goOn()
    expect(await stepOf('extract')).toMatchObject({ state: 'done', attempts: 1, problem: null })
    expect(await portal.db.page.count({ where: { reading: { original: { isCopy: false } } } })).toBe(200)
    expect(await isWhole()).toBe(true)
  })

  it('when a copy is kept says so, keeps none of it, and makes it when there is room', async () => {
    const dataDir = join(folder, 'data')
    const evidence = join(disk, 'evidence')
    await open({ DATA_DIR: dataDir, EVIDENCE_URL: pathToFileURL(evidence).href })
    await receive('letter.pdf', plainPdf(onePage('The letter of June 5 asks us to stop.')))
    expect(await tryOnce('extract')).toMatchObject({ state: 'done' })
    const makeRoom = await fillDisk(disk, 4 * KB)

    expect(await tryOnce('copy')).toMatchObject({ state: 'queued', attempts: 0, problem: DISK_IS_FULL })
    expect([await portal.db.copy.count(), await portal.db.original.count()]).toEqual([0, 1])
    expect(await filesIn(evidence, 'incoming')).toEqual([])
    expect(await filesIn(dataDir, 'reading')).toEqual([])

    await makeRoom()
    await goOn(jobHandlers)
    expect(await stepOf('copy')).toMatchObject({ state: 'done', attempts: 1, problem: null })
    expect(await portal.db.copy.count()).toBe(1)
    expect(await isWhole()).toBe(true)
  })
})

describe('a rendering that meets a full disk', () => {
  const usual = process.env.TMPDIR
  afterEach(() => {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  })

  it('waits for room, and is made when there is some', async () => {
    await open({ DATA_DIR: join(folder, 'data') })
    await receive('letter.txt', Buffer.from('The letter of June 5 asks us to stop.'))
    expect(await tryOnce('extract')).toMatchObject({ state: 'done' })
    process.env.TMPDIR = disk
    const makeRoom = await fillDisk(disk, 0)

    expect(await tryOnce('copy')).toMatchObject({ state: 'queued', attempts: 0, problem: DISK_IS_FULL })
    expect(await portal.db.copy.count()).toBe(0)

    await makeRoom()
    await goOn(jobHandlers)
    expect(await stepOf('copy')).toMatchObject({ state: 'done', problem: null })
    expect(await portal.db.copy.count()).toBe(1)
    expect((await filesIn(disk)).filter((name) => name.startsWith('throughline-'))).toEqual([])
  })
})

describe('an export that meets a full disk', () => {
  async function openPacket(): Promise<{ id: string; viewer: TestVisitor['viewer'] }> {
    await open({ DATA_DIR: join(folder, 'data') })
    await fillCatalog(portal)
    const { viewer } = await signIn(portal, 'editor')
    const { packet } = await aStoredPacket(portal, viewer, ['letter', 'reply'])
    return { id: packet.id, viewer }
  }

  it('with its PDF, its text or its package leaves what was there, and nothing else', async () => {
    const { id, viewer } = await openPacket()
    const build = async (name: string) => {
      const path = (ending: string) => join(disk, `${name}.${ending}`)
      const paths = { path: path('pdf'), transmittalPath: path('txt'), packagePath: path('zip') }
      const built = await buildDossier(portal, viewer, id, paths)
      if (!built.ok) throw new Error(built.refusal.reason)
      return built.value
    }
    const { sizeBytes, packed } = await build('kept')
    const before = await filesIn(disk)
    const inPdf = Math.floor(sizeBytes / 2)
    const inPackage = sizeBytes + Math.floor(packed!.sizeBytes / 2)
    for (const leftBytes of [inPdf, sizeBytes + 4 * KB, inPackage]) {
      const makeRoom = await fillDisk(disk, leftBytes)
      await expect(build('kept')).rejects.toThrow(THE_DISK_IS_FULL)
      await makeRoom()
      expect(await filesIn(disk)).toEqual(before)
      expect((await stat(join(disk, 'kept.zip'))).size).toBe(packed!.sizeBytes)
    }
  })

  it('in the background ends with a sentence and no file, and is made when there is room', async () => {
    const { id, viewer } = await openPacket()
    await symlink(disk, join(folder, 'data', 'exports'))
    const finished = async () => {
      const asked = await askForExport(portal, viewer, id, '')
      if (!asked.ok) throw new Error(asked.refusal.reason)
      const find = () => findExport(portal, viewer, id, asked.value.id)
      const isOver = async () => !['queued', 'running'].includes((await find())!.state)
      await expect.poll(isOver, { timeout: 30_000 }).toBe(true)
      return (await find())!
    }
    const makeRoom = await fillDisk(disk, 100 * KB)
    expect(await finished()).toMatchObject({ state: 'failed', problem: THE_DISK_IS_FULL })
    expect(await filesIn(disk)).toEqual(['ballast'])
    await makeRoom()
    expect(await finished()).toMatchObject({ state: 'done', problem: null, hasFile: true })
  })
})
