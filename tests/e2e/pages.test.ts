import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { faultsOf, openBrowser, untilHydrated, visitSite } from './openBrowser'
import { NOT_PAGES, pagesOf, patternsOf, type SamplePage } from './pages'
import { site } from './site'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A finding is told by its place: nobody reads the markup that axe would write out of all that passes, too. */
const CONFIGURE = 'axe.configure({ noHtml: true })'
/** WCAG 2.2 AA and what axe holds good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const PAGES = pagesOf(site)
/** What stands in a page many times over. */
const MORE_OF_THE_SAME = 'tbody > tr, li, dl > div, svg a, label:has(input)'
/** Of those alike, axe judges as many. */
const OF_EACH_KIND = 2
/** The widest last: there the page is judged. */
const WIDTHS = [320, 768, 1440]

/** What was seen on one visit of a page. */
type Seen = {
  status: number
  said: string[]
  axe: Record<'light' | 'dark', string[]>
  overflowPx: Record<number, number>
}

/** Pages open at a time: one loads while another is judged. */
const AT_A_TIME = 3

const sightings = new Map<SamplePage, Promise<PromiseSettledResult<Seen>>>()

beforeAll(async () => {
  const browser = await openBrowser()
  const visits = new Map<SamplePage['as'], BrowserContext>()
  for (const as of new Set(PAGES.map((page) => page.as))) visits.set(as, await visitSite(browser, { as }))
  const lines = Array.from({ length: AT_A_TIME }, () => tabsOf(visits))
  PAGES.forEach((sample, index) => sightings.set(sample, lines[index % AT_A_TIME]!(sample)))
})

/** Looks at one page after another, those of one visitor in one tab: a tab costs more to open than most pages. */
function tabsOf(visits: Map<SamplePage['as'], BrowserContext>) {
  const tabs = new Map<SamplePage['as'], Page>()
  let last: Promise<unknown> = Promise.resolve()
  return (sample: SamplePage) => {
    const sighting = last.then(async () => (await Promise.allSettled([visit(sample)]))[0])
    last = sighting
    return sighting
  }

  async function visit(sample: SamplePage): Promise<Seen> {
    const tab = tabs.get(sample.as) ?? (await visits.get(sample.as)!.newPage())
    tabs.set(sample.as, tab)
    try {
      return await look(tab, sample.path)
    } finally {
      tab.removeAllListeners()
    }
  }
}

describe('the list of pages', () => {
  it('has every route of app/routes.ts', () => {
    const known = new Set([...PAGES.map(({ route }) => route), ...Object.keys(NOT_PAGES)])
    expect([...known].sort()).toEqual([...new Set(patternsOf(routes))].sort())
  })
})

describe.each(PAGES)('$path as $as', (sample) => {
  let seen: Seen
  beforeAll(async () => {
    const sighting = await sightings.get(sample)!
    if (sighting.status === 'rejected') throw sighting.reason
    seen = sighting.value
  })

  it('answers with its status', () => {
    expect(seen.status).toBe(sample.status ?? 200)
  })

  it('gives axe nothing to find, in either theme', () => {
    expect(seen.axe).toEqual({ light: [], dark: [] })
  })

  it('fits a wide screen, a tablet and a phone without scrolling sideways', () => {
    expect(seen.overflowPx).toEqual({ 1440: 0, 768: 0, 320: 0 })
  })

  it('breaks no rule of the Content-Security-Policy and leaves the console quiet', () => {
    expect(seen.said).toEqual([])
  })
})

async function look(page: Page, path: string): Promise<Seen> {
  const isItsOwn404 = (message: ConsoleMessage) =>
    message.text().includes('status of 404') && message.location().url.endsWith(path)
  const said = faultsOf(page, isItsOwn404)
  const response = await page.goto(path, { waitUntil: 'networkidle' })
  // On a busy machine that comes before the page's script has run, which would miss what is taken out.
  await untilHydrated(page)
  const overflowPx: Seen['overflowPx'] = {}
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    overflowPx[width] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  }
  await page.evaluate(thinOut, { selector: MORE_OF_THE_SAME, most: OF_EACH_KIND })
  const axe = { light: await findings(page, 'light'), dark: await findings(page, 'dark') }
  return { status: response!.status(), said, axe, overflowPx }
}

/**
 * Takes rows, items and parts out that differ from others on the page in words and addresses alone: those left have
 * every element, class and state that the page has. Runs in the page.
 */
function thinOut({ selector, most }: { selector: string; most: number }): void {
  const formOf = (it: Element) => {
    const states = [...it.attributes].map(({ name, value }) =>
      /^(class|role|type|aria-(?!label|describedby|controls|owns).*)$/.test(name) ? `${name}=${value}` : name,
    )
    return `${it.localName} ${states.join(' ')}`
  }
  const seen = new Map<string, number>()
  // Backwards, what stands within a part comes before it.
  for (const it of [...document.querySelectorAll(selector)].reverse()) {
    const around = [it.parentElement!, it.parentElement!.parentElement!].map(formOf)
    const form = [...around, formOf(it), ...[...it.querySelectorAll('*')].map(formOf)].join('\n')
    const times = (seen.get(form) ?? 0) + 1
    seen.set(form, times)
    if (times > most) it.remove()
  }
}

/** Each finding as rule, place and why: enough to mend it. */
async function findings(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  if (theme === 'light') await page.evaluate(`${AXE};${CONFIGURE}`)
  // In the dark only colours differ, so only they are looked at again.
  const runOnly =
    theme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast'] }
  const asked = `axe.run(${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`
  const results = (await page.evaluate(asked)) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').slice(1).join('; ')}`,
    ),
  )
}
