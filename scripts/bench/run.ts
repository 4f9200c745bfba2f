import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { Bench, Row } from './bench'

const folder = new URL('.', import.meta.url)
/** Programs of this folder that a benchmark runs in a process of their own. */
const PROGRAMS = ['run.ts', 'bindLetters.ts', 'makeFromTask.ts']
const benches: Bench[] = []
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()) {
  if (PROGRAMS.includes(file)) continue
  const { bench } = (await import(new URL(file, folder).href)) as { bench?: Bench }
  if (bench) benches.push(bench)
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no bench “${unknown[0]}”. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const rows: (Row & { bench: string })[] = []
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  console.error(`${bench.name}: ${bench.bar} …`)
  for (const row of await bench.run()) {
    rows.push({ bench: bench.name, ...row })
    // A run that is cut off has told what it measured.
    console.error(`  ${row.name}: ${figure(row.measured)} ${row.unit}`)
  }
}
console.table(
  rows.map(({ name, measured, unit, peer, peerMeasured, ratio, bar, pass }) => ({
    what: name,
    measured: `${figure(measured)} ${unit}`,
    peer: peerMeasured === null ? '' : `${figure(peerMeasured)} ${unit} (${peer})`,
    ratio: ratio === null ? '' : figure(ratio),
    bar,
    met: pass ? 'yes' : 'NO',
  })),
)
await mkdir('bench', { recursive: true })
const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model ?? '' }
await writeFile(
  'bench/latest.json',
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`,
)

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
