import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, visitSite } from './openBrowser'

/** Pages of each make: list, axis, story, reader, table, form. */
const PAGES = [
  { path: '/' },
  { path: '/timeline?q=verizon' },
  { path: '/timeline?view=axis' },
  { path: '/disputes/netflix-verizon-2014' },
  { path: '/documents/verizon-cease-and-desist-2014-06-05', as: 'contributor' },
  { path: '/proceedings/gn-14-28' },
  { path: '/sources' },
  { path: '/packets/netflix-verizon-2014', as: 'owner' },
  { path: '/records/verizon-cease-and-desist-2014-06-05/edit', as: 'editor' },
] as const

/** Zooming a window of 1280 px to 200 % leaves 640 CSS pixels, and to 400 % leaves 320 (WCAG 2.2, 1.4.10). */
const ZOOMED = [640, 320]
/** How many stops of Tab are looked at: past the masthead and well into the page. */
const STOPS = 40

let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  browser = await openBrowser()
})

describe.each(PAGES)('$path', (sample) => {
  let page: Page
  beforeAll(async () => {
    const as = 'as' in sample ? sample.as : undefined
    page = await (await visitSite(browser, { as, width: 1280 })).newPage()
    await page.goto(sample.path, { waitUntil: 'networkidle' })
    return () => page.context().close()
  })

  it('reflows when zoomed to 200 % and 400 %: nothing scrolls sideways, is cut off or goes', async () => {
    await page.evaluate(markShown)
    const found: Record<number, unknown> = {}
    for (const width of ZOOMED) {
      await page.setViewportSize({ width, height: 900 })
      found[width] = {
        overflowPx: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        cut: await page.evaluate(findCut),
        gone: await page.evaluate(findGone),
      }
    }
    const whole = { overflowPx: 0, cut: [], gone: [] }
    expect(found).toEqual({ 640: whole, 320: whole })
  })

  it('shows the focus where the system chooses the colours', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ forcedColors: 'active' })
    const unseen: string[] = []
    for (let stop = 0; stop < STOPS; stop++) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(nameWithoutRing)
      if (name) unseen.push(name)
    }
    expect(unseen).toEqual([])
  })
})

/** Marks what the wide page shows of headings and controls. */
function markShown() {
  for (const element of document.querySelectorAll<HTMLElement>('h1, h2, h3, main a, main button, main .in'))
    if (element.checkVisibility()) element.dataset.wasShown = ''
}

/** What was shown and is no more, unless it lies in a part that opens. */
function findGone() {
  return [...document.querySelectorAll<HTMLElement>('[data-was-shown]')]
    .filter((element) => !element.checkVisibility() && !element.closest('details:not([open])'))
    .map((element) => element.textContent)
}

/** Words that leave the box that hides what leaves it. What only screen readers hear is clipped to nothing. */
function findCut() {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => {
      const style = getComputedStyle(element)
      return (
        element.checkVisibility() &&
        style.overflowX === 'hidden' &&
        style.clipPath === 'none' &&
        element.innerText?.trim() &&
        element.scrollWidth > element.clientWidth + 1
      )
    })
    .map((element) => element.innerText)
}

/** The name of what has the focus, where no ring of 2 px is around it. */
function nameWithoutRing(): string | null {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  return hasRing ? null : element.outerHTML.slice(0, 120)
}
