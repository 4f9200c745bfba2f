import { expect, it } from 'vitest'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

it('a link within a page leads there, however many were followed, and Back leads back', async () => {
  const page = await (await visitSite(await openBrowser())).newPage()
  await page.goto('/disputes/netflix-verizon-2014')
  await untilHydrated(page)
  const topOf = (id: string) =>
    page.locator(`#${id}`).evaluate((place) => Math.abs(Math.round(place.getBoundingClientRect().top)))
  const follow = (id: string) =>
    page
      .locator(`a[href="#${id}"]`)
      .first()
      .evaluate((link: HTMLElement) => link.click())
  for (const id of ['differ', 'chronology', 'differ', 'demands']) {
    await follow(id)
    await expect.poll(() => topOf(id)).toBeLessThan(100)
  }
  await page.goBack()
  await expect.poll(() => topOf('differ')).toBeLessThan(100)
})
