import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** How long a start may take before a test gives up on it, in milliseconds; the first one syncs the whole record. */
const START_TIMEOUT_MS = 60_000
const ADDRESS = /https?:\/\/\S+/

export type ServerProcess = {
  child: ChildProcess
  /** Everything that it has printed so far. */
  output(): string
  /** Its address, once it listens. Rejects with all it printed where it ends before. */
  url: Promise<string>
  /** Sends SIGTERM and waits for the end; answers the exit code, null where a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the portal as `npm start` does, in a process of its own, on a free port unless `env` names one. */
export function startServer(env: Record<string, string>, options: { uid?: number } = {}): ServerProcess {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: '0', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  let printed = ''
  const url = new Promise<string>((resolve, reject) => {
    const give = (line: string) => {
      printed += `${line}\n`
      const address = / is at (\S+)/.exec(line)?.[1]
      if (address && ADDRESS.test(address)) resolve(address)
    }
    createInterface({ input: child.stdout }).on('line', give)
    createInterface({ input: child.stderr }).on('line', give)
    child.once('close', () => reject(new Error(`The server ended before it listened:\n${printed}`)))
    setTimeout(
      () => reject(new Error(`The server did not listen in time:\n${printed}`)),
      START_TIMEOUT_MS,
    ).unref()
  })
  url.catch(() => {})
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }
  return { child, output: () => printed, url, stop }
}
