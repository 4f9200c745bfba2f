import { gzipSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../browser.mjs'
import type { Bench, Row } from './bench'
import { startBareRemix, startThroughline } from './servers'

const BAR_KB = 120
/** Pages that people read rather than work in. */
const PAGES = [
  '/',
  '/timeline',
  '/disputes/netflix-verizon-2014',
  '/documents/verizon-cease-and-desist-2014-06-05',
  '/measurements',
  '/proceedings/gn-14-28',
]

/** JavaScript that a page loads until the network rests, gzipped, beside an empty Remix page's. */
export const bench: Bench = {
  name: 'weight',
  bar: `≤ ${BAR_KB} kB compressed over an empty Remix page`,
  async run() {
    const executablePath = findBrowser()
    if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM_PATH to one.')
    const browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    })
    const [portal, bare] = [await startThroughline(), await startBareRemix()]
    try {
      const empty = await scriptKb(browser, `${bare.url}/`)
      const rows: Row[] = []
      for (const path of PAGES) rows.push(row(path, await scriptKb(browser, portal.url + path), empty))
      return rows
    } finally {
      await Promise.all([browser.close(), portal.stop(), bare.stop()])
    }
  },
}

function row(path: string, measured: number, empty: number): Row {
  return {
    name: `JavaScript of ${path}`,
    measured,
    unit: 'kB',
    peer: 'empty Remix page',
    peerMeasured: empty,
    ratio: measured / empty,
    bar: `≤ ${BAR_KB} kB more`,
    pass: measured - empty <= BAR_KB,
  }
}

/** With an empty cache, on a profile of its own. Each script is compressed here, so that both servers are weighed alike. */
async function scriptKb(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    const isScript = response.headers()['content-type']?.includes('javascript')
    if (isScript && !scripts.has(response.url())) scripts.set(response.url(), response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const bodies = await Promise.all(scripts.values())
  await context.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
}
