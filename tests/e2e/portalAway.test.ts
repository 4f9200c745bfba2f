import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

const LETTER = 'verizon-cease-and-desist-2014-06-05'
const OTHER = 'wheeler-statement-2014-06-13'

/** What a form is sent for while the portal cannot be reached. The page stays, and with it all that was written. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

describe('a form that is sent while the portal is away', () => {
  it('keeps the page and its words, and goes on with the button that was pressed', async () => {
    const visit = await visitSite(browser, { as: 'editor' })
    const page = await visit.newPage()
    await page.goto(`/packets/add?record=${LETTER}`)
    await untilHydrated(page)
    await page.getByRole('radio', { name: /a new one/i }).check()
    const title = page.getByRole('textbox', { name: 'Title of the new packet' })
    await title.fill('Sent without a connection')
    await visit.setOffline(true)
    await page.getByRole('button', { name: 'Add', exact: true }).press('Enter')
    await isTold(page)
    await page.getByRole('button', { name: 'Back to the page' }).click()
    expect(await title.inputValue()).toBe('Sent without a connection')
    expect(await page.getByRole('radio', { name: /a new one/i }).isChecked()).toBe(true)
    const add = page.getByRole('button', { name: 'Add', exact: true })
    expect(await add.evaluate((button) => button === document.activeElement)).toBe(true)

    // A proxy answers in place of a portal that starts anew.
    await visit.setOffline(false)
    await visit.route('**/healthz', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
    await add.press('Enter')
    await isTold(page)
    await visit.unroute('**/healthz')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Sent without a connection' }).waitFor()
  })

  it('is sent to a portal that answers, though some part of it does not', async () => {
    const visit = await visitSite(browser, { as: 'editor' })
    const page = await visit.newPage()
    const parts = { status: 'failing', database: 'ok', evidence: 'does not answer' }
    let asked = 0
    await visit.route('**/healthz', (route) => {
      asked += 1
      return route.fulfill({ status: 503, json: parts })
    })
    await makePacket(page, 'Sent without the originals')
    expect(asked).toBeGreaterThan(0)
  })

  it('is not left behind by a link that is followed before the portal has answered', async () => {
    const page = await (await visitSite(browser, { as: 'editor' })).newPage()
    let answer = () => {}
    await page.route('**/healthz', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve))
      await route.continue()
    })
    await page.goto(`/packets/add?record=${LETTER}`)
    await untilHydrated(page)
    await page.getByRole('radio', { name: /a new one/i }).check()
    await page.getByRole('textbox', { name: 'Title of the new packet' }).fill('Not left behind')
    const isAsked = page.waitForRequest('**/healthz')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await isAsked
    const isWarned = page.waitForEvent('dialog')
    const isFollowed = page.getByRole('link', { name: 'Disputes' }).first().click()
    const warning = await isWarned
    expect(warning.type()).toBe('beforeunload')
    await warning.dismiss()
    await isFollowed
    answer()
    await page.getByRole('heading', { name: 'Not left behind' }).waitFor()
  })

  it('keeps a note in its dialog, which closes once it is saved', async () => {
    const visit = await visitSite(browser, { as: 'contributor' })
    const page = await visit.newPage()
    await page.goto(`/documents/${OTHER}`)
    await untilHydrated(page)
    await page.evaluate(() => {
      document.getSelection()!.selectAllChildren(document.querySelector('.text-region [data-start]')!)
    })
    await page.getByRole('button', { name: /^annotate/i }).click()
    const words = page.getByRole('textbox', { name: 'Note' })
    await words.fill('Kept while nobody answers.')
    await visit.setOffline(true)
    await page.keyboard.press('Control+Enter')
    await isTold(page)
    expect(await words.inputValue()).toBe('Kept while nobody answers.')
    await visit.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.note-i:focus', { hasText: 'Kept while nobody answers.' }).waitFor()
  })
})

describe('what is done on a page without a form while the portal is away', () => {
  it('leaves alone what is being written elsewhere on the page', async () => {
    const visit = await visitSite(browser, { as: 'contributor' })
    const page = await visit.newPage()
    await makePacket(page, 'Moved without a connection', LETTER, OTHER)
    await untilHydrated(page)
    await page.getByText('Comments of the team').click()
    const comment = page.locator('.pk-comment textarea')
    await comment.fill('Half a thought')
    await visit.setOffline(true)
    await page
      .locator('#ex-2')
      .getByRole('link', { name: /^details/i })
      .press('Alt+ArrowUp')
    await isTold(page)
    expect(await comment.inputValue()).toBe('Half a thought')
    await visit.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('#ex-1', { hasText: 'Statement' }).waitFor()
    expect(await comment.inputValue()).toBe('Half a thought')
  })
})

describe('a part of an argument that cannot save itself', () => {
  it('is saved by its button as soon as that is answered', async () => {
    const visit = await visitSite(browser, { as: 'contributor' })
    const page = await visit.newPage()
    await makePacket(page, 'Saved by its button')
    await page.getByRole('link', { name: 'Add a paragraph' }).click()
    await untilHydrated(page)
    await page.route('**/autosave*', (route) => route.abort())
    await page.getByRole('textbox', { name: 'Words' }).fill('Never saved by itself {Ex. 1}.')
    await page.getByText(/does not answer/).waitFor()
    await visit.setOffline(true)
    await page.getByRole('button', { name: 'Save paragraph' }).click()
    await isTold(page)
    await visit.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Edit', { exact: true }).waitFor()
    expect(await page.getByText('Never saved by itself').first().isVisible()).toBe(true)
  })
})

/** Says so, over the page that stays where it is. */
async function isTold(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: 'The portal does not answer' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toContain('What you wrote still stands on the page')
}

async function makePacket(page: Page, title: string, ...records: string[]): Promise<void> {
  const chosen = records.length > 0 ? records : [LETTER]
  await page.goto(`/packets/add?${chosen.map((id) => `record=${id}`).join('&')}`)
  await untilHydrated(page)
  await page.getByRole('radio', { name: /a new one/i }).check()
  await page.getByRole('textbox', { name: 'Title of the new packet' }).fill(title)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('heading', { name: title }).waitFor()
}
