import { percentile, type Bench } from './bench'
import { startBareRemix, startThroughline } from './servers'

const STARTS = 5
const BAR_SECONDS = 3

/** How long `npm start` takes until it listens when nothing has changed since the last one. */
export const bench: Bench = {
  name: 'start',
  bar: `second start listening within ${BAR_SECONDS} s of the command`,
  async run() {
    const first = await startThroughline()
    await first.stop({ keepData: true })
    const ours = await medianOf(STARTS, () => startThroughline(first.dataDir))
    const theirs = await medianOf(STARTS, () => startBareRemix({ isBuilt: true }))
    await first.discard()
    const measured = ours / 1000
    const peerMeasured = theirs / 1000
    const row = { name: 'second start', measured, unit: 's', peer: 'bare Remix, node alone', peerMeasured }
    return [
      { ...row, ratio: measured / peerMeasured, bar: `≤ ${BAR_SECONDS} s`, pass: measured <= BAR_SECONDS },
    ]
  },
}

/** The median time from the command to listening, in milliseconds. */
async function medianOf(
  times: number,
  start: () => Promise<{ stop(options?: { keepData: boolean }): Promise<void> }>,
): Promise<number> {
  const samples: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now()
    const server = await start()
    samples.push(performance.now() - began)
    await server.stop({ keepData: true })
  }
  return percentile(samples, 0.5)
}
