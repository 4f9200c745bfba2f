import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { syncContent } from '../../app/ingest/syncContent.server'
import { openPortal, type Portal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import { childProgram } from '../childProgram'
import { aContentFolder, type ContentFolder } from '../features/ingest/contentFolder'

let dataDir: string
let folder: ContentFolder
let portal: Portal

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-sync-'))
  folder = aContentFolder()
  portal = await openPortal(readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir }))
})
afterEach(async () => {
  await portal.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a sync that is killed', () => {
  let syncAndDie: string
  beforeAll(async () => void (syncAndDie = await childProgram('tests/process/syncAndDie.ts')))

  it.each([
    ['when its transaction has begun', 1],
    ['before it writes the first record', 2],
    ['after it wrote the last record', 3],
  ])('%s leaves the record whole as it was, and the next one does all of it', async (_, dieAt) => {
    await syncContent(portal, { folder: folder.path })
    const before = await wholeState(portal)
    await portal.close()
    folder.replace('people.yaml', 'Randal Milch', 'Randal S. Milch')
    folder.remove('links.yaml')
    folder.write('events/2014.yaml', 'ev-one:\n  title: One\n  date: 2014\n')

    const child = spawn(process.execPath, [syncAndDie, folder.path, String(dieAt)], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: 'inherit',
    })
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')

    portal = await openPortal(readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir }))
    expect(await portal.db.$queryRawUnsafe('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(await wholeState(portal)).toEqual(before)
    const again = await syncContent(portal, { folder: folder.path })
    expect(again).toMatchObject({ ok: true, value: { added: ['ev-one'], changed: ['randal-milch'] } })
  })
})

describe('a sync while another process writes', () => {
  it('waits for it, then does its work', async () => {
    await holdDatabase(700)
    expect(await syncContent(portal, { folder: folder.path })).toMatchObject({ ok: true })
  })

  it('gives up after a while, says why, and leaves everything as it was', async () => {
    await portal.db.$queryRawUnsafe('PRAGMA busy_timeout = 200')
    const before = await wholeState(portal)
    const release = await holdDatabase(30_000)
    await expect(syncContent(portal, { folder: folder.path })).rejects.toThrow(
      'Another process is writing to the database. Nothing was synced: wait until it is done, then sync again.',
    )
    await release()
    expect(await wholeState(portal)).toEqual(before)
    expect(await syncContent(portal, { folder: folder.path })).toMatchObject({ ok: true })
  })
})

/** Makes another process hold the database for writing; answers once it does. */
async function holdDatabase(milliseconds: number): Promise<() => Promise<void>> {
  const script = `
    const db = require('better-sqlite3')(${JSON.stringify(join(dataDir, 'throughline.db'))})
    db.exec('BEGIN IMMEDIATE')
    console.log('held')
    setTimeout(() => db.exec('COMMIT'), ${milliseconds})
  `
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return async () => {
    child.kill('SIGKILL')
    await ended
  }
}

/** All that a sync writes. */
async function wholeState({ db }: Portal) {
  const [records, references, links, files, state, log, head] = await Promise.all([
    db.record.findMany({ orderBy: { id: 'asc' } }),
    db.reference.findMany({ orderBy: [{ fromId: 'asc' }, { field: 'asc' }] }),
    db.link.findMany({ orderBy: { id: 'asc' } }),
    db.contentFile.findMany({ orderBy: { path: 'asc' } }),
    db.catalogState.findMany(),
    db.auditEntry.findMany({ orderBy: { seq: 'asc' } }),
    db.auditHead.findMany(),
  ])
  return { records, references, links, files, state, log, head }
}
