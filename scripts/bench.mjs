// npm run bench [names…]: measures each bar, prints a table, and writes bench/latest.json. Nothing here fails
// a test: a figure is only worth something beside its peer of the same run.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, prepareBuild, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
await prepareBuild()
const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs')
const args = ['--expose-gc', join('scripts', 'bench', 'run.ts'), ...process.argv.slice(2)]
const env = { ...process.env, NODE_ENV: 'production' }
const { status } = spawnSync(process.execPath, [tsx, ...args], { stdio: 'inherit', env })
process.exit(status ?? 1)
