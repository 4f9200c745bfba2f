import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPortal, type Portal } from './portal.server'
import { createApp } from './server'
import { readSettings, type Settings } from './settings.server'

/** How long a stop waits for requests in flight before it cuts them off, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000

/** Serves until SIGINT or SIGTERM: then requests in flight finish and the database is closed. */
export async function serve(): Promise<void> {
  let portal: Portal | undefined
  try {
    const settings = readSettings()
    portal = await openPortal(settings)
    const server = (await createApp(portal)).listen(settings.port, settings.host)
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
    const { port } = server.address() as AddressInfo
    console.log(`Throughline is at ${addressOf(settings, port)}`)
    stopOnSignal(server, portal)
  } catch (problem) {
    await portal?.close()
    console.error(explainStart(problem))
    process.exitCode = 1
  }
}

function addressOf(settings: Settings, port: number): string {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return settings.publicUrl ?? `http://${host}:${port}`
}

function stopOnSignal(server: Server, portal: Portal): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    const cutOff = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS)
    server.close(async () => {
      clearTimeout(cutOff)
      await portal.close()
    })
    server.closeIdleConnections()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Why the portal did not start, in a sentence that says what to do. */
function explainStart(problem: unknown): string {
  const { code, message } = problem as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `${message}. Another program listens there: stop it, or set PORT to a free one.`
  if (code === 'EACCES') return `${message}. This user may not listen there: set PORT to 1024 or more.`
  if (code === 'EADDRNOTAVAIL') return `${message}. This machine has no such address: set HOST to one it has.`
  return problem instanceof Error ? message : String(problem)
}
