// npm run check: format, lint, types and the fast tests, in under a minute. npm test runs everything.
import { spawnSync } from 'node:child_process'
import { ROOT, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
const steps = [
  ['prettier', '--check', '--log-level', 'warn', '.'],
  ['eslint', '.'],
  ['tsc', '--noEmit'],
  ['vitest', 'run', '--project', 'domain', '--project', 'sqlite'],
]
for (const [tool, ...args] of steps) {
  const { status } = spawnSync('npx', ['--no-install', tool, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
