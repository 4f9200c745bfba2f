// npm test: sets up what is missing, then runs every test. What could not run is said in the last lines.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT, prepareBuild, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
const { findOrInstallBrowser } = await import('./browser.mjs')
const browser = findOrInstallBrowser()

const vitest = join('node_modules', 'vitest', 'vitest.mjs')
const args = process.argv.slice(2)
const projects = ['domain', 'sqlite', 'postgres', 'process', ...(browser ? ['e2e'] : [])].flatMap((name) => [
  '--project',
  name,
])
const scratch = makeScratch()
// The build is made beside the first tests, which need none; the others wait for the mark.
const mark = join(mkdtempSync(join(scratch ?? tmpdir(), 'throughline-build-')), 'made')
const env = {
  ...process.env,
  ...(scratch && { TMPDIR: scratch }),
  ...(browser && { CHROMIUM_PATH: browser }),
  COMPILED_WORKERS: join(ROOT, 'build', 'server'),
  BUILT_MARK: mark,
}
const tests = spawn(process.execPath, [vitest, 'run', ...projects, ...args], { stdio: 'inherit', env })
const ended = once(tests, 'exit')
const made = prepareBuild().then(() => writeFileSync(mark, ''))
// Told to stop, we stay until the tests have, and leave the build as it is; Ctrl-C reaches them by itself.
const endWithTests = () => ended.then(() => process.exit(1))
process.on('SIGINT', endWithTests)
process.on('SIGTERM', () => {
  tests.kill()
  endWithTests()
})
process.on('exit', () => {
  // A build that failed ended this process before them.
  tests.kill()
  for (const folder of [dirname(mark), scratch])
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
const [[status]] = await Promise.all([ended, made])

if (!process.env.TEST_POSTGRES_URL) {
  console.log('PostgreSQL: tested in PGlite. Set TEST_POSTGRES_URL to test on a server as well.')
}
if (!browser) {
  console.log(
    'Browser tests did not run: no Chromium was found and none could be installed. Set CHROMIUM_PATH to one.',
  )
}
process.exit(status ?? 1)

/**
 * A folder in memory for the databases and originals of the tests, where the machine has one with room: elsewhere each
 * of their commits waits for a disk. Null where TMPDIR names another, or there is none.
 */
function makeScratch() {
  const memory = '/dev/shm'
  const least = 2 * 1024 ** 3
  if (process.env.TMPDIR || !existsSync(memory)) return null
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize < least ? null : mkdtempSync(join(memory, 'throughline-tests-'))
}
