import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHOWN_STYLE } from '../../app/extract/shownStyle'
import { answerShownPage } from '../../app/http/answerShownPage.server'
import { aDocx, aParagraph } from '../aDocx'
import { sendOriginal } from './aFiling'
import { openBrowser, visitSite } from './openBrowser'

const WEB_PAGE = 'level-3-middleman-2014'
const MAIL = 'level-3-chicken-2014'
const WORD_FILE = 'wgaw-reply-2014-09-15'

let browser: Browser
/** Stands for the rest of the world: counts what is asked of it. */
let elsewhere: Server
let base = ''
const asked: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  elsewhere = createServer(async (request, response) => {
    if (request.url !== '/hostile') asked.push(request.url!)
    const answer = answerShownPage(hostile(), SHOWN_STYLE)
    response.writeHead(200, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  base = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
})
afterAll(() => {
  elsewhere.closeAllConnections()
  elsewhere.close()
})

const hostile = () => `<!doctype html><html><head>
  <meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${base}/refreshed">
  <base href="${base}/"><link rel="stylesheet" href="${base}/style.css"><link rel="prefetch" href="${base}/fetched">
  <script src="${base}/script.js"></script>
  <style>@import url(${base}/imported.css); p { background: url(${base}/background.png) }</style>
  </head><body onload="fetch('${base}/loaded')">
  <p style="background:url(${base}/inline.png)">The ports were full.</p>
  <script>fetch('${base}/fetched-by-script'); top.location = '${base}/top'</script>
  <img src="${base}/picture.png" srcset="${base}/picture-2x.png 2x" onerror="fetch('${base}/failed')">
  <svg><image href="${base}/svg.png"/><script>fetch('${base}/svg-script')</script></svg>
  <iframe src="${base}/framed"></iframe><object data="${base}/object"></object><embed src="${base}/embedded">
  <video src="${base}/film" poster="${base}/poster.png" autoplay></video>
  <form action="${base}/sent" id="f"><input name="a" autofocus><button>Send</button></form>
  <script>document.getElementById('f').submit()</script>
  <a href="${base}/followed">A link</a> <a href="javascript:fetch('${base}/by-link')">Another</a>
  </body></html>`

describe('a web page from elsewhere', () => {
  it('is shown in words, and asks nothing of anyone', async () => {
    await sendOriginal(WEB_PAGE, Buffer.from(hostile()), 'captured.html')
    const page = await (await visitSite(browser)).newPage()
    await page.goto(`/documents/${WEB_PAGE}?view=image`)
    const shown = page.frameLocator('iframe.shown-page')
    await shown.getByText('The ports were full.').waitFor()
    await shown.getByRole('link', { name: 'A link' }).click()
    await page.waitForTimeout(1_500)
    expect(await shown.locator('form, input, script, iframe, svg, object, video').count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe(`/documents/${WEB_PAGE}`)
    expect(page.context().pages()).toHaveLength(1)
    expect(asked).toEqual([])
  })

  it('could do nothing were it not cleaned: its policy and its sandbox hold by themselves', async () => {
    const page = await browser.newPage()
    await page.goto(`${base}/hostile`)
    await page.waitForTimeout(1_500)
    expect(page.url()).toBe(`${base}/hostile`)
    expect(asked).toEqual([])
    await page.close()
  })

  it('is a choice beside its text, and shown without script too', async () => {
    const page = await (await visitSite(browser, { javaScriptEnabled: false })).newPage()
    await page.goto(`/documents/${WEB_PAGE}`)
    await page.getByRole('link', { name: 'Page', exact: true }).click()
    await page.frameLocator('iframe').getByText('The ports were full.').waitFor()
  })

  it('has a policy of its own each time that it is asked for', async () => {
    const page = await (await visitSite(browser)).newPage()
    await page.goto(`/documents/${WEB_PAGE}?view=image`)
    const path = await page.locator('iframe').getAttribute('src')
    for (let time = 0; time < 2; time++) {
      const headers = (await page.request.get(path!)).headers()
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; img-src data:.*; sandbox$/)
      expect(headers['x-frame-options']).toBe('SAMEORIGIN')
    }
  })
})

describe('a mail', () => {
  it('is shown as its writer set it', async () => {
    const mail = [
      'From: a@example.org',
      'To: b@example.org',
      'Subject: Ports',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<h1>Ports</h1><p>They are <b>full</b>.<img src="${base}/seen.gif"></p>`,
    ].join('\r\n')
    await sendOriginal(MAIL, Buffer.from(mail), 'ports.eml')
    const page = await (await visitSite(browser)).newPage()
    await page.goto(`/documents/${MAIL}?view=image`)
    const shown = page.frameLocator('iframe.shown-page')
    await shown.getByRole('heading', { name: 'Ports' }).waitFor()
    expect(await shown.locator('img').count()).toBe(0)
    expect(asked).toEqual([])
  })
})

describe('a Word file', () => {
  it('is shown with its paragraphs', async () => {
    await sendOriginal(WORD_FILE, await aDocx(aParagraph('The ports were full.')), 'reply.docx')
    const page = await (await visitSite(browser)).newPage()
    await page.goto(`/documents/${WORD_FILE}?view=image`)
    await page.frameLocator('iframe.shown-page').getByText('The ports were full.').waitFor()
  })
})
