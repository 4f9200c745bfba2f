import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { percentile, type Bench, type Row } from './bench'
import { writeFiling, writeScans } from './pdfFiles'
import { readByPeer, readInWorker } from './pdfWorker'

const PAGES = 500
const LEAST_PAGES_PER_SECOND = 60
const MOST_TIMES_PEER = 3
const MOST_MB_OVER_IDLE = 150
const ROUNDS = 5
/** Real files are measured as well where the folder of samples stands beside the project. */
const SAMPLES = join('..', 'shared', 'samples', 'pdf')

/**
 * What these files take, one after the other, each from the start of the process that reads it to its end, ours and the
 * peer's in turn; the middle of five rounds after one that fills the system's cache. On a machine that is busy the
 * processor's time says more. Where `isWarm`, one process of ours reads them all, as it does for files that come
 * together.
 */
async function measure(name: string, paths: string[], isWarm = false): Promise<Row[]> {
  const own: { ms: number; cpuMs: number }[] = []
  const peer: typeof own = []
  let pages = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const read = isWarm
      ? [await readInWorker(...paths)]
      : await inTurn(paths, async (path) => readInWorker(path))
    const byPeer = await inTurn(paths, readByPeer)
    if (round === 0) continue
    pages = read.reduce((sum, it) => sum + it.pages, 0)
    own.push({ ms: sumOf(read, 'ms'), cpuMs: sumOf(read, 'cpuMs') })
    peer.push({ ms: sumOf(byPeer, 'ms'), cpuMs: sumOf(byPeer, 'cpuMs') })
  }
  const rowOf = (kind: 'ms' | 'cpuMs', what: string, unit: string): Row => {
    const perSecond = (all: typeof own) =>
      (pages * 1000) /
      percentile(
        all.map((it) => it[kind]),
        0.5,
      )
    const measured = perSecond(own)
    const peerMeasured = peer.some((it) => Number.isNaN(it[kind])) ? null : perSecond(peer)
    const ratio = peerMeasured && peerMeasured / measured
    const bar = `≥ ${LEAST_PAGES_PER_SECOND} ${unit}; ≤ ${MOST_TIMES_PEER} × the peer's time`
    const pass = measured >= LEAST_PAGES_PER_SECOND && (ratio === null || ratio <= MOST_TIMES_PEER)
    return { name: `${name}, ${what}`, measured, unit, peer: 'pdftotext', peerMeasured, ratio, bar, pass }
  }
  return [rowOf('ms', 'by the clock', 'pages/s'), rowOf('cpuMs', 'by the processor', 'pages/s')]
}

async function inTurn<T>(paths: string[], read: (path: string) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (const path of paths) all.push(await read(path))
  return all
}

function sumOf(all: ({ ms: number; cpuMs: number | null } | null)[], kind: 'ms' | 'cpuMs'): number {
  return all.reduce((sum, it) => sum + (it?.[kind] ?? NaN), 0)
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
        ...(await measure(`text of a filing of ${PAGES} pages`, [plain])),
        ...(await measure(`text of ${PAGES} pages in two columns`, [columned])),
        ...(await measureMemory(folder)),
      ]
      const names = await readdir(SAMPLES).catch(() => [])
      const samples = names.filter((name) => name.endsWith('.pdf')).map((name) => join(SAMPLES, name))
      if (samples.length > 0) {
        rows.push(...(await measure(`${samples.length} real files, a process each`, samples)))
        rows.push(...(await measure(`${samples.length} real files, one process`, samples, true)))
      }
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
