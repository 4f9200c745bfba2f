/**
 * Binds one original of very many pages into a dossier, checks the finished file by every rule, and says what each took.
 *
 * Usage: tsx scripts/report-large-original.ts [pages]
 * Without a number, 10,000 pages. The portal reads no file of more than 5,000 from end to end: a packet comes by more with
 * several originals, and this is what they take together.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPdf, faultsOf } from '../app/dossier/check/checkPdf'
import { renderDossier } from '../app/dossier/renderDossier.server'
import { planLetters } from './bench/letters'
import { aLongOriginal } from './bench/pdfFiles'

const SAMPLE_EVERY = 100

const pages = Number(process.argv[2] ?? 10_000)
const folder = await mkdtemp(join(tmpdir(), 'throughline-large-'))
try {
  const bytes = await aLongOriginal(pages)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder, 'dossier.pdf')
  let mostBytes = 0
  const sample = () => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss()))
  const held = { fileName: 'long.pdf', mediaType: 'application/pdf', sizeBytes: bytes.length, pages }
  const received = { receivedAt: '2026-11-23T00:00:00.000Z', sourceUrl: null }
  const plan = planLetters([{ sha256, ...held, ...received }])
  const began = performance.now()
  const made = await renderDossier(plan, path, {
    readOriginal: async () => bytes,
    onProgress: (page) => page % SAMPLE_EVERY === 0 && sample(),
  })
  const bound = performance.now()
  const bindingMegabytes = sample() / 1e6
  const faults = faultsOf(await checkPdf(new Uint8Array(await readFile(path))))
  const checked = performance.now()
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(`${pages} pages bound into a dossier of ${made.pages}, ${(made.sizeBytes / 1e6).toFixed(1)} MB`)
  console.log(`binding   ${seconds(bound - began)}, at most ${bindingMegabytes.toFixed(0)} MB of memory`)
  console.log(`checking  ${seconds(checked - bound)}, ${faults.length} faults`)
  process.exitCode = faults.length === 0 && made.pages > pages ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
