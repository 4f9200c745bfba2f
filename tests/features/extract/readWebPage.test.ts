import { describe, expect, it } from 'vitest'
import { openShownPage } from '../../../app/extract/openPart.server'
import { renderSafeHtml } from '../../../app/extract/safeHtml.server'
import { aFile, extract, useOriginals } from './extracting'

useOriginals()

describe('a web page', () => {
  it('is read as it is shown: lines, paragraphs, lists and tables, without scripts and styles', async () => {
    const { pages, facts } = await extract(
      `<!doctype html><title>Speed\n index</title><meta name=author content=Ann><meta property="article:published_time" content="2014-06-10T09:00:00Z"><link rel=canonical href="https://example.org/a"><style>p{color:red}</style>
       <h1>Index</h1><p>One  <b>two</b><br>three</p><ul><li>first<li>second</ul>
       <table><tr><th>Month<th>Mbps<tr><td>June<td>1.58</table><script>alert(1)</script>`,
    )
    expect(pages[0]!.text).toBe('Index\n\nOne two\nthree\n\nfirst\nsecond\n\nMonth\tMbps\nJune\t1.58')
    expect(facts).toMatchObject({
      title: 'Speed index',
      author: 'Ann',
      date: '2014-06-10',
      outline: [{ title: 'Index', page: 1 }],
    })
    expect(facts.metadata).toContainEqual({ name: 'canonical', value: 'https://example.org/a' })
  })

  it.each([
    ['an attribute', '<p hidden>Secret</p>'],
    ['a style', '<p style="display: none">Secret</p>'],
    ['a rule of its sheet', '<style>.x{visibility:hidden}</style><p class="y x">Secret</p>'],
    ['white letters', '<p><font color="#ffffff">Secret</font></p>'],
    ['a place off the screen', '<p style="position:absolute;left:-9999px">Secret</p>'],
  ])('names the words that %s hides, and leaves them out', async (_what, html) => {
    const { pages, flags } = await extract(`<html><p>Seen</p>${html}`)
    expect(pages[0]!.text).toBe('Seen')
    expect(flags).toMatchObject([{ kind: 'invisible-text', words: 'Secret' }])
  })

  it('with white letters on a dark ground hides nothing', async () => {
    const { flags } = await extract('<html><div style="background:#000"><p style="color:#fff">Seen</p></div>')
    expect(flags).toEqual([])
  })

  it('is read by the encoding that it declares', async () => {
    const page = Buffer.from(
      '<html><meta charset="windows-1251"><p>\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2',
      'latin1',
    )
    expect((await extract(page)).pages[0]!.text).toBe('Привет')
  })

  it('is cut where its headings are, and its outline says on which page each is', async () => {
    const section = (at: number) => `<h2>Section ${at}</h2>${'<p>Words of a section.</p>'.repeat(200)}`
    const { pages, facts } = await extract(`<html>${[1, 2, 3].map(section).join('')}`)
    expect(pages.map(({ text }) => text.split('\n')[0])).toEqual(['Section 1', 'Section 2', 'Section 3'])
    expect(facts.outline.map(({ page }) => page)).toEqual([1, 2, 3])
  })
})

describe('renderSafeHtml', () => {
  it('keeps words and links, and nothing that runs, loads, sends or styles', () => {
    const page = renderSafeHtml(
      '<p style="color:red" onclick="x()">Words <a href="https://example.org/" ping="x">link</a> <a href="javascript:x()">bad</a></p><script>x()</script><img src="http://192.0.2.1/a.png"><img src="data:image/png;base64,AAAA"><form action="/x"><input name=a></form><iframe src="/x"></iframe><svg onload=x()></svg><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
      'A <b>title</b>',
    )
    expect(page).toContain(
      '<p>Words <a href="https://example.org/" rel="noopener noreferrer nofollow" target="_blank">link</a>',
    )
    expect(page).toContain('<img src="data:image/png;base64,AAAA" />')
    expect(page.split('<body>')[1]).not.toMatch(
      /script|onclick|onload|style|192\.0\.2\.1|<form|<input|<iframe|<svg|refresh/,
    )
  })

  it('is made of a mail and a page in a process of its own, and of no plain text', async () => {
    const shown = await openShownPage(await aFile('<html><p onclick="x()">Seen</p>'))
    if (!shown.ok) throw new Error(shown.refusal)
    expect(Buffer.concat(await shown.value.stream.toArray()).toString()).toContain('<body><p>Seen</p></body>')
    expect((await openShownPage(await aFile('Words'))).ok).toBe(false)
  })
})
