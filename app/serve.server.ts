import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOwnerInvitation } from './accounts/invitations.server'
import { formatProblem } from './ingest/contentProblem'
import { startIntake } from './ingest/runIntake.server'
import { syncContent } from './ingest/syncContent.server'
import { describeSync } from './ingest/syncReport'
import { settleExports, stopExports } from './dossier/exportQueue.server'
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
    await settleExports(portal)
    await syncRecord(portal)
    const server = (await createApp(portal)).listen(settings.port, settings.host)
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
    const { port } = server.address() as AddressInfo
    stopOnSignal(server, portal, await startIntake(portal))
    const address = addressOf(settings, port)
    console.log(`Throughline is at ${address}`)
    const setup = await createOwnerInvitation(portal)
    if (setup)
      console.log(
        `Nobody owns this portal yet. Open this once to make the owner's account: ${address}${setup}`,
      )
  } catch (problem) {
    await portal?.close()
    console.error(explainStart(problem))
    process.exitCode = 1
  }
}

/** Takes content/ in. Files with problems are named and nothing of them is taken: the record stays as it was. */
async function syncRecord(portal: Portal): Promise<void> {
  const synced = await syncContent(portal)
  if (synced.ok) {
    if (!synced.value.isUnchanged) console.log(`content/: ${describeSync(synced.value)}`)
    return
  }
  for (const problem of synced.refusal) console.error(formatProblem(problem))
  console.error(
    'content/ was not synced; the record is as it was. Mend these and run: npm run -s throughline -- sync',
  )
}

function addressOf(settings: Settings, port: number): string {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return settings.publicUrl ?? `http://${host}:${port}`
}

function stopOnSignal(server: Server, portal: Portal, intake: { stop(): Promise<void> }): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    console.log('Stopping …')
    const cutOff = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS)
    server.close(async () => {
      clearTimeout(cutOff)
      await Promise.all([stopExports(portal), intake.stop()])
      await portal.close()
      console.log('Throughline has stopped: requests were answered, the database is closed.')
      // Remix 2's encodeViaTurboStream leaves a timer of five seconds behind each page, which would hold the process
      // that long. This can go with a release that clears it.
      process.exit()
    })
    // A browser that keeps its connection would otherwise go on asking over it.
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
    server.closeIdleConnections()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  onParentsEnd(stop)
}

/** Whose child we were born as: npm's shell, under npm. */
const PARENT = process.ppid

/** How often we look whether npm is still there, in milliseconds. */
const PARENT_CHECK_MS = 250

/**
 * A SIGTERM sent to `npm start` ends npm and its shell, which do not pass it on; we would serve on as an orphan.
 * Under npm, then, a parent that is gone is a stop.
 */
function onParentsEnd(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const check = setInterval(() => {
    if (process.ppid === PARENT) return
    clearInterval(check)
    stop()
  }, PARENT_CHECK_MS)
  check.unref()
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
