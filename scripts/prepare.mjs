// Makes a checkout ready to run: installs what is missing, generates the database clients, builds. Each step
// is skipped while what it was made from is unchanged. Needs nothing but Node and npm.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const LEAST_NODE = [20, 19]

/** Ends with a sentence where this Node is too old to run the portal. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return
  console.error(`Throughline needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

/** Dependencies and generated clients: enough for tests and tools. */
export async function prepareDependencies() {
  if (!hasDependencies())
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing dependencies')
  if (!loadsNativeCode())
    await run('npm', ['rebuild', 'better-sqlite3', '--loglevel=error'], 'Building SQLite for this Node')
  const clients = join('app', 'db', 'generated', 'postgres', 'client.ts')
  const schemas = ['prisma/schema.prisma', 'prisma/postgres/schema.prisma']
  // Generating needs no engine; naming any file as the engine keeps Prisma from downloading one.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, 'package.json'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  const prisma = join('node_modules', 'prisma', 'build', 'index.js')
  const generate = (schema) =>
    run(process.execPath, [prisma, 'generate', '--schema', schema], `Generating ${schema}`, env)
  await step('clients', [...schemas, 'package-lock.json'], clients, () => Promise.all(schemas.map(generate)))
}

/** The server, the command line and the browser's files. */
export async function prepareBuild() {
  const sources = [
    'app',
    'scripts',
    'prisma/schema.prisma',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.json',
  ]
  await step('build', sources, join('build', 'server', 'index.js'), async () => {
    // Beside the one in use: a server may be running on it.
    const fresh = join('node_modules', '.cache', 'throughline', 'fresh-build')
    rmSync(join(ROOT, fresh), { recursive: true, force: true })
    // Vite empties the folder that it builds into: what is made meanwhile goes beside it first.
    const beside = `${fresh}-beside`
    rmSync(join(ROOT, beside), { recursive: true, force: true })
    const remix = join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
    const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs')
    await Promise.all([
      run(process.execPath, [ROOM, remix, 'vite:build', '--logLevel', 'error'], 'Building', {
        ...process.env,
        BUILD_DIRECTORY: fresh,
      }),
      run(process.execPath, [tsx, join('scripts', 'bundle-standalone.ts'), beside], 'Bundling the verifier'),
      run(process.execPath, [tsx, join('scripts', 'compile-readers.ts'), beside], 'Compiling the readers'),
    ])
    cpSync(join(ROOT, beside), join(ROOT, fresh), { recursive: true })
    rmSync(join(ROOT, beside), { recursive: true })
    packFiles(join(ROOT, fresh, 'client', 'assets'))
    putInPlace(join(ROOT, fresh), join(ROOT, 'build'))
  })
}

/** For what lives for a moment while a build is made, in MB: with V8's own 16 a sixth of the time goes into telling what still does. */
const ROOM = '--max-semi-space-size=64'

/** Least bytes for which a packed copy is worth a file. */
const PACKED_BYTES = 1_024

/** Keeps each text file of a folder packed beside it, for `app/http/packedFiles.server.ts` to answer with. */
function packFiles(folder) {
  for (const name of readdirSync(folder).filter((it) => /\.(m?js|css|svg|json|wasm)$/.test(it))) {
    const path = join(folder, name)
    const bytes = readFileSync(path)
    if (bytes.length < PACKED_BYTES) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Folders of a build whose files carry their hash in their name, so that those of two builds lie side by side. */
const HASHED = [join('client', 'assets'), join('server', 'chunks')]
/** How long a page stays open in a browser, at the most that we provide for, in milliseconds. */
const KEPT_MS = 30 * 24 * 3600 * 1000

/**
 * Puts a fresh build in place of the last one at once. The last one's hashed files are kept beside the new ones for a
 * month: pages that are open in a browser ask for them, and so does a server that still runs on it.
 */
export function putInPlace(fresh, place, now = Date.now()) {
  const last = `${fresh}-before`
  rmSync(last, { recursive: true, force: true })
  for (const folder of HASHED) keepFiles(join(place, folder), join(fresh, folder), now - KEPT_MS)
  if (existsSync(place)) renameSync(place, last)
  renameSync(fresh, place)
  rmSync(last, { recursive: true, force: true })
}

function keepFiles(from, to, since) {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const [held, kept] = [join(from, name), join(to, name)]
    if (existsSync(kept) || statSync(held).mtimeMs < since) continue
    cpSync(held, kept, { preserveTimestamps: true, recursive: true })
  }
}

/** Whether every package that this platform needs is installed in the version that the lock file names. */
function hasDependencies() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(
    ([path, it]) => !path || it.optional || have[path]?.version === it.version,
  )
}

/** Whether SQLite's binary was made for this Node: it is not after a change to another major release. */
function loadsNativeCode() {
  try {
    const Database = createRequire(join(ROOT, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

/** Runs a step unless its result is there and was made from just these sources. */
async function step(name, sources, result, work) {
  const stamp = join(ROOT, 'node_modules', '.cache', 'throughline', name)
  const hash = hashOf(sources)
  if (existsSync(join(ROOT, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOf(sources))
}

/** One hash over the names and contents of files and folders, in a fixed order. */
function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const path of paths)
    for (const file of filesUnder(join(ROOT, path))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'generated')
    .flatMap((name) => filesUnder(join(path, name)))
}

/** Runs a command to its end; ends with what it said where it fails. */
async function run(command, args, what, env = process.env) {
  console.error(`${what} …`)
  const isShell = process.platform === 'win32' && command === 'npm'
  const child = spawn(command, args, { cwd: ROOT, env, shell: isShell, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => (said[name] += chunk))
  const ended = await new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', resolve)
  })
  if (ended === 0) return
  const why = ended instanceof Error ? ended.message : ''
  console.error(`${said.stdout}${said.stderr}${why}\n${what} failed: ${command} ${args.join(' ')}`)
  process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode()
  await prepareDependencies()
  await prepareBuild()
}
