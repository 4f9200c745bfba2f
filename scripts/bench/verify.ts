import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bagIn, aFiledBag } from './verifiedBag'
import { nodePlatform } from '../../app/verify/nodePlatform.server'
import { openPath } from '../../app/verify/openPath.server'
import { verifyPackage } from '../../app/verify/verifyPackage'
import type { Bench, Row } from './bench'

const ORIGINALS = 50
const PAGES_EACH = 10
const MOST_MS = 5_000

/** Every check of a package of 500 pages, beside bare hashing of the same file. */
export const bench: Bench = {
  name: 'verify',
  bar: `a package of ${ORIGINALS * PAGES_EACH} pages in ${MOST_MS / 1000} s`,
  async run(): Promise<Row[]> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
    try {
      const { path, key } = await aFiledBag(folder, ORIGINALS, PAGES_EACH)
      const times: number[] = []
      const peers: number[] = []
      for (let round = 0; round < 3; round++) {
        times.push(
          await spent(async () => {
            const opened = await openPath(path)
            const report = await verifyPackage(bagIn(opened), nodePlatform, {
              key,
              keyFrom: 'given',
              authorities: [],
            })
            await opened.close()
            if (report.outcome !== 'PASS')
              throw new Error(JSON.stringify(report.checks.filter((it) => it.outcome !== 'PASS')))
          }),
        )
        peers.push(
          await spent(async () => {
            const hash = createHash('sha256')
            for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
          }),
        )
      }
      const [ms, peerMs] = [Math.min(...times), Math.min(...peers)]
      return [
        {
          name: `package of ${ORIGINALS * PAGES_EACH} pages verified, every quotation looked up`,
          measured: Math.round(ms),
          unit: 'ms',
          peer: 'SHA-256 of the same file, alone',
          peerMeasured: Math.round(peerMs * 10) / 10,
          ratio: ms / peerMs,
          bar: `≤ ${MOST_MS} ms`,
          pass: ms <= MOST_MS,
        },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** By the clock, as originals are read by processes of their own. */
async function spent(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
