import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { pagesOf, type SamplePage } from '../tests/e2e/pages'
import { openSite } from '../tests/setup/site'
import { findBrowser } from './browser.mjs'

/**
 * Pictures of every page, as each role that has one, for looking at: three widths, light, dark and on paper.
 *
 *   npx tsx scripts/screenshots.ts [folder [part-of-path]]   a folder under the system's temporary one, unless named
 *   npx tsx scripts/screenshots.ts --readme                  makes content/handbook/images/timeline.png alone
 *
 * On paper a page is a picture, and a PDF as the browser would print it.
 */
const VIEWS = [
  { name: '1440-light', width: 1440, scheme: 'light', media: 'screen' },
  { name: '1440-dark', width: 1440, scheme: 'dark', media: 'screen' },
  { name: '768-light', width: 768, scheme: 'light', media: 'screen' },
  { name: '768-dark', width: 768, scheme: 'dark', media: 'screen' },
  { name: '320-light', width: 320, scheme: 'light', media: 'screen' },
  { name: '320-dark', width: 320, scheme: 'dark', media: 'screen' },
  // Letter paper, less its margins, at 96 dots an inch.
  { name: 'paper', width: 624, scheme: 'light', media: 'print' },
] as const

const README = { path: '/timeline?q=congestion&party=verizon', file: 'content/handbook/images/timeline.png' }

const executablePath = findBrowser()
if (!executablePath) {
  console.error('No Chromium was found. Set CHROMIUM_PATH to one.')
  process.exit(2)
}
const browser: Browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
const { site, stop } = await openSite()
try {
  const [folder = join(tmpdir(), 'throughline-screens'), part = ''] = process.argv.slice(2)
  if (folder === '--readme') await pictureForReadme()
  else await everyPage(resolve(folder), part)
} finally {
  await Promise.all([browser.close(), stop()])
}

async function everyPage(folder: string, part: string) {
  await mkdir(folder, { recursive: true })
  for (const sample of pagesOf(site).filter(({ path }) => path.includes(part))) {
    const page = await visit(sample.as)
    await page.goto(sample.path, { waitUntil: 'networkidle' })
    for (const { name, width, scheme, media } of VIEWS) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ media, colorScheme: scheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(folder, `${nameOf(sample)}.${name}.png`), fullPage: true })
    }
    await page.pdf({ path: join(folder, `${nameOf(sample)}.pdf`), format: 'Letter' })
    await page.context().close()
    console.log(sample.path, sample.as ?? '')
  }
  console.log(folder)
}

function nameOf({ path, as }: SamplePage): string {
  const name = path === '/' ? 'home' : path.slice(1).replace(/[^a-z0-9.-]+/gi, '_')
  return as ? `${name}.${as}` : name
}

async function pictureForReadme() {
  const page = await visit(undefined)
  await page.goto(README.path, { waitUntil: 'networkidle' })
  await page.screenshot({ path: resolve(README.file) })
}

async function visit(as: SamplePage['as']): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1440, height: 900 } })
  if (as) {
    const [name, ...value] = site.cookies[as].split('=')
    await context.addCookies([{ name: name!, value: value.join('='), url: site.url }])
  }
  return context.newPage()
}
