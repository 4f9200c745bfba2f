// npm run dev: serves the portal, and builds and starts it anew after each change of its source. The build takes
// a few seconds, and what runs is what npm start runs.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './prepare.mjs'

/** Editors save in bursts: a change counts once nothing more has come for this long, in milliseconds. */
const QUIET_MS = 300
const WATCHED = ['app', 'scripts', 'content', 'prisma']

let server = start()
let timer
for (const folder of WATCHED) {
  watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
    if (name?.includes('generated')) return
    clearTimeout(timer)
    timer = setTimeout(restart, QUIET_MS)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.once('exit', () => process.exit(0))
    server.kill('SIGTERM')
  })
}

function start() {
  return spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], { stdio: 'inherit' })
}

function restart() {
  const again = () => (server = start())
  if (server.exitCode !== null) return again()
  server.once('exit', again)
  server.kill('SIGTERM')
}
