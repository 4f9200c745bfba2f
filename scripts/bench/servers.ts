import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** A server of this run, in a process of its own on loopback. */
export type BenchServer = { url: string; stop(): Promise<void> }

const BARE = resolve('scripts/bench/bareRemix')
const ADDRESS = /https?:\/\/[\d.:]+/

/** Throughline as `npm start` serves it, with the shipped record in a data folder of its own. */
export async function startThroughline(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const env = { ...process.env, NODE_ENV: 'production' as const, DATA_DIR: dataDir, PORT: '0' }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await addressOf(child)
  return { url, stop: () => stopServer(child).then(() => rm(dataDir, { recursive: true, force: true })) }
}

/** A Remix app with the same flags and nothing in it: the peer. */
export async function startBareRemix(): Promise<BenchServer> {
  const cli = resolve('node_modules/@remix-run/dev/dist/cli.js')
  execFileSync(process.execPath, [cli, 'vite:build', '--logLevel', 'error'], {
    cwd: BARE,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const env = { ...process.env, NODE_ENV: 'production' as const }
  const child = spawn(process.execPath, ['serve.mjs'], {
    cwd: BARE,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child)
  return { url, stop: () => stopServer(child) }
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = ADDRESS.exec(line)?.[0]
    if (address) {
      child.stdout!.resume()
      return address
    }
  }
  throw new Error('The server ended before it said its address.')
}

async function stopServer(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
}
