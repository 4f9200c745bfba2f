// npm start: sets up what is missing, then serves the portal. See README.md.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, prepareBuild, prepareDependencies, requireNode } from './prepare.mjs'

requireNode()
process.chdir(ROOT)
await prepareDependencies()
await prepareBuild()
process.env.NODE_ENV ??= 'production'
const { serve } = await import(pathToFileURL(join(ROOT, 'build', 'server', 'index.js')).href)
await serve()
