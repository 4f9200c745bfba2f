import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeToken } from '../../app/accounts/apiTokens.server'
import { verifyEvidence } from '../../app/ingest/verifyEvidence.server'
import { openPortal, type Portal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import { aDocx, aParagraph } from '../aDocx'
import { HOSTILE } from '../features/extract/hostilePdfs'
import { hostileTwins } from '../hostileTwins'
import { signIn } from '../signIn'
import { startServer, type ServerProcess } from '../startServer'

/** One of each kind, each small to send. */
const WORST = [
  'zero bytes',
  'a Word file that says it unpacks to 4 GB of zeros',
  'a Word file cut at 3 tenths',
  'a mail nested 20,000 deep',
  'a capture with wrong digests',
  'a packed archive of zeros',
  'a PNG of 4 billion by 4 billion pixels',
  'a PDF cut in its middle',
  'a PDF with pages that contain each other',
  'a page that unpacks to a gigabyte',
]

/** What one file came to: a refusal's sentence, or its receipt. */
type Sent = { status: number; refused: string | null; receiptId: string | null }
type Shown = {
  state: string
  mediaType: string
  reading: { problem: unknown; pageCount: number; partCount: number; flags: unknown[] }
}

let folder: string
let dataDir: string
let portal: Portal
let server: ServerProcess
let url: string
let headers: Record<string, string>
const ended = new Map<string, { sent: Sent; shown: Shown | null }>()
/** Status of each answer that the server gave meanwhile, by what was asked for. */
const answers: [path: string, status: number][] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-hostile-'))
  dataDir = join(folder, 'data')
  await mkdir(join(folder, 'temporary'))
  portal = await openPortal(readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir }))
  const token = await makeToken(portal, (await signIn(portal, 'editor')).viewer, 'Hostile files')
  if (!token.ok) throw new Error(token.refusal)
  headers = { Authorization: `Bearer ${token.value}` }
  server = startServer({ DATA_DIR: dataDir, TMPDIR: join(folder, 'temporary') })
  url = await server.url
  const files = await makeFiles()
  const stopping = new AbortController()
  const asking = askUntil(stopping.signal)
  const sent = await Promise.all(files.map(async ([name, bytes]) => [name, await send(bytes)] as const))
  while ((await countOpen()) > 0) await pause()
  stopping.abort()
  await asking
  for (const [name, it] of sent)
    ended.set(name, { sent: it, shown: it.receiptId ? await show(it.receiptId) : null })
})
afterAll(async () => {
  await server?.stop('SIGKILL')
  await portal?.close()
  await rm(folder, { recursive: true, force: true })
})

async function makeFiles(): Promise<[name: string, bytes: Buffer][]> {
  const path = join(folder, 'twin')
  const files: [string, Buffer][] = [['a Word file', await aDocx(aParagraph('Words'))]]
  for (const { name, write } of hostileTwins().filter((twin) => WORST.includes(twin.name))) {
    await write(path)
    files.push([name, await readFile(path)])
  }
  for (const { name, build } of HOSTILE) if (WORST.includes(name)) files.push([name, build()])
  await rm(path)
  return files
}

/** Every file says that it is a PDF: what it is has to be told from its bytes. */
async function send(bytes: Buffer): Promise<Sent> {
  const answer = await fetch(`${url}/api/v1/originals`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="evidence.pdf"',
    },
  })
  const { receipt, error } = (await answer.json()) as {
    receipt?: { id: string }
    error?: { message: string }
  }
  return { status: answer.status, refused: error?.message ?? null, receiptId: receipt?.id ?? null }
}

async function show(receiptId: string): Promise<Shown> {
  const answer = await fetch(`${url}/api/v1/intake/${receiptId}`, { headers })
  return ((await answer.json()) as { receipt: Shown }).receipt
}

function countOpen(): Promise<number> {
  return portal.db.job.count({ where: { state: { in: ['queued', 'running'] } } })
}

async function askUntil(signal: AbortSignal) {
  while (!signal.aborted) {
    for (const path of ['/healthz', '/documents']) {
      const status = await fetch(url + path).then(
        (answer) => answer.text().then(() => answer.status),
        () => 0,
      )
      answers.push([path, status])
    }
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100))
}

describe('a live server that is sent hostile files', () => {
  it.each(WORST)('refuses %s in words, or keeps it with a clear state', (name) => {
    const { sent, shown } = ended.get(name)!
    if (!shown) {
      expect(sent).toMatchObject({ status: expect.toSatisfy((status) => status >= 400 && status < 500) })
      return expect(sent.refused).toMatch(/\w+ .*\.$/s)
    }
    expect(sent.status).toBe(201)
    expect(['filed', 'waits', 'taken']).toContain(shown.state)
    const { problem, pageCount, partCount, flags } = shown.reading
    expect(problem !== null || pageCount + partCount + flags.length > 0).toBe(true)
  })

  it('tells a Word file by its bytes, whatever its name and its sender say', () => {
    expect(ended.get('a Word file')!.shown).toMatchObject({
      mediaType: expect.stringContaining('wordprocessingml'),
      state: 'filed',
      reading: { problem: null, pageCount: 1 },
    })
  })

  it('answers all along', async () => {
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(answers.length).toBeGreaterThan(2)
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })

  it('leaves nothing half-written', async () => {
    expect(await readdir(join(dataDir, 'evidence', 'incoming'))).toEqual([])
    expect(await readdir(join(dataDir, 'reading'))).toEqual([])
    expect((await readdir(join(folder, 'temporary'))).filter((name) => /throughline/.test(name))).toEqual([])
    const findings = new Set<string>()
    for await (const { state } of verifyEvidence(portal)) findings.add(state)
    expect([...findings]).toEqual(['intact'])
  })
})
