import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../app/db/database.server'
import { mountSmallDisk } from '../smallDisk'
import { startServer, type ServerProcess } from '../startServer'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0

describe('npm start', () => {
  let dataDir: string
  let servers: ServerProcess[]
  const start = (env: Record<string, string> = {}, options: { uid?: number } = {}) => {
    const server = startServer({ DATA_DIR: dataDir, ...env }, options)
    servers.push(server)
    return server
  }

  /** What the start from an empty folder came to, and that folder as it left it. */
  let first: { dataDir: string; output: string; health: unknown; timeline: string }
  /** Gives the next start a folder that holds the record already. */
  const settle = () => cp(first.dataDir, dataDir, { recursive: true })

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-first-'))
    const server = startServer({ DATA_DIR: folder })
    const url = await server.url
    const health = await (await fetch(`${url}/healthz`)).json()
    const timeline = await (await fetch(`${url}/timeline`)).text()
    await server.stop()
    first = { dataDir: folder, output: server.output(), health, timeline }
  })
  afterAll(() => rm(first.dataDir, { recursive: true, force: true }))
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-start-'))
    servers = []
  })
  afterEach(async () => {
    for (const server of servers) await server.stop('SIGKILL')
    await chmod(dataDir, 0o755)
    await rm(dataDir, { recursive: true, force: true })
  })

  it('serves the shipped record from an empty data folder, and says how to make the first owner', () => {
    expect(first.health).toMatchObject({ status: 'ok', database: 'ok', evidence: 'ok' })
    expect(first.timeline).toContain('Verizon')
    expect(first.output).toMatch(/\/setup\/\S+/)
  })

  it('answers an address that is no text with a page that says so, and one line of its log', async () => {
    await settle()
    const server = start()
    const answer = await fetch(`${await server.url}/proceedings/%E0%A4%A`)
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('The address is not whole'),
    ])
    await server.stop()
    expect(server.output().match(/.*%E0%A4%A.*/g)).toEqual([
      expect.stringMatching(/^\[\w+\] GET \/proceedings\/%E0%A4%A: the address is malformed$/),
    ])
  })

  it('lets requests in flight finish when it is told to stop, and then ends with 0', async () => {
    await settle()
    const server = start()
    const { port } = new URL(await server.url)
    const socket = connect(Number(port), '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk))
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n')
    await pause()
    const ended = server.stop('SIGTERM')
    await pause()
    socket.write('Connection: close\r\n\r\n')
    await once(socket, 'close')
    expect(answer).toContain('"status":"ok"')
    expect(await ended).toBe(0)
    expect(server.output()).toContain('Throughline has stopped')
  })

  it('ends with npm, when it is npm that is told to stop', async () => {
    await settle()
    const npm = spawn('npm', ['start', '--silent'], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let printed = ''
    npm.stdout.setEncoding('utf8').on('data', (chunk) => (printed += chunk))
    await expect.poll(() => / is at (\S+)/.exec(printed)?.[1], { timeout: 60_000 }).toBeTruthy()
    const url = / is at (\S+)/.exec(printed)![1]!
    npm.kill('SIGTERM')
    const answers = () =>
      fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      )
    await expect.poll(answers, { timeout: 20_000 }).toBe(false)
  })

  it('names a port that is in use, and ends with 1', async () => {
    await settle()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const server = start({ PORT: String(port) })
    await expect(server.url).rejects.toThrow(/Another program listens there: stop it, or set PORT/)
    expect(server.child.exitCode).toBe(1)
    other.close()
  })

  it('names a setting that it cannot take', async () => {
    await expect(start({ PORT: 'eighty' }).url).rejects.toThrow(/PORT is "eighty". It accepts a whole number/)
  })

  it('names a data folder that it may not write to', async () => {
    await chmod(dataDir, 0o555)
    const server = start({}, isRoot ? { uid: NOBODY } : {})
    await expect(server.url).rejects.toThrow(/DATA_DIR is \S+, which this user may not write to/)
  })

  it('names a file that stands where the data folder should', async () => {
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    await expect(start({ DATA_DIR: file }).url).rejects.toThrow(/where a file stands in the way/)
  })

  it('refuses a database that a newer release has used, and leaves it as it was', async () => {
    await settle()
    const database = await openDatabase(`file:${join(dataDir, 'throughline.db')}`)
    await database.db.$executeRawUnsafe(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
       VALUES ('newer', 'x', '29990101000000_from_the_future', '2999-01-01', '2999-01-01', 1)`,
    )
    const before = await database.db.record.count()
    await expect(start().url).rejects.toThrow(/used by a newer release.*29990101000000_from_the_future/)
    expect(await database.db.record.count()).toBe(before)
    await database.close()
  })

  it('says that the disk is full, where it is', async ({ skip }) => {
    const small = join(dataDir, 'small')
    await mkdir(small)
    if (!mountSmallDisk(small, '64k')) return skip('this machine does not let us mount a small disk')
    try {
      await writeFile(join(small, 'fill'), Buffer.alloc(80_000)).catch(() => {})
      await expect(start({ DATA_DIR: join(small, 'data') }).url).rejects.toThrow(
        /disk that is full|No space|disk is full/i,
      )
    } finally {
      execFileSync('umount', [small])
    }
  })
})

/** Long enough for another process to have read what was sent. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300))
}
