import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { aFiling, sendOriginal } from './aFiling'
import { openBrowser, visitSite } from './openBrowser'

const DOCUMENT = 'netflix-reply-letter-2014-06-09'
const FILING = `/documents/${DOCUMENT}`
const PAGES = 40

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  await sendOriginal(DOCUMENT, await aFiling(PAGES), 'filing.pdf')
})

type Visit = Parameters<typeof visitSite>[1] & { height?: number }

async function open(path: string, { height = 900, ...visit }: Visit = {}): Promise<Page> {
  const page = await (await visitSite(browser, visit)).newPage()
  await page.setViewportSize({ width: visit.width ?? 1440, height })
  await page.goto(path)
  return page
}

/** How far under the bar the top of an element stands once it has stopped moving, in CSS pixels. */
async function depthOf(page: Page, selector: string): Promise<number> {
  const place = page.locator(selector).first()
  await place.waitFor({ state: 'attached' })
  let last = NaN
  for (let tries = 0; tries < 40; tries++) {
    const now = await page.evaluate((wanted) => {
      const bar = document.querySelector('.reader-bar')!.getBoundingClientRect()
      return document.querySelector(wanted)!.getBoundingClientRect().top - bar.bottom
    }, selector)
    if (now === last) return now
    last = now
    await page.waitForTimeout(150)
  }
  return last
}

describe('a link to a page of a long document', () => {
  it.each(['text', 'image', 'both'])('lands within a quarter of it on a phone, as %s', async (view) => {
    const page = await open(`${FILING}?view=${view}#p30`, { width: 390, height: 844 })
    const depth = await depthOf(page, '[data-row="30"]')
    const height = await page.locator('[data-row="30"]').evaluate((row) => row.getBoundingClientRect().height)
    expect(depth).toBeGreaterThanOrEqual(0)
    expect(depth).toBeLessThan(Math.min(844, height) / 4)
  })

  it('is there for each page, without script too', async () => {
    const page = await open(`${FILING}?page=30#p30`, { javaScriptEnabled: false })
    expect(await page.locator('#p30').textContent()).toContain('almost certainly not congestion')
    await page.getByRole('link', { name: 'Page 30 of 40' }).click()
    expect(new URL(page.url()).hash).toBe('#p30')
  })
})

describe('the pages of a long document', () => {
  it('are rendered near the screen alone', async () => {
    const page = await open(`${FILING}#p30`)
    await page.locator('[data-row="30"] .record').first().waitFor()
    expect(await page.locator('[data-row]').count()).toBeLessThan(12)
  })

  it('are drawn from the original, with their words over them', async () => {
    const page = await open(`${FILING}?view=image#p30`)
    await page.locator('[data-row="30"] .pic[data-state="drawn"]').waitFor()
    await page.locator('[data-row="30"] .pic-text span').first().waitFor()
    const words = await page.locator('[data-row="30"] .pic-text').textContent()
    expect(words).toContain('almost certainly not congestion')
  })

  it('are reached by their number', async () => {
    const page = await open(FILING)
    await page.waitForLoadState('networkidle')
    const field = page.getByRole('textbox', { name: 'Page', exact: true })
    await field.fill('30')
    await field.press('Enter')
    await page.locator('[data-row="30"]').getByText('almost certainly not').waitFor()
  })

  it('break no rule of the Content-Security-Policy as pictures', async () => {
    const page = await (await visitSite(browser)).newPage()
    const said: string[] = []
    page.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()),
    )
    page.on('pageerror', (problem) => said.push(problem.message))
    await page.goto(`${FILING}?view=both`)
    await page.locator('[data-row="1"] .pic[data-state="drawn"]').waitFor()
    expect(said).toEqual([])
  })
})
