// npm run -s throughline -- <command>: sets up what is missing, then runs the built command line.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, prepareBuild, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
await prepareBuild()
process.env.NODE_ENV ??= 'production'
const { runCommand } = await import(pathToFileURL(join(ROOT, 'build', 'server', 'throughline.js')).href)
process.exitCode = await runCommand(process.argv.slice(2))
