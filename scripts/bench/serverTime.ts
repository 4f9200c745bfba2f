import { Agent, get } from 'node:http'
import { percentile, type Bench, type Row } from './bench'
import { startBareRemix, startThroughline } from './servers'

const CLIENTS = 8
const REQUESTS = 1_500
const WARM_UP = 300
const BAR_MS = 25
const BAR_SHARE = 0.5

/** Pages that people read most, and how many list items each shows: the peer renders as many plain ones. */
const PAGES = [
  { name: 'timeline', path: '/timeline', item: /<li|<article/g },
  { name: 'dispute page', path: '/disputes/netflix-verizon-2014', item: /<li|<tr|<article|<figure/g },
  {
    name: 'document page',
    path: '/documents/verizon-cease-and-desist-2014-06-05',
    item: /<li|<tr|<article|<figure/g,
  },
]

/** Server time and throughput of three pages, each against a bare Remix route that renders as many plain items. */
export const bench: Bench = {
  name: 'server',
  bar: `p95 ≤ ${BAR_MS} ms with ${CLIENTS} clients; throughput ≥ ${BAR_SHARE * 100} % of a bare Remix route`,
  async run() {
    const [portal, bare] = [await startThroughline(), await startBareRemix()]
    const rows: Row[] = []
    try {
      for (const { name, path, item } of PAGES) {
        const items = ((await fetchText(portal.url + path)).match(item) ?? []).length
        const ours = await load(portal.url + path)
        const theirs = await load(`${bare.url}/list?items=${items}`)
        const peer = `bare Remix, ${items} plain items`
        const share = ours.perSecond / theirs.perSecond
        rows.push(
          row(`${name}, p95`, ours.p95, 'ms', peer, theirs.p95, `≤ ${BAR_MS} ms`, ours.p95 <= BAR_MS),
          row(
            `${name}, throughput`,
            ours.perSecond,
            'req/s',
            peer,
            theirs.perSecond,
            `≥ ${BAR_SHARE} of peer`,
            share >= BAR_SHARE,
          ),
        )
      }
    } finally {
      await Promise.all([portal.stop(), bare.stop()])
    }
    return rows
  },
}

function row(
  name: string,
  measured: number,
  unit: string,
  peer: string,
  peerMeasured: number,
  bar: string,
  pass: boolean,
): Row {
  return { name, measured, unit, peer, peerMeasured, ratio: measured / peerMeasured, bar, pass }
}

/** Keeps 8 requests under way until all are answered, after a warm-up that is not counted. */
async function load(url: string): Promise<{ p95: number; perSecond: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  await repeat(url, agent, WARM_UP)
  const start = performance.now()
  const times = await repeat(url, agent, REQUESTS)
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { p95: percentile(times, 0.95), perSecond: REQUESTS / seconds }
}

async function repeat(url: string, agent: Agent, count: number): Promise<number[]> {
  const times: number[] = []
  let left = count
  const client = async () => {
    while (left-- > 0) {
      const start = performance.now()
      await fetchText(url, agent)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return times
}

function fetchText(url: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    }).on('error', reject)
  })
}
