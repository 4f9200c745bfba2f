/**
 * Makes one dossier and its package twenty times, each in a process of its own, in other time zones, languages and
 * numbers of threads, and in each release of Node that is named; says whether all have the same SHA-256.
 *
 * Usage: tsx scripts/report-same-bytes.ts [node …]
 * Each argument is a command that runs Node, such as "npx -y node@24". This Node is always among them. What is made comes
 * from plain data, so that no database is opened and other releases need no binaries of their own.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aFiledPlan } from './bench/verifiedBag'

const BUILDS = 20
const PLACES = [
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' },
  { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C', UV_THREADPOOL_SIZE: '16' },
  { TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8', UV_THREADPOOL_SIZE: '4' },
  { TZ: 'UTC', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', UV_THREADPOOL_SIZE: '16' },
]

const nodes = [process.execPath, ...process.argv.slice(2)]
const folder = await mkdtemp(join(tmpdir(), 'throughline-same-'))
try {
  const task = join(folder, 'task.json')
  await writeFile(task, JSON.stringify(await aFiledPlan(folder)))
  const seen = new Map<string, number>()
  for (let build = 0; build < BUILDS; build++) {
    const node = nodes[build % nodes.length]!
    const place = PLACES[build % PLACES.length]!
    const made = await runIn(node, place, [task, join(folder, String(build))])
    console.log(
      `${String(build + 1).padStart(2)}  ${made}  ${place.TZ}, ${place.LANG}, ${place.UV_THREADPOOL_SIZE} threads`,
    )
    const hashes = made.split('  ').slice(1).join(' ')
    seen.set(hashes, (seen.get(hashes) ?? 0) + 1)
  }
  console.log(seen.size === 1 ? `All ${BUILDS} are the same.` : `There are ${seen.size} different ones.`)
  process.exitCode = seen.size === 1 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Answers the release of Node and what it made: "v20.19.0  <PDF>  <package>". */
function runIn(node: string, env: Record<string, string>, args: string[]): Promise<string> {
  const [command, ...before] = node.split(' ')
  const script = new URL('./bench/makeFromTask.ts', import.meta.url).pathname
  return new Promise((resolve, reject) => {
    const child = spawn(command!, [...before, '--import', 'tsx', script, ...args], {
      env: { ...process.env, ...env },
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.resume()
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(`${node} ended with ${code}.`)),
    )
  })
}
