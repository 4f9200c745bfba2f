import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { percentile, type Bench, type Row } from './bench'
import { writeFiling, writeScans } from './pdfFiles'
import { readInWorker } from './pdfWorker'

const run = promisify(execFile)

const PAGES = 500
const LEAST_PAGES_PER_SECOND = 60
const MOST_TIMES_PEER = 3
const MOST_MB_OVER_IDLE = 150
const ROUNDS = 5
/** Real files are measured as well where the folder of samples stands beside the project. */
const SAMPLES = join('..', 'shared', 'samples', 'pdf')

/** The peer's time in milliseconds, from its start; null where it is not installed. */
async function readByPeer(path: string): Promise<number | null> {
  const startedAt = performance.now()
  try {
    await run('pdftotext', [path, '-'], { maxBuffer: 1 << 30 })
    return performance.now() - startedAt
  } catch {
    return null
  }
}

/**
 * Pages a second of these files, one after the other, each read by a process from its start to its end, ours and the
 * peer's in turn; the middle of five rounds after one that fills the system's cache.
 */
async function measure(name: string, paths: string[]): Promise<Row> {
  const own: number[] = []
  const peer: number[] = []
  let pages = 0
  for (let round = 0; round <= ROUNDS; round++) {
    let [ownMs, peerMs] = [0, 0]
    pages = 0
    for (const path of paths) {
      const read = await readInWorker(path)
      pages += read.pages
      ownMs += read.ms
      peerMs += (await readByPeer(path)) ?? NaN
    }
    if (round === 0) continue
    own.push(ownMs)
    peer.push(peerMs)
  }
  const perSecond = (all: number[]) => (pages * 1000) / percentile(all, 0.5)
  const measured = perSecond(own)
  const peerMeasured = peer.some(Number.isNaN) ? null : perSecond(peer)
  const times = peerMeasured && peerMeasured / measured
  return {
    name,
    measured,
    unit: 'pages/s',
    peer: 'pdftotext',
    peerMeasured,
    ratio: times,
    bar: `≥ ${LEAST_PAGES_PER_SECOND} pages/s; ≤ ${MOST_TIMES_PEER} × the peer's time`,
    pass: measured >= LEAST_PAGES_PER_SECOND && (times === null || times <= MOST_TIMES_PEER),
  }
}

/** Memory that half a gigabyte of scans takes, beside that of a page. */
async function measureMemory(folder: string): Promise<Row[]> {
  const [page, scans] = [join(folder, 'page.pdf'), join(folder, 'scans.pdf')]
  await writeFiling(page, 1, 1)
  await writeScans(scans, 128, 4 * 1024 * 1024)
  const [idle, most] = [(await readInWorker(page)).peakMb, (await readInWorker(scans)).peakMb]
  if (idle === null || most === null) return []
  return [
    {
      name: 'memory to read 500 MB of scans, 128 pages',
      measured: most,
      unit: 'MB',
      peer: 'one page',
      peerMeasured: idle,
      ratio: most / idle,
      bar: `≤ ${MOST_MB_OVER_IDLE} MB over what one page takes`,
      pass: most - idle <= MOST_MB_OVER_IDLE,
    },
  ]
}

export const bench: Bench = {
  name: 'pdfText',
  bar: '60 pages a second on one core, at most three times what pdftotext takes, and no memory for pictures',
  async run(): Promise<Row[]> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
    try {
      const [plain, columned] = [join(folder, 'plain.pdf'), join(folder, 'columned.pdf')]
      await writeFiling(plain, PAGES, 1)
      await writeFiling(columned, PAGES, 2)
      const rows = [
        await measure(`text of a filing of ${PAGES} pages`, [plain]),
        await measure(`text of ${PAGES} pages in two columns`, [columned]),
        ...(await measureMemory(folder)),
      ]
      const names = await readdir(SAMPLES).catch(() => [])
      const samples = names.filter((name) => name.endsWith('.pdf')).map((name) => join(SAMPLES, name))
      if (samples.length > 0) rows.push(await measure(`text of ${samples.length} real files`, samples))
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
