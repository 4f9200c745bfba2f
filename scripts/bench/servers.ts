import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A server of this run, in a process of its own on loopback. */
export type BenchServer = {
  url: string
  /** Where it keeps its data. */
  dataDir: string
  /** Ends it, and throws its data away unless asked to keep it. */
  stop(options?: { keepData: boolean }): Promise<void>
  discard(): Promise<void>
}

const BARE = resolve('scripts/bench/bareRemix')
const ADDRESS = /https?:\/\/[\d.:]+/

/** Throughline by `npm start`, with the shipped record in a data folder of its own, or in one kept from before. */
export async function startThroughline(keptDataDir?: string): Promise<BenchServer> {
  const dataDir = keptDataDir ?? (await mkdtemp(join(tmpdir(), 'throughline-bench-')))
  const env = { ...process.env, NODE_ENV: 'production' as const, DATA_DIR: dataDir, PORT: '0' }
  return serverOf(spawn('npm', ['start', '--silent'], { env, stdio: ['ignore', 'pipe', 'inherit'] }), dataDir)
}

/** A Remix app with the same flags and nothing in it: the peer. */
export async function startBareRemix({ isBuilt = false } = {}): Promise<BenchServer> {
  const cli = resolve('node_modules/@remix-run/dev/dist/cli.js')
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  if (!isBuilt || !existsSync(join(BARE, 'build', 'server'))) {
    execFileSync(process.execPath, [cli, 'vite:build', '--logLevel', 'error'], {
      cwd: BARE,
      stdio: [...stdio],
    })
  }
  const env = { ...process.env, NODE_ENV: 'production' as const }
  return serverOf(
    spawn(process.execPath, ['serve.mjs'], { cwd: BARE, env, stdio: ['ignore', 'pipe', 'inherit'] }),
    BARE,
  )
}

async function serverOf(child: ChildProcess, dataDir: string): Promise<BenchServer> {
  const url = await addressOf(child)
  const discard = () => (dataDir === BARE ? Promise.resolve() : rm(dataDir, { recursive: true, force: true }))
  const stop = async ({ keepData = false } = {}) => {
    await stopServer(child)
    if (!keepData) await discard()
  }
  return { url, dataDir, stop, discard }
}

/** The address that a server prints; what else it prints is read and dropped, so that it never waits for us. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = ADDRESS.exec(printed)?.[0]
      if (address) resolve(address)
    })
    child.once('close', () => reject(new Error(`The server ended before it said its address.\n${printed}`)))
  })
}

/** A stopped npm leaves the server a moment to see that it is gone; its output ends when it has. */
async function stopServer(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}
