import type { Page } from 'playwright-core'

/** How far under the bar the top of an element stands once it has stopped moving, in CSS pixels. */
export async function depthOf(page: Page, selector: string): Promise<number> {
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
