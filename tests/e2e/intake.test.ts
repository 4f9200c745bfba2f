import { describe, expect, it } from 'vitest'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

const PAGE = '/intake'

describe('bringing files in on the page', async () => {
  const browser = await openBrowser()

  it('lists what is dropped before it is sent, keeps what it can, and a refusal’s reason stays', async () => {
    const page = await (await visitSite(browser, { as: 'editor' })).newPage()
    const said: string[] = []
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    page.on('pageerror', (problem) => said.push(problem.message))
    // What is dropped before the page's script runs meets nobody.
    await page.goto(PAGE)
    await untilHydrated(page)
    await page.getByText('Drop files here').waitFor()
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['Words of a letter that was dropped.'], 'dropped.txt'))
      data.items.add(new File(['GIF89a'], 'picture.txt'))
      data.items.add(new File(['Words that nobody meant to send.'], 'mistake.txt'))
      return data
    })
    await page.dispatchEvent('form.in-drop', 'drop', { dataTransfer: dropped })
    const files = page.getByRole('region', { name: 'Files of this page' })
    await files.getByText('Plain text, 35 bytes').waitFor()
    const refusal = files.getByText('The file is a GIF picture')
    await refusal.waitFor()
    await files.getByRole('button', { name: 'Remove: mistake.txt' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Remove: picture.txt',
    )
    await page.getByRole('button', { name: 'Take 1 file in' }).click()
    await files.getByRole('link', { name: 'dropped.txt' }).waitFor()
    await page.getByRole('row', { name: /^dropped\.txt .*Filed/ }).waitFor()
    expect([await refusal.count(), await files.getByText('1 of 1 file kept').count()]).toEqual([1, 1])
    expect(said).toEqual([])
  })

  it('takes several files in with one form without script, and shows when each was read', async () => {
    const visit = await visitSite(browser, { as: 'editor', javaScriptEnabled: false })
    const page = await visit.newPage()
    await page.goto(PAGE)
    const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page
      .getByLabel('Files', { exact: true })
      .setInputFiles([file('first.txt', 'Words of the first.'), file('second.txt', 'Words of the second.')])
    await page.getByRole('button', { name: 'Take them in' }).click()
    await page.getByText('2 files are kept').waitFor()
    await page.getByRole('row', { name: /^second\.txt .*Filed/ }).waitFor()
  })
})

describe('a document whose first original is brought in', async () => {
  const browser = await openBrowser()

  it('shows its quotations beneath the text once that is read', async () => {
    const page = await (await visitSite(browser, { as: 'editor' })).newPage()
    await page.goto('/documents/cogent-statement-2013-06-17/originals')
    await untilHydrated(page)
    const buffer = Buffer.from('Words of a statement, in a file of their own.')
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer })
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('Words of a statement, in a file').waitFor()
    await page.getByRole('heading', { name: 'Quotations' }).waitFor()
  })
})
