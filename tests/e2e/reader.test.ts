import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { aFiling, sendOriginal } from './aFiling'
import { depthOf } from './depthOf'
import { faultsOf, openBrowser, untilHydrated, visitSite } from './openBrowser'

const DOCUMENT = 'netflix-reply-letter-2014-06-09'
const FILING = `/documents/${DOCUMENT}`
const PAGES = 40
/** Its PDF names faces that it does not hold: the browser is to have them of the portal. */
const UNHELD = '/documents/franken-statement-2014'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  await sendOriginal(DOCUMENT, await aFiling(PAGES), 'filing.pdf')
  await sendOriginal(UNHELD.split('/').pop()!, await aFiling(1, { isFaceHeld: false }), 'unheld.pdf')
})

type Visit = Parameters<typeof visitSite>[1] & { height?: number }

async function open(path: string, { height = 900, ...visit }: Visit = {}): Promise<Page> {
  const page = await (await visitSite(browser, visit)).newPage()
  await page.setViewportSize({ width: visit.width ?? 1440, height })
  await page.goto(path)
  return page
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
    await untilHydrated(page)
    const field = page.getByRole('textbox', { name: 'Page', exact: true })
    await field.fill('30')
    await field.press('Enter')
    await page.locator('[data-row="30"]').getByText('almost certainly not').waitFor()
  })

  it('are all there as small pictures, by keyboard alone, in a sheet on a narrow screen', async () => {
    const page = await open(`${FILING}?view=image#p3`, { width: 320, height: 640 })
    await page.locator('[data-row="3"] .pic[data-state="drawn"]').waitFor()
    await page.keyboard.press('o')
    const sheet = page.getByRole('complementary', { name: 'Pages' })
    await sheet.locator('a[aria-current="page"]:focus', { hasText: '3' }).waitFor()
    await page.keyboard.press('End')
    await sheet.locator('a:focus', { hasText: String(PAGES) }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator(`[data-row="${PAGES}"] .pic[data-state="drawn"]`).waitFor()
    expect(new URL(page.url()).hash).toBe(`#p${PAGES}`)
    expect(await sheet.count()).toBe(0)
  })

  it.each([FILING, UNHELD])('break no rule of the Content-Security-Policy as pictures: %s', async (path) => {
    const page = await (await visitSite(browser)).newPage()
    const said = faultsOf(page)
    await page.goto(`${path}?view=both`)
    await page.locator('[data-row="1"] .pic[data-state="drawn"]').waitFor()
    expect(said).toEqual([])
  })
})

describe('finding words in a document', () => {
  it('knows pages that are not on the screen, and steps through the places', async () => {
    const page = await open(FILING)
    await untilHydrated(page)
    await page.keyboard.press('Control+f')
    const bar = page.getByRole('search', { name: 'This document' })
    await bar.getByRole('searchbox').fill('LINE 3 OF page')
    await bar.getByText(`1 of ${PAGES}`).waitFor()
    await page.keyboard.press('Enter')
    await bar.getByText(`2 of ${PAGES}`).waitFor()
    await page.keyboard.press('Shift+Enter')
    await bar.getByText(`1 of ${PAGES}`).waitFor()
    await bar.getByRole('searchbox').fill('almost certainly not')
    await bar.getByText('1 of 1').waitFor()
    await page.locator('[data-row="30"]').getByText('almost certainly not').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('button:focus', { hasText: 'Find' }).waitFor()
  })

  it('lists the places with links to their pages without script', async () => {
    const page = await open(FILING, { javaScriptEnabled: false })
    await page.getByRole('searchbox', { name: 'Find' }).fill('almost certainly not')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('heading', { name: '“almost certainly not” stands in 1 place' }).waitFor()
    await page.getByRole('link', { name: 'Page 30', exact: true }).click()
    await page.locator('#p30').getByText('almost certainly not').waitFor()
  })
})

describe('a link to words', () => {
  it.each([
    ['text', `${FILING}#:~:text=almost%20certainly%20not`],
    ['image', `${FILING}?view=image&text=almost+certainly+not`],
  ])('lands within a quarter of a page of them on a phone, as %s', async (view, path) => {
    const page = await open(path, { width: 390, height: 844 })
    const words = view === 'text' ? '[data-row="30"] .sheet-block:has-text("almost")' : '.pic-hit.here'
    await page.locator(words).first().waitFor()
    await depthOf(page, '[data-row="30"]')
    /** How far below the bar the words stand, in quarters of what one sees of their page. */
    const quarters = () =>
      page.evaluate((isText) => {
        const bar = document.querySelector('.reader-bar')!.getBoundingClientRect().bottom
        const row = document.querySelector('[data-row="30"]')!.getBoundingClientRect()
        const place = isText
          ? [...CSS.highlights.get('found-here')!][0]!
          : document.querySelector('.pic-hit.here')!
        const top = (place as Range | Element).getBoundingClientRect().top
        return (top - bar) / (Math.min(window.innerHeight, row.height) / 4)
      }, view === 'text')
    const isNear = (it: number) => it >= 0 && it < 1
    await expect.poll(quarters).toSatisfy(isNear)
    // Half a second after it was led somewhere, a browser goes to a directive's words by itself.
    await page.waitForTimeout(1_000)
    expect(await quarters()).toSatisfy(isNear)
  })
})

describe('making notes by keyboard alone', () => {
  it('highlights selected words at one key, and takes it back at another', async () => {
    const page = await enter(`${FILING}#p12`)
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('h')
    await page.getByText('Highlighted for everyone').waitFor()
    await page.locator('[data-row="12"] .a-exact').first().waitFor()
    await page.keyboard.press('u')
    await page.locator('[data-row="12"] .a-exact').first().waitFor({ state: 'detached' })
  })

  it('pins a note to words over a page break, and lands there by its number', async () => {
    const page = await enter(`${FILING}#p20`)
    await page.keyboard.press('Control+Shift+ArrowDown')
    await page.evaluate(() => {
      const words = (page: number, which: 0 | -1) => {
        const blocks = [...document.querySelectorAll(`[data-row="${page}"] [data-start]`)]
        return document.createTreeWalker(blocks.at(which)!, NodeFilter.SHOW_TEXT).nextNode()!
      }
      document.getSelection()!.setBaseAndExtent(words(20, -1), 0, words(21, 0), 4)
    })
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Over the break.')
    await page.keyboard.press('Control+Enter')
    const note = page.locator('.note-i', { hasText: 'Over the break.' })
    await note.waitFor()
    expect(await page.locator('[data-row="21"] .a-exact').textContent()).toContain('This')
    const number = await note.locator('.note-n').textContent()
    const phone = await open(`${FILING}#p20/n${number}`, { as: 'contributor', width: 390, height: 844 })
    const depth = await depthOf(phone, '[data-row="20"] .a-exact')
    expect(depth).toBeGreaterThanOrEqual(0)
    expect(depth).toBeLessThan(844 / 4)
  })

  it('passes the marks of notes on the pictures of pages', async () => {
    const page = await enter(`${FILING}?view=image#p24`)
    await page.locator('[data-row="25"] .pic-text span').first().waitFor()
    const collapse = (row: number, which: 0 | -1) =>
      page.evaluate(
        ([row, which]) => {
          const words = [...document.querySelectorAll(`[data-row="${row}"] [data-start]`)].at(which!)!
          document.getSelection()!.collapse(words.firstChild, 0)
        },
        [row, which],
      )
    await collapse(25, 0)
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('h')
    await page.locator('[data-row="25"] .pic-box').first().waitFor()
    await collapse(24, -1)
    for (let line = 0; line < 5; line++) await page.keyboard.press('Shift+ArrowDown')
    const selected = await page.evaluate(() => document.getSelection()!.toString())
    expect(selected).toContain('Line 1 of page 25')
  })
})

describe('notes on a narrow screen', () => {
  it('come as a sheet that a button opens', async () => {
    const page = await open(FILING, { as: 'contributor', width: 320 })
    const notes = page.getByRole('complementary', { name: 'Notes' })
    expect(await notes.isVisible()).toBe(false)
    await page.getByRole('button', { name: /^Notes \(/ }).click()
    await notes.waitFor()
    await page.keyboard.press('Escape')
    await notes.waitFor({ state: 'hidden' })
  })
})

/** Opens a page as someone who may annotate, and goes into its text with a caret. */
async function enter(path: string): Promise<Page> {
  const page = await open(path, { as: 'contributor' })
  await untilHydrated(page)
  await depthOf(page, `[data-row="${path.split('#p')[1]}"]`)
  const inside = page.getByText('In the text. Shift with the arrow keys')
  for (let press = 0; press < 20 && !(await inside.isVisible()); press++) {
    await page.keyboard.press('t')
    await page.waitForTimeout(200)
  }
  return page
}

describe('a version that is not the current one', () => {
  it('says so, and leads to the current one', async () => {
    const second = 'att-reply-2016-12-15'
    await sendOriginal(second, await aFiling(2), 'first.pdf')
    await sendOriginal(second, await aFiling(3), 'second.pdf')
    const page = await open(`/documents/${second}/versions/1`)
    await page.getByText('You are reading version 1 of 2; version 2 is current').waitFor()
    await page.getByText('Page 1 of 2').waitFor()
    await page.getByRole('link', { name: 'Read the current version' }).click()
    await page.getByText('Page 1 of 3').waitFor()
  })
})

describe('selecting by touch', () => {
  it('brings what can be made of the words to the foot of a phone, within reach of a thumb', async () => {
    const context = await visitSite(browser, { as: 'contributor', width: 390, hasTouch: true })
    const page = await context.newPage()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${FILING}#p5`)
    await page.locator('[data-row="5"] .record').first().waitFor()
    await depthOf(page, '[data-row="5"]')
    await selectIn(page, '[data-row="5"] .record')
    const tools = page.getByRole('toolbar', { name: 'Selected words' })
    await tools.waitFor()
    const box = (await tools.boundingBox())!
    expect(box.y).toBeGreaterThan(844 / 2)
    expect(box.y + box.height).toBeLessThanOrEqual(844)
    await tools.getByRole('button', { name: 'Annotate' }).tap()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).waitFor()
  })
})

describe('selecting on the picture of a page', () => {
  it('takes the words of the text under them', async () => {
    const page = await open(`${FILING}?view=image#p7`, { as: 'contributor' })
    await page.locator('[data-row="7"] .pic-text span').nth(2).waitFor()
    await depthOf(page, '[data-row="7"]')
    await selectIn(page, '[data-row="7"] .pic-text span')
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor()
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByText('This is page 7').waitFor()
  })
})

/** Selects the first words of an element as a finger or a mouse would leave them. */
function selectIn(page: Page, selector: string): Promise<void> {
  return page.evaluate((wanted) => {
    const home = document.querySelector(wanted)!
    const words = document.createTreeWalker(home, NodeFilter.SHOW_TEXT).nextNode()!
    document.getSelection()!.setBaseAndExtent(words, 0, words, 14)
  }, selector)
}

describe('the sheet to print', () => {
  it('has every page of the text under its name, without script too', async () => {
    const page = await open(FILING, { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Print' }).click()
    expect(await page.locator('.printed-page').count()).toBe(PAGES)
    expect(await page.locator('#p30').textContent()).toContain('almost certainly not congestion')
    expect(await page.locator('#p30 .page-name').textContent()).toBe('Page 30 of 40')
  })
})
