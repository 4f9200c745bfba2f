import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseVenueFile } from '../../../app/ingest/venueFile'
import { planDossier } from '../../../app/dossier/planDossier'
import { aCatalog, anOriginal, aPacket, heldOriginal, readPdf, setDossier } from '../../aDossier'

const VENUES = [
  'fcc-comments',
  'fcc-ex-parte',
  'fcc-formal-complaint',
  'court-of-appeals-appendix',
  'california-puc',
  'crtc',
  'berec',
]

/** The sample packet as made for a venue, with an original of two pages that has numbers already. */
async function dossierFor(venueId: string) {
  const path = `venues/${venueId}.yaml`
  const { venue } = parseVenueFile({ id: venueId, path, text: readFileSync(`content/${path}`, 'utf8') })
  const bytes = await anOriginal(['First page.', 'Second page.'])
  const held = { ...heldOriginal(bytes, 2), bates: { prefix: 'TL', first: 41 } }
  const plan = planDossier({
    packet: aPacket({
      venue: venueId,
      introduction: 'It says so {Ex. 1 at 2}.',
      caption: 'In the Matter of\nOpen Internet',
      docket: 'GN Docket No. 14-28',
    }),
    catalog: aCatalog(),
    originals: new Map([['letter', [held]]]),
    clock: new Date('2026-11-20T10:00:00Z'),
    venue,
  })
  return { plan, bytes: await setDossier(plan, { readOriginal: async () => bytes }) }
}

describe('a dossier made for a venue', () => {
  it.each(VENUES)('%s passes every check of a finished file', async (venue) => {
    const { bytes } = await dossierFor(venue)
    expect((await readPdf(bytes)).pages.length).toBeGreaterThan(7)
  })

  it('says on each page that it is a draft while something blocks its filing', async () => {
    const { pages } = await readPdf((await dossierFor('fcc-comments')).bytes)
    expect(pages.every((text) => text.includes('DRAFT, not for filing'))).toBe(true)
  })

  it('breaks no head of the exhibit index in the large type of a court', async () => {
    const { pages } = await readPdf((await dossierFor('court-of-appeals-appendix')).bytes)
    expect(pages.join(' ')).toMatch(/Date\s+Description\s+Pages\s+Page\s/)
  })

  it('prints the legend that an ex parte letter must have', async () => {
    expect((await readPdf((await dossierFor('fcc-ex-parte')).bytes)).pages[0]).toContain(
      'EX PARTE PRESENTATION',
    )
  })

  it('leaves its cover to the party: nothing of evidence packets, no word of ours on what they show', async () => {
    const { plan, bytes } = await dossierFor('fcc-comments')
    const [cover] = (await readPdf(bytes)).pages
    expect(cover).toContain(plan.cover.subtitle)
    expect(plan.cover.subtitle).toMatch(/^With (one|two|\d+) \w+$/)
    expect(cover).not.toMatch(/evidence packet|verdicts/i)
  })

  it('prints the legend of the public version on each page of a formal complaint', async () => {
    const { pages } = await readPdf((await dossierFor('fcc-formal-complaint')).bytes)
    expect(pages.every((text) => text.includes('Public Version'))).toBe(true)
  })

  it('has a certificate of notice in a formal complaint, with the letters that it has', async () => {
    const { pages } = await readPdf((await dossierFor('fcc-formal-complaint')).bytes)
    expect(pages.join(' ')).toMatch(/Certificate of notice and of settlement effort.*A letter to Netflix/)
  })

  it('ends the argument as the CRTC has it', async () => {
    expect((await readPdf((await dossierFor('crtc')).bytes)).pages.join(' ')).toContain(
      '***End of document***',
    )
  })

  it('is set on A4 for European forums', async () => {
    expect((await dossierFor('berec')).plan.sheet).toMatchObject({ paper: 'a4', height: 841.89 })
  })

  it('stamps each page of an original with its own Bates number', async () => {
    const { pages } = await readPdf((await dossierFor('fcc-comments')).bytes)
    const stamped = pages
      .filter((text) => /Ex\. 1, page \d of 2/.test(text))
      .map((text) => /TL-\d{7}/.exec(text)?.[0])
    expect(stamped).toEqual(['TL-0000041', 'TL-0000042'])
  })
})
