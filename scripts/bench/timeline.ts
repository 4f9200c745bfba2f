import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import lunr from 'lunr'
import { build } from 'vite'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findBrowser } from '../browser.mjs'
import { percentile, type Bench, type Row } from './bench'
import { synthesizeTimeline } from './synthetic'

const SEARCHED = 5_000
const DRAWN = 10_000
const KEYSTROKE_MS = 16
const TRANSFER_BYTES = 1_500_000
const PAINT_MS = 1_000
const STEP_MS = 100

/**
 * The timeline's own components in Chromium, over made-up records: what a keystroke costs from the key to the
 * drawn list, its facets counted and drawn in the moment after, and what a step of the axis costs. Each beside a
 * plainer way of doing as much.
 */
export const bench: Bench = {
  name: 'timeline',
  bar: `keystroke p95 ≤ ${KEYSTROKE_MS} ms and transfer ≤ 1.5 MB with 5,000 records; axis ≤ 1 s and ≤ ${STEP_MS} ms p95 with 10,000`,
  async run() {
    const site = await serveStage()
    const browser = await chromium.launch({ executablePath: findBrowser()!, args: ['--no-sandbox'] })
    try {
      return [
        transferRow(),
        ...(await keystrokeRows(browser, site.url)),
        ...(await axisRows(browser, site.url)),
      ]
    } finally {
      await browser.close()
      await site.stop()
    }
  },
}

/** What is sent, beside lunr's own index of the same records in its own form. */
function transferRow(): Row {
  const stored = synthesizeTimeline(SEARCHED)
  const ours = pack(JSON.stringify(stored))
  const index = lunr(function () {
    this.ref('id')
    for (const field of ['title', 'summary', 'words']) this.field(field)
    for (const entry of stored.entries) {
      this.add({ ...entry, words: entry.words.map(({ text }) => text).join(' ') })
    }
  })
  const theirs = pack(JSON.stringify({ entries: stored.entries, index }))
  return row(
    'index transfer',
    ours / 1e6,
    'MB',
    'lunr’s own index',
    theirs / 1e6,
    '≤ 1.5 MB',
    ours <= TRANSFER_BYTES,
  )
}

async function keystrokeRows(browser: Browser, url: string): Promise<Row[]> {
  const page = await open(browser, `${url}/?records=${SEARCHED}`)
  const ours = (await page.evaluate('typeQueries()')) as number[]
  const plain = (await page.evaluate('scanQueries()')) as number[]
  await page.close()
  const p95 = percentile(ours, 0.95)
  const peer = 'array filter by substring, ids alone, nothing drawn'
  return [
    row(
      'keystroke, p95',
      p95,
      'ms',
      peer,
      percentile(plain, 0.95),
      `≤ ${KEYSTROKE_MS} ms`,
      p95 <= KEYSTROKE_MS,
    ),
  ]
}

async function axisRows(browser: Browser, url: string): Promise<Row[]> {
  const page = await open(browser, `${url}/?records=${DRAWN}&view=axis`)
  const { paint, steps, nodes } = (await page.evaluate('moveAxis()')) as {
    paint: number
    steps: number[]
    nodes: number
  }
  const plain = (await page.evaluate(`drawPlain(${nodes})`)) as { first: number; again: number[] }
  await page.close()
  const p95 = percentile(steps, 0.95)
  const peer = `innerHTML of an SVG of ${nodes} nodes`
  return [
    row('axis, first paint', paint, 'ms', peer, plain.first, `≤ ${PAINT_MS} ms`, paint <= PAINT_MS),
    row(
      'axis, zoom or pan step p95',
      p95,
      'ms',
      peer,
      percentile(plain.again, 0.95),
      `≤ ${STEP_MS} ms`,
      p95 <= STEP_MS,
    ),
  ]
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.on('pageerror', (problem) => console.error(problem.message))
  await page.goto(url)
  await page.waitForFunction('window.isReady === true')
  return page
}

/** The stage (scripts/bench/timelineStage) built as for production, and its records, from one small server. */
async function serveStage(): Promise<{ url: string; stop(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'throughline-stage-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'timelineStage'),
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: false },
    define: { 'process.env.NODE_ENV': '"production"' },
    esbuild: { jsx: 'automatic' },
  })
  const { readFile } = await import('node:fs/promises')
  const types: Record<string, string> = {
    js: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml',
    html: 'text/html',
  }
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://stage')
    if (pathname === '/records.json') {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(synthesizeTimeline(Number(searchParams.get('records')))))
      return
    }
    const file = join(outDir, pathname === '/' ? 'index.html' : pathname)
    readFile(file).then(
      (bytes) => {
        response.setHeader('Content-Type', types[file.split('.').at(-1)!] ?? 'application/octet-stream')
        response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

function pack(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
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
