import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Catalog } from '../../../app/catalog/catalog'
import { documentPage } from '../../../app/catalog/documentPage'
import type { CatalogRecord } from '../../../app/domain/records'
import { planDossier } from '../../../app/dossier/planDossier'
import { wordsOf } from '../../../app/dossier/dossierPlan'
import { PlanBlocks } from '../../../app/routes/parts/packet/PlanBlocks'
import { aPacket, aRecord, LETTER_RECORDS, readPdf, setDossier } from '../../aDossier'

const REPLY = aRecord({ kind: 'document', id: 'reply', title: 'A reply' })
const EVENT = aRecord({ kind: 'event', id: 'notice', title: 'A notice', documents: ['letter'] })
const link = (from: string, to: string) => {
  return { id: `${from}-${to}`, from, to, type: 'answers', reason: 'It says so.' } as const
}

/** The plan of a packet of the letter alone, in a catalog of these ties. */
function planOf(links: readonly ReturnType<typeof link>[], more: readonly CatalogRecord[] = []) {
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  const records = [...LETTER_RECORDS, REPLY, ...more].map((record) => ({ record, standing }))
  const catalog = new Catalog(1, records, [...links])
  const plan = planDossier({ packet: aPacket(), catalog, originals: new Map(), clock: new Date(0) })
  return { plan, catalog, words: plan.exhibits[0]!.sheet.flatMap(wordsOf) }
}

const OWN = link('reply', 'letter')
const OF_WORDS = link('reply', 'letter.1')
const MORE = 'And 2 more in the record, of words quoted from it or of events that name it: '

describe('the linked records of an exhibit', () => {
  it('say how many more the page of the record has, and where that is', () => {
    const { plan, catalog, words } = planOf([OWN, OF_WORDS], [EVENT])
    const { ties, events } = documentPage(catalog, 'letter')!
    expect([ties.length, events.length]).toEqual([2, 1])
    expect(words).toContain(MORE)
    const html = renderToStaticMarkup(createElement(PlanBlocks, { blocks: plan.exhibits[0]!.sheet, id: 'x' }))
    expect(html).toContain('<a class="address" href="/documents/letter#ties">/documents/letter#ties</a>')
  })

  it('say so in the file, with the address of the record and no link that would lead nowhere', async () => {
    const { pages, links } = await readPdf(await setDossier(planOf([OWN, OF_WORDS], [EVENT]).plan))
    expect(pages.join(' ')).toContain(`${MORE}/documents/letter#ties`)
    expect(links.filter(({ to }) => String(to).includes('#ties'))).toEqual([])
  })

  it('say nothing of more where all of them are listed, or none is', () => {
    for (const links of [[OWN], [OF_WORDS]])
      expect(planOf(links).words.filter((words) => words.includes('more in the record'))).toEqual([])
  })
})
