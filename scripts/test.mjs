// npm test: sets up what is missing, then runs every test. What could not run is said in the last lines.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, prepareBuild, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
await prepareBuild()
const { findOrInstallBrowser } = await import('./browser.mjs')
const browser = findOrInstallBrowser()

const vitest = join('node_modules', 'vitest', 'vitest.mjs')
const args = process.argv.slice(2)
const projects = ['domain', 'sqlite', 'postgres', 'process', ...(browser ? ['e2e'] : [])].flatMap((name) => [
  '--project',
  name,
])
const env = {
  ...process.env,
  ...(browser && { CHROMIUM_PATH: browser }),
  COMPILED_WORKERS: join(ROOT, 'build', 'server'),
}
const { status } = spawnSync(process.execPath, [vitest, 'run', ...projects, ...args], {
  stdio: 'inherit',
  env,
})

if (!process.env.TEST_POSTGRES_URL) {
  console.log('PostgreSQL: tested in PGlite. Set TEST_POSTGRES_URL to test on a server as well.')
}
if (!browser) {
  console.log(
    'Browser tests did not run: no Chromium was found and none could be installed. Set CHROMIUM_PATH to one.',
  )
}
process.exit(status ?? 1)
