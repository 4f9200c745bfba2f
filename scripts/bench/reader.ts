import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../browser.mjs'
import { percentile, type Bench, type Row } from './bench'
import { aLongPdf, READ_DOCUMENT, startWithFiling } from './readerStage'

const PAGES = 700
const OPENED = 412
const TIMES = 5
const BAR_MS = 1_500
const BAR_MB = 300
const FRAME_MS = 50

/** A 700-page PDF opened at page 412 in the reader, beside pdf.js alone drawing that page of the same file. */
export const bench: Bench = {
  name: 'reader',
  bar: `page ${OPENED} of ${PAGES} in ≤ ${BAR_MS} ms, ≤ ${BAR_MB} MB, no task > ${FRAME_MS} ms while scrolling`,
  async run() {
    const executablePath = findBrowser()
    if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM_PATH to one.')
    const pdf = await aLongPdf(PAGES)
    const portal = await startWithFiling(pdf)
    const plain = await startPlainPdfJs(pdf)
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-precise-memory-info']
    const browser = await chromium.launch({ executablePath, args })
    try {
      const address = `${portal.url}/documents/${READ_DOCUMENT}?view=`
      const drawn = `[data-row="${OPENED}"] .pic[data-state="drawn"]`
      const asImage = await opened(browser, `${address}image#p${OPENED}`, drawn)
      const asText = await opened(browser, `${address}text#p${OPENED}`, `[data-row="${OPENED}"] .record`)
      const peer = await opened(browser, plain.url, 'canvas[data-drawn]')
      const { megabytes, longestMs } = await scrolled(browser, `${address}image#p${OPENED}`, drawn)
      return [
        row(`page ${OPENED} of ${PAGES} drawn, cold cache, median`, asImage, 'ms', BAR_MS, peer),
        row(`page ${OPENED} of ${PAGES} as text, cold cache, median`, asText, 'ms', BAR_MS, peer),
        row('memory of the tab after scrolling 60 pages', megabytes, 'MB', BAR_MB),
        row('longest task while scrolling', longestMs, 'ms', FRAME_MS),
      ]
    } finally {
      await browser.close()
      plain.server.close()
      await portal.stop()
    }
  },
}

function row(name: string, measured: number, unit: string, bar: number, peer: number | null = null): Row {
  return {
    name,
    measured,
    unit,
    peer: peer === null ? '' : 'pdf.js alone, the same page',
    peerMeasured: peer,
    ratio: peer === null ? null : measured / peer,
    bar: `≤ ${bar} ${unit}`,
    pass: measured <= bar,
  }
}

/** Milliseconds from asking for the address until what is waited for is there, each time with an empty cache. */
async function opened(browser: Browser, address: string, selector: string): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const started = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator(selector).first().waitFor({ state: 'attached' })
    times.push(performance.now() - started)
    await context.close()
  }
  return percentile(times, 0.5)
}

/** Scrolls through 60 pages by the wheel and measures what the tab holds then, and the longest task meanwhile. */
async function scrolled(browser: Browser, address: string, selector: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator(selector).first().waitFor({ state: 'attached' })
  await page.waitForTimeout(1_000)
  await page.evaluate(() => {
    const held = window as unknown as { longest: number }
    held.longest = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) held.longest = Math.max(held.longest, entry.duration)
    }).observe({ entryTypes: ['longtask'] })
  })
  await page.mouse.move(700, 500)
  for (let turn = 0; turn < 120; turn++) {
    await page.mouse.wheel(0, 480)
    await page.waitForTimeout(60)
  }
  const longestMs = await page.evaluate(() => (window as unknown as { longest: number }).longest)
  const megabytes = await residentMb(browser, page)
  await context.close()
  return { longestMs, megabytes }
}

/** What the processes that draw pages hold beyond what is shared with others, in megabytes: the largest is the tab. */
async function residentMb(browser: Browser, page: Page): Promise<number> {
  await page.waitForTimeout(500)
  const session: CDPSession = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[]
  }
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMb(id)),
  )
  return Math.max(...sizes)
}

async function privateMb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kb = [...rollup.matchAll(/^(?:Private_Clean|Private_Dirty|Pss_Shmem):\s+(\d+) kB/gm)]
  return kb.reduce((sum, [, value]) => sum + Number(value), 0) / 1024
}

/** The peer: pdf.js alone on an empty page, drawing one page of the same file that it fetches whole. */
async function startPlainPdfJs(pdf: Buffer): Promise<{ url: string; server: Server }> {
  const built = join(
    dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    'legacy/build',
  )
  const files: Record<string, () => Promise<Buffer | string>> = {
    '/': async () => `<!doctype html><canvas></canvas><script type="module">
      import * as pdfjs from '/pdf.min.mjs'
      pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs'
      const pdf = await pdfjs.getDocument('/file.pdf').promise
      const page = await pdf.getPage(${OPENED})
      const canvas = document.querySelector('canvas')
      const viewport = page.getViewport({ scale: 1.2 })
      Object.assign(canvas, { width: viewport.width, height: viewport.height })
      await page.render({ canvas, viewport }).promise
      canvas.dataset.drawn = 'yes'
    </script>`,
    '/pdf.min.mjs': () => readFile(join(built, 'pdf.min.mjs')),
    '/pdf.worker.min.mjs': () => readFile(join(built, 'pdf.worker.min.mjs')),
    '/file.pdf': async () => pdf,
  }
  const types: Record<string, string> = { '/': 'text/html', '/file.pdf': 'application/pdf' }
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const body = await files[path]?.()
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': types[path] ?? 'text/javascript' })
    response.end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/`, server }
}
