import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { acceptInvitation, createOwnerInvitation } from '../../app/accounts/invitations.server'
import { makeToken } from '../../app/accounts/apiTokens.server'
import { findSession } from '../../app/accounts/sessions.server'
import { openPortal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import type { Bench } from './bench'

const FILE_MB = 500
const BAR_MB = 150
/** A server that has just started still gives memory back, in milliseconds. */
const SETTLE_MS = 4_000

/** What a server's memory grows by while one large file is sent to it. */
export const bench: Bench = {
  name: 'upload',
  bar: `a file of ${FILE_MB} MB within ${BAR_MB} MB over idle`,
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'throughline-upload-'))
    const bareDir = await mkdtemp(join(tmpdir(), 'bare-upload-'))
    try {
      const token = await makeOwner(dataDir)
      const env = { ...process.env, DATA_DIR: dataDir, PORT: '0' }
      const ours = await measure(['scripts/start.mjs'], env, '/api/v1/originals', token)
      const theirs = await measure(['scripts/bench/bareUpload.mjs', bareDir], process.env, '/', null)
      const peer = 'busboy to a file'
      const memory = { name: `memory over idle, ${FILE_MB} MB sent`, unit: 'MB', peer }
      const time = { name: `time to send ${FILE_MB} MB`, unit: 's', peer }
      return [
        {
          ...memory,
          ...against(ours.overIdleMb, theirs.overIdleMb),
          bar: `≤ ${BAR_MB} MB`,
          pass: ours.overIdleMb <= BAR_MB,
        },
        { ...time, ...against(ours.seconds, theirs.seconds), bar: 'told, not held', pass: true },
      ]
    } finally {
      await Promise.all([dataDir, bareDir].map((folder) => rm(folder, { recursive: true, force: true })))
    }
  },
}

function against(measured: number, peerMeasured: number) {
  return { measured, peerMeasured, ratio: measured / peerMeasured }
}

async function makeOwner(dataDir: string): Promise<string> {
  const portal = await openPortal(readSettings({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }))
  try {
    const secret = (await createOwnerInvitation(portal))!.split('/').at(-1)!
    const password = randomBytes(24).toString('base64url')
    const draft = { name: 'Bench', email: 'bench@example.org', password, passwordAgain: password }
    const started = await acceptInvitation(portal, secret, draft, 'bench')
    const session = started.ok ? await findSession(portal, started.value.secret) : null
    const token = session && (await makeToken(portal, session.viewer, 'The upload benchmark'))
    if (!token?.ok) throw new Error('The benchmark could not make an account.')
    return token.value
  } finally {
    await portal.close()
  }
}

async function measure(args: string[], env: NodeJS.ProcessEnv, path: string, token: string | null) {
  const child = spawn(process.execPath, args, {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await addressOf(child)
    await pause(SETTLE_MS)
    const idleMb = await memoryOf(child, 'VmRSS')
    // Linux counts the most from here on (proc(5), clear_refs).
    await writeFile(`/proc/${child.pid}/clear_refs`, '5')
    const began = performance.now()
    const status = await send(url + path, token)
    if (status !== 201) throw new Error(`The server answered ${status}.`)
    const seconds = (performance.now() - began) / 1000
    return { seconds, overIdleMb: (await memoryOf(child, 'VmHWM')) - idleMb }
  } finally {
    const closed = once(child, 'close')
    child.kill('SIGTERM')
    await closed
  }
}

async function memoryOf(child: ChildProcess, name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)![1]) / 1024
}

/** Sends a form with one file, made as it is sent, and answers the status. */
function send(address: string, token: string | null): Promise<number> {
  const boundary = 'a-boundary-of-the-benchmark'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n`
  const tail = `\r\n--${boundary}--\r\n`
  const chunk = randomBytes(1024 * 1024)
  const headers: Record<string, string | number> = {
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': head.length + FILE_MB * chunk.length + tail.length,
    ...(token && { Authorization: `Bearer ${token}` }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    void (async () => {
      sent.write(head)
      for (let at = 0; at < FILE_MB; at++) if (!sent.write(chunk)) await once(sent, 'drain')
      sent.end(tail)
    })()
  })
}

/** What else a server prints is read and dropped, so that it never waits for us. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = /https?:\/\/[\d.:]+/.exec(printed)?.[0]
      if (address) resolve(address)
    })
    child.once('close', () => reject(new Error(`The server ended before it said its address.\n${printed}`)))
  })
}
