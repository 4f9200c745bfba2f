import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { pagesOf } from '../tests/e2e/pages'
import { startThroughline } from './bench/servers'
import { findBrowser } from './browser.mjs'

/**
 * Pictures of every page, for looking at: three widths, light, dark and on paper.
 *
 *   npx tsx scripts/screenshots.ts [folder]        a folder under the system's temporary one, unless named
 *   npx tsx scripts/screenshots.ts --readme        makes content/handbook/images/timeline.png alone
 */
const VIEWS = [
  { name: '1440-light', width: 1440, scheme: 'light', media: 'screen' },
  { name: '1440-dark', width: 1440, scheme: 'dark', media: 'screen' },
  { name: '768-light', width: 768, scheme: 'light', media: 'screen' },
  { name: '320-dark', width: 320, scheme: 'dark', media: 'screen' },
  { name: '320-light', width: 320, scheme: 'light', media: 'screen' },
  // Letter paper, less its margins, at 96 dots an inch.
  { name: 'paper', width: 624, scheme: 'light', media: 'print' },
] as const

const README = { path: '/timeline?q=congestion&party=verizon', file: 'content/handbook/images/timeline.png' }

/** Pages of readers; a one-time link is none. */
const PUBLIC = pagesOf({ setupPath: '/setup/used', notePath: '', exhibitPath: '', exportPath: '' }).filter(
  ({ as }) => !as,
)

const executablePath = findBrowser()
if (!executablePath) {
  console.error('No Chromium was found. Set CHROMIUM_PATH to one.')
  process.exit(2)
}
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
const site = await startThroughline()
try {
  if (process.argv[2] === '--readme') await picture(README.path, resolve(README.file))
  else await everyPage(resolve(process.argv[2] ?? join(tmpdir(), 'throughline-screens')))
} finally {
  await Promise.all([browser.close(), site.stop()])
}

async function everyPage(folder: string) {
  await mkdir(folder, { recursive: true })
  for (const { path } of PUBLIC) {
    const name = path === '/' ? 'home' : path.slice(1).replace(/[^a-z0-9.-]+/gi, '_')
    for (const view of VIEWS) await picture(path, join(folder, `${name}.${view.name}.png`), view)
    console.log(path)
  }
  console.log(folder)
}

type View = { width: number; scheme: 'light' | 'dark'; media: 'screen' | 'print' }

async function picture(path: string, file: string, view?: View) {
  const width = view?.width ?? 1440
  const context = await (browser as Browser).newContext({
    baseURL: site.url,
    viewport: { width, height: 900 },
    colorScheme: view?.scheme ?? 'light',
  })
  const page = await context.newPage()
  await page.goto(path, { waitUntil: 'networkidle' })
  if (view) await page.emulateMedia({ media: view.media })
  await page.screenshot({ path: file, fullPage: view !== undefined })
  await context.close()
}
