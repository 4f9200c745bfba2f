import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

/** Start, search, open a document, annotate it, put it in a packet, export the PDF: twice, by the two barest means. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

describe('from the start page to a packet in hand, with the keyboard alone', () => {
  it('searches, reads, annotates, adds to a packet and exports', async () => {
    const page = await (await visitSite(browser, { as: 'contributor' })).newPage()
    await page.goto('/')

    await pressUntil(page, '/', () => page.getByRole('searchbox').evaluate(isFocused))
    await page.keyboard.type('cease and desist')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/timeline\?.*q=cease/)
    await press(page, 'link', /cease-and-desist letter/i)

    await page.waitForURL(/\/documents\/verizon-cease-and-desist-2014-06-05/)
    await pressUntil(page, 't', () => page.getByText('In the text. Shift with the arrow keys').isVisible())
    for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Written with the keyboard alone.')
    await press(page, 'button', /^save/i)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('Written with the keyboard alone.').first().waitFor()

    await press(page, 'button', /^add to packet/i)
    await page.waitForURL(/\/packets\/add/)
    await focus(page, 'radio', /a new one/i)
    await page.keyboard.press('Space')
    await focus(page, 'textbox', /title of the new packet/i)
    await page.keyboard.type('Made by keyboard')
    await page.keyboard.press('Enter')

    await page.getByRole('heading', { name: 'Made by keyboard' }).waitFor()
    await press(page, 'button', /^export dossier/i)
    await page.waitForURL(/\/exports\//)
    await page.getByRole('link', { name: 'Download PDF' }).waitFor()
    const download = page.waitForEvent('download')
    await press(page, 'link', /download pdf/i)
    expect(await firstBytes(await download)).toBe('%PDF-')
  })
})

describe('a filter of the timeline whose answer takes its time', () => {
  it('is ticked at once, and stands first among its kind when the answer is there', async () => {
    const page = await (await visitSite(browser, {})).newPage()
    let letGo = () => {}
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/timeline{/index,.data}*', async (route) => {
      await isLetGo
      await route.continue()
    })
    // What it fetches once it is live: from then on it answers by itself, were that not held back.
    const isLive = page.waitForRequest('**/timeline/index*')
    await page.goto('/timeline')
    await isLive
    const party = page.getByRole('group', { name: 'Party' }).getByRole('checkbox')
    const verizon = page.getByRole('checkbox', { name: /^Verizon Communications/ })
    await verizon.click()
    await page.locator('[aria-busy]').waitFor()
    expect([await verizon.isChecked(), await party.first().isChecked()]).toEqual([true, false])
    letGo()
    await page.locator('.facets label:first-of-type > [name=party][value=verizon]:checked').waitFor()
    expect(await party.first().isChecked()).toBe(true)
  })
})

describe('from the start page to a packet in hand, without JavaScript', () => {
  it('searches, reads, annotates, adds to a packet and exports', async () => {
    const page = await (await visitSite(browser, { as: 'contributor', javaScriptEnabled: false })).newPage()
    await page.goto('/')

    await page.getByRole('searchbox').fill('cease and desist')
    await page.getByRole('button', { name: 'Search' }).click()
    await page
      .getByRole('link', { name: /cease-and-desist letter/i })
      .first()
      .click()

    await page.waitForURL(/\/documents\/verizon-cease-and-desist-2014-06-05/)
    await page.getByText('Write a note on words you paste').click()
    await page.getByRole('textbox', { name: 'The exact words' }).fill('unfair business practice')
    await page.getByRole('textbox', { name: /^note/i }).fill('Pasted, without a script.')
    await page.getByRole('button', { name: /^save/i }).click()
    await page.getByText('Pasted, without a script.').first().waitFor()

    await page.getByRole('button', { name: /^add to packet/i }).click()
    await page.getByRole('radio', { name: /a new one/i }).check()
    await page.getByRole('textbox', { name: 'Title of the new packet' }).fill('Made without a script')
    await page.getByRole('button', { name: 'Add', exact: true }).click()

    await page.getByRole('heading', { name: 'Made without a script' }).waitFor()
    await page.getByRole('button', { name: 'Export dossier' }).click()
    // The page looks again by itself.
    const file = page.getByRole('link', { name: 'Download PDF' })
    await file.waitFor()
    const download = page.waitForEvent('download')
    await file.click()
    expect(await firstBytes(await download)).toBe('%PDF-')
  })
})

describe('an export whose portal cannot be reached for a while', () => {
  it('is waited for where its page stands, and shown when it is there', async () => {
    const visit = await visitSite(browser, { as: 'editor' })
    const page = await visit.newPage()
    await page.goto('/packets/netflix-verizon-2014')
    await page.getByRole('button', { name: 'Export dossier' }).click()
    await page.waitForURL(/\/exports\//)
    await visit.setOffline(true)
    await page.waitForTimeout(2_500)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/being made|ready/i)
    await visit.setOffline(false)
    await page.getByRole('link', { name: 'Download PDF' }).waitFor()
  })
})

describe('an exhibit moved by its buttons', () => {
  it.each([0, 200])('keeps the focus on its button, on pages drawn %i ms late', async (lateMs) => {
    const page = await (await visitSite(browser, { as: 'contributor' })).newPage()
    if (lateMs > 0) await slowDown(page, lateMs)
    const three = ['netflix-blog-2014-06-09', 'verizon-young-blog-2014-06-04', 'wheeler-statement-2014-06-13']
    await page.goto(`/packets/add?${three.map((id) => `record=${id}`).join('&')}`)
    await page.getByRole('radio', { name: /a new one/i }).check()
    await page.getByRole('textbox', { name: 'Title of the new packet' }).fill('Three to put in order')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const moved = page
      .locator('#ex-1')
      .getByRole('link', { name: /statement/i })
      .first()
    await page.locator('#ex-3').waitFor()
    await untilHydrated(page)
    await page.getByRole('button', { name: 'Move Ex. 3 up' }).press('Enter')
    const again = page.getByRole('button', { name: 'Move Ex. 2 up' })
    await expect.poll(() => again.evaluate(isFocused)).toBe(true)
    await page.keyboard.press('Enter')
    await moved.waitFor()
    const left = page.getByRole('button', { name: 'Move Ex. 1 down' })
    await expect.poll(() => left.evaluate(isFocused)).toBe(true)
  })
})

/** Has a page drawn late, and answered later still: what it noted as a form was sent is there while it is drawn. */
async function slowDown(page: Page, lateMs: number): Promise<void> {
  await page.addInitScript((ms) => {
    const draw = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (then) => Number(setTimeout(() => draw(then), ms))
  }, lateMs)
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await page.waitForTimeout(3 * lateMs)
    await route.continue()
  })
}

describe('an argument that two people write at once', () => {
  it('is saved while one writes, shows the second both versions, and takes back what was taken out', async () => {
    const first = await (await visitSite(browser, { as: 'contributor' })).newPage()
    const second = await (await visitSite(browser, { as: 'editor' })).newPage()
    await first.goto('/packets/add?record=verizon-cease-and-desist-2014-06-05')
    await first.getByRole('radio', { name: /a new one/i }).check()
    await first.getByRole('textbox', { name: 'Title of the new packet' }).fill('Argued by two')
    await first.getByRole('button', { name: 'Add', exact: true }).click()
    await first.getByRole('link', { name: 'Add a paragraph' }).click()
    await first.getByRole('textbox', { name: 'Words' }).fill('The letter was sent {Ex. 1}.')
    await first.getByText(/^Saved \d\d:\d\d/).waitFor()
    await first.reload()
    expect(await first.getByRole('textbox', { name: 'Words' }).inputValue()).toBe(
      'The letter was sent {Ex. 1}.',
    )
    await first.getByRole('button', { name: 'Save paragraph' }).click()
    await first.getByText('Edit', { exact: true }).waitFor()

    // Whoever leaves in mid-word leaves nothing behind.
    await first.getByRole('link', { name: 'Add a paragraph', exact: true }).click()
    await untilHydrated(first)
    await first.getByRole('textbox', { name: 'Words' }).fill('Left at once {Ex. 1}.')
    await first.getByRole('link', { name: 'Argued by two' }).click()
    await first.getByText('Left at once').first().waitFor()
    await first.getByRole('button', { name: 'Take out paragraph 2' }).click()
    await first.getByRole('button', { name: 'Take out paragraph 2' }).waitFor({ state: 'detached' })

    await second.goto(first.url())
    await second.route('**/autosave', (route) => route.abort())
    await writeOver(second, 'Written second {Ex. 1}.')
    await second.getByText(/does not answer/).waitFor()
    await writeOver(first, 'Written first {Ex. 1}.')
    await first.getByText(/^Saved \d\d:\d\d/).waitFor()
    await second.unroute('**/autosave')
    await second.reload()
    await second.getByText('Edit', { exact: true }).click()
    await second.getByRole('button', { name: 'Take them up' }).click()
    await second.getByText(/kept here: press Save/).waitFor()
    await second.getByRole('button', { name: 'Save', exact: true }).click()

    await second.getByRole('heading', { name: 'Two versions of one part' }).waitFor()
    expect(await second.getByRole('alert').innerText()).toContain('first')
    const words = second.getByRole('textbox', { name: 'Words' })
    expect(await words.inputValue()).toBe('Written second {Ex. 1}.')
    await words.fill('Written first, and second {Ex. 1}.')
    await second.getByRole('button', { name: 'Save paragraph' }).click()

    await second.getByText('Written first, and second').first().waitFor()
    await second.getByRole('button', { name: 'Take out paragraph 1' }).click()
    await second.getByRole('button', { name: /^Put “Written first/ }).click()
    await second.getByText('Edit', { exact: true }).waitFor()
    await second.getByText('Written first, and second').first().waitFor()

    await second.context().clearCookies()
    await writeOver(second, 'Written signed out {Ex. 1}.')
    await second.getByText(/You are signed out/).waitFor()
  })
})

describe('words written before the page’s script runs', () => {
  it('are there when it has run', async () => {
    const page = await (await visitSite(browser, { as: 'editor' })).newPage()
    const held: (() => void)[] = []
    let isHeld = true
    await page.route('**/assets/*.js', async (route) => {
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
      await route.continue()
    })
    await page.goto('/records/wheeler-statement-2014-06-13/edit', { waitUntil: 'commit' })
    const summary = page.getByRole('textbox', { name: 'Summary' })
    expect(await summary.inputValue()).not.toBe('')
    await summary.fill('Written early')
    isHeld = false
    for (const letGo of held) letGo()
    await page.waitForFunction(() => '__remixRouteModules' in window && document.readyState === 'complete')
    await untilHydrated(page)
    expect(await summary.inputValue()).toBe('Written early')
  })
})

/** Writes a paragraph anew: again, until the page's script runs and answers. */
async function writeOver(page: Page, words: string): Promise<void> {
  await page.getByText('Edit', { exact: true }).click()
  for (let tried = 0; tried < 50; tried++) {
    await page.getByRole('textbox', { name: 'Words' }).fill(words)
    await page.waitForTimeout(200)
    if (await page.getByText(/Not saved yet|^Saved |kept here/).isVisible()) return
  }
  throw new Error('Writing does nothing.')
}

const isFocused = (element: Element) => element === document.activeElement

/** Shortcuts work once the page's script runs, which nothing on the page announces: a reader too would press again. */
async function pressUntil(page: Page, key: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 50; press++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(200)
    if (await isDone()) return
  }
  throw new Error(`${key} does nothing.`)
}

type Role = 'link' | 'button' | 'radio' | 'textbox'

/** No page needs more steps of Tab than this to reach anything on it. */
const MOST_TABS = 400

/** Tabs on until the control has the focus; fails where Tab never reaches it. */
async function focus(page: Page, role: Role, name: RegExp): Promise<void> {
  const control = page.getByRole(role, { name }).first()
  await control.waitFor()
  for (let step = 0; step < MOST_TABS; step++) {
    if (await control.evaluate(isFocused)) return
    await page.keyboard.press(role === 'radio' && (await isRadio(page)) ? 'ArrowDown' : 'Tab')
  }
  throw new Error(`Tab does not reach the ${role} ${name}.`)
}

/** Radio buttons of one group are one stop of Tab: arrows move within. */
function isRadio(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio')
}

async function press(page: Page, role: Role, name: RegExp): Promise<void> {
  await focus(page, role, name)
  await page.keyboard.press('Enter')
}

async function firstBytes(download: { path(): Promise<string> }): Promise<string> {
  return readFileSync(await download.path())
    .subarray(0, 5)
    .toString('latin1')
}
