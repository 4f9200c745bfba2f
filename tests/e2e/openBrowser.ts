import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core'
import type { AccountRole } from '../../app/accounts/invitations.server'
import { findBrowser } from '../../scripts/browser.mjs'
import { afterwards } from '../afterwards'
import { site } from './site'

/** A new profile each time, which asks nothing of any network. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of one visitor share a process, and what it has compiled of the site's script.
  '--process-per-site',
  // A page is here for a second or two: what V8 would make of its script on other threads comes too late to pay.
  '--js-flags=--single-threaded,--no-opt',
]

/** A browser for this test file, closed after it. `npm test` has seen to it that there is one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM_PATH to one.')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  afterwards(() => browser.close())
  return browser
}

type Visitor = { as?: AccountRole; javaScriptEnabled?: boolean; width?: number; hasTouch?: boolean }

/** A visit to the site: as a reader, or signed in; with a keyboard and a screen of 1440 by 900 unless told otherwise. */
export async function visitSite(browser: Browser, visitor: Visitor = {}): Promise<BrowserContext> {
  const { url, cookies } = site
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: visitor.width ?? 1440, height: 900 },
    javaScriptEnabled: visitor.javaScriptEnabled ?? true,
    acceptDownloads: true,
    hasTouch: visitor.hasTouch ?? false,
    isMobile: visitor.hasTouch ?? false,
  })
  if (visitor.as) {
    const [name, ...value] = cookies[visitor.as].split('=')
    await context.addCookies([{ name: name!, value: value.join('='), url }])
  }
  return context
}

/** Waits until a page's own script answers: what is pressed before does what it does without script. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
}

/** What a page's script throws, and what its console says of faults: each as it comes, but what is expected. */
export function faultsOf(
  page: Page,
  isExpected: (message: ConsoleMessage) => boolean = () => false,
): string[] {
  const said: string[] = []
  page.on('pageerror', (problem) => said.push(problem.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isExpected(message)) said.push(message.text())
  })
  return said
}
