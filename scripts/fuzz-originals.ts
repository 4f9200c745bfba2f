// npx tsx scripts/fuzz-originals.ts [--times 200] [--seed 1] [folder or file]…
// Reads each file, the hostile twins and seeded mutations of all of them as the portal would, and asserts that each
// ends in a clear state or refusal within bounded time and memory. Prints each fault with what makes it again.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { hostileTwins } from '../tests/hostileTwins'
import { mutate } from './fuzz/mutate'
import { tryFile } from './fuzz/tryFile'

const FOLDERS = ['eml', 'mbox', 'html', 'warc', 'wacz', 'docx', 'images', 'documentcloud', 'pdf']
const SAMPLES = ['../shared/samples', '../../shared/samples'].find(existsSync)
/** A larger original is read once, and not mutated. */
const MOST_MUTATED_BYTES = 1024 * 1024

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const times = Number(values.times)
const given = positionals.length > 0 ? positionals : FOLDERS.map((it) => join(SAMPLES ?? '', it))
const files = given.filter(existsSync).flatMap(filesUnder)
if (positionals.length === 0 && !SAMPLES)
  console.error('There is no folder ../shared/samples here: only our own twins are tried.')

const folder = await mkdtemp(join(tmpdir(), 'throughline-fuzz-'))
const counts = new Map<string, number>()
let tried = 0
let slowest = { ms: 0, what: '' }
let mostMemory = 0
const faults: string[] = []

try {
  for (const path of files) await fuzz(basename(path), await readFile(path))
  for (const { name, write } of hostileTwins()) {
    const path = join(folder, 'twin')
    await write(path)
    const { size } = statSync(path)
    await tryOne(name, { path, sizeBytes: size })
    if (size > 0 && size <= MOST_MUTATED_BYTES) await fuzz(name, await readFile(path), false)
    await rm(path)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

console.log(
  `${tried} files tried: ${[...counts]
    .sort()
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')}.`,
)
console.log(
  `The slowest took ${slowest.ms} ms (${slowest.what}); this process took ${Math.round(mostMemory / 1024 / 1024)} MB at most.`,
)
console.log(faults.length === 0 ? 'No fault.' : `${faults.length} faults:\n${faults.join('\n')}`)
process.exit(faults.length === 0 ? 0 : 1)

async function fuzz(name: string, original: Buffer, isOriginalTried = true): Promise<void> {
  const path = join(folder, 'mutated')
  for (let seed = Number(values.seed); seed <= Number(values.seed) + times; seed++) {
    const isFirst = seed === Number(values.seed)
    if (isFirst && !isOriginalTried) continue
    const bytes = isFirst ? original : mutate(original, seed)
    await writeFile(path, bytes)
    await tryOne(isFirst ? name : `${name}, seed ${seed}`, { path, sizeBytes: bytes.length })
  }
  console.error(`${name}: ${tried} tried, ${faults.length} faults`)
}

async function tryOne(what: string, file: { path: string; sizeBytes: number }): Promise<void> {
  const { state, fault, ms } = await tryFile(file)
  tried += 1
  counts.set(state, (counts.get(state) ?? 0) + 1)
  if (ms > slowest.ms) slowest = { ms, what }
  mostMemory = Math.max(mostMemory, process.memoryUsage.rss())
  if (fault) faults.push(`${what}: ${fault}`)
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesUnder(join(path, entry.name)))
}
