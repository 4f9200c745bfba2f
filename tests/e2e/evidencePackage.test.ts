import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  MANIFEST_TYPE,
  type EvidenceManifest,
  type ManifestItem,
} from '../../app/domain/evidencePackage/manifest'
import { bundleViewer } from '../../app/dossier/package/bundleStandalone.server'
import { writeViewer } from '../../app/dossier/package/viewer/writeViewer'
import { openBrowser, untilHydrated, visitSite } from './openBrowser'

let browser: Browser
let folder = ''
beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'throughline-viewer-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('the viewer of a package, opened from disk', () => {
  const files = { 'data/dossier.pdf': 'A dossier.', 'data/originals/1-ab.txt': 'An original.' }
  let page: Page
  const asked: string[] = []
  const said: string[] = []
  beforeAll(async () => {
    const listed = Object.entries(files).map(([path, text]) => ({
      ...{ path, sizeBytes: text.length },
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
    const html = writeViewer(aManifest(listed[0]!.sha256), listed, await bundleViewer())
    for (const [path, text] of Object.entries({ ...files, 'data/viewer.html': html })) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    page = await browser.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (problem) => said.push(problem.message))
    await page.goto(pathToFileURL(join(folder, 'data/viewer.html')).href)
  })

  it('shows titles as they are written, whatever they are written in', async () => {
    const titles = await page.getByRole('heading', { level: 3 }).allTextContents()
    expect(titles).toEqual(['Ex. 1 <b>AT&T</b> & “others”', 'Ex. 2 رسالة 🚀', 'Ex. 3 망 사용료 판결'])
  })

  it.each([
    ['others', 1],
    ['basis', 1],
    ['사용', 1],
    ['رسالة', 1],
    ['nowhere', 0],
    ['', 3],
  ])('finds by “%s” %i of its three exhibits', async (words, count) => {
    await page.getByRole('searchbox').fill(words)
    await expect.poll(() => page.locator('[data-place]:visible').count()).toBe(count)
  })

  it('passes the files of its package, and fails one that was changed', async () => {
    const told = page.locator('#told')
    await page.locator('#folder').setInputFiles(folder)
    await expect.poll(() => told.textContent()).toMatch(/^PASS: all 2 files/)
    const name = '1-ab.txt'
    await page
      .locator('#files')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('Another.') })
    await expect.poll(() => told.textContent()).toMatch(/^FAIL: 1 of 2 files/)
    expect(await page.locator('tr.fail').textContent()).toContain('originals/1-ab.txt')
  })

  it('asks for nothing but itself, and breaks no policy of its own', () => {
    expect(asked.filter((url) => !url.endsWith('/data/viewer.html'))).toEqual([])
    expect(said).toEqual([])
  })
})

describe('a package on the page that verifies', () => {
  it('is verified there, with nothing sent anywhere, though the connection is gone', async () => {
    const context = await visitSite(browser, { as: 'editor' })
    const page = await context.newPage()
    await page.goto('/packets/netflix-index-2014')
    await page.getByRole('button', { name: 'Export dossier' }).first().click()
    const link = page.getByRole('link', { name: 'Download evidence package' })
    await link.waitFor({ timeout: 120_000 })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const path = join(folder, 'package.zip')
    await download.saveAs(path)
    await page.goto('/verify')
    await untilHydrated(page)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`)
    })
    await page.locator('#verify-file').setInputFiles(path)
    await page.getByText('is the one that the manifest names').first().waitFor()
    await expect.poll(() => page.locator('main').textContent(), { timeout: 30_000 }).toContain('PASS')
    await context.setOffline(true)
    const broken = { name: 'cut.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') }
    await page.locator('#verify-file').setInputFiles(broken)
    await expect.poll(() => page.locator('main').textContent(), { timeout: 30_000 }).toContain('FAIL')
    expect(sent).toEqual([])
  })
})

function aManifest(sha256: string): EvidenceManifest {
  const item = (given: Partial<ManifestItem>): ManifestItem => ({
    ...{ id: 'letter', exhibit: 'Ex. 1', title: '', kind: 'document', date: '5 June 2014', caption: '' },
    ...{ originals: [], quotations: [], points: [], from: '', to: '', class: 'public', pages: '' },
    ...{ basis: 'none stated', production: 'whole', translationOf: null },
    ...given,
  })
  const quoted = {
    original: null,
    place: null,
    prefix: '',
    suffix: '',
    permalink: '/',
    state: 'unread',
  } as const
  return {
    type: MANIFEST_TYPE,
    packet: {
      ...{ id: 'a-packet', title: 'What was said', forum: '', caption: '', docket: 'GN 14-28', filer: '' },
      ...{
        datedOn: null,
        revision: 1,
        state: 'published',
        versionLabel: 'Revision 1',
        review: 'draft',
        supersedes: null,
      },
    },
    clock: '2026-11-22T12:00:00.000Z',
    dossier: { path: 'data/dossier.pdf', sha256, sizeBytes: 10, pages: 1 },
    items: [
      item({
        title: '<b>AT&T</b> & “others”',
        quotations: [{ ...quoted, text: 'There is no basis for this.' }],
      }),
      item({ exhibit: 'Ex. 2', title: 'رسالة 🚀' }),
      item({ exhibit: 'Ex. 3', title: '망 사용료 판결' }),
    ],
    software: [],
    timeStamp: { state: 'none', words: 'No time stamp.' },
  }
}
