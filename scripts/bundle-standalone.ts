// Writes what is put into every evidence package into a build. Usage: tsx scripts/bundle-standalone.ts <build folder>
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleVerifier, bundleViewer } from '../app/dossier/package/bundleStandalone.server'
import { STANDALONE_FOLDER } from '../app/dossier/package/standalone.server'

const folder = join(process.argv[2] ?? 'build', STANDALONE_FOLDER)
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'verify.mjs'), await bundleVerifier())
const { script, style } = await bundleViewer()
await writeFile(join(folder, 'viewer.js'), script)
await writeFile(join(folder, 'viewer.css'), style)
