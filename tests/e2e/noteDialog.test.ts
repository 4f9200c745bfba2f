import { describe, expect, it } from 'vitest'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

const LETTER = '/documents/verizon-cease-and-desist-2014-06-05'

describe('the dialog for a note on selected words', async () => {
  const visit = await visitSite(await openBrowser(), { as: 'contributor' })

  it('is called by the kind that is chosen in it', async () => {
    const page = await visit.newPage()
    await page.goto(LETTER)
    await untilHydrated(page)
    const shown = page.getByText('In the text. Shift with the arrow keys')
    for (let press = 0; press < 20 && !(await shown.isVisible()); press++) {
      await page.keyboard.press('t')
      await page.waitForTimeout(200)
    }
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Statement' }).check()
    expect(await dialog.getByRole('heading').textContent()).toBe('The selected words as a statement')
  })

  it('leaves the focus with the note that was saved, and with the reply', async () => {
    const page = await visit.newPage()
    await page.goto(LETTER)
    await untilHydrated(page)
    await page.evaluate(() => {
      const words = document.querySelector('.text-region [data-start]')!
      document.getSelection()!.selectAllChildren(words)
    })
    await page.getByRole('button', { name: /^annotate/i }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Where is the focus?')
    await page.keyboard.press('Control+Enter')
    await page.locator('.note-i:focus', { hasText: 'Where is the focus?' }).waitFor()
    const note = page.locator('.note-i', { hasText: 'Where is the focus?' })
    await note.getByText('Reply', { exact: true }).click()
    await note.getByRole('textbox').fill('Here.')
    await note.getByRole('button', { name: 'Send the reply' }).click()
    await page.locator('.replies > li:focus', { hasText: 'Here.' }).waitFor()
  })
})
