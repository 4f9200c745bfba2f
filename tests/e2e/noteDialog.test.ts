import { describe, expect, it } from 'vitest'
import { openBrowser, visitSite } from './openBrowser'

const LETTER = '/documents/verizon-cease-and-desist-2014-06-05'

describe('the dialog for a note on selected words', () => {
  it('is called by the kind that is chosen in it', async () => {
    const page = await (await visitSite(await openBrowser(), { as: 'contributor' })).newPage()
    await page.goto(LETTER, { waitUntil: 'networkidle' })
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
})
