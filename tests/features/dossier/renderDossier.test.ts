import { describe, expect, it } from 'vitest'
import { PortalError } from '../../../app/domain/portalError'
import { anOriginal, aPlan, aRecord, heldOriginal, LETTER_RECORDS, readPdf, setDossier } from '../../aDossier'

describe('renderDossier', () => {
  it('prints on every page which one it is, of how many', async () => {
    const { pages } = await readPdf(await setDossier(aPlan()))
    expect(pages.map((text) => /Page (\d+ of \d+)/.exec(text)?.[1])).toEqual(
      pages.map((_, index) => `${index + 1} of ${pages.length}`),
    )
  })

  it('opens with the caption, then lists each exhibit with the page it stands on', async () => {
    const packet = {
      forum: 'Before the\nFederal Communications Commission',
      caption: 'In the Matter of\nOpen Internet',
      docket: 'GN Docket No. 14-28',
    }
    const { pages, links } = await readPdf(await setDossier(aPlan({ packet })))
    expect(pages[0]).toContain('Before the Federal Communications Commission In the Matter of Open Internet')
    expect(pages[0]).toContain('GN Docket No. 14-28')
    expect(pages[1]).toContain('Contents')
    expect(pages[1]).toContain('Ex. 1 — A letter to Netflix')
    const slip = pages.findIndex((text) => /Exhibit 1 ?A letter to Netflix/.test(text)) + 1
    expect(links.filter(({ page }) => page === 2)).toContainEqual({ page: 2, to: slip })
  })

  it('leads each pin cite to its page, and prints that page', async () => {
    const { pages, links } = await readPdf(
      await setDossier(aPlan({ packet: { introduction: 'It says so {Ex. 1 at 1}.' } })),
    )
    const cited = pages.findIndex((text) => text.includes('There is no basis for this.')) + 1
    expect(pages[2]).toContain(`It says so Ex. 1 at 1 [p. ${cited}]`)
    expect(links).toContainEqual({ page: 3, to: cited })
  })

  it('bookmarks each part and exhibit, with the page that it prints', async () => {
    const { outline } = await readPdf(await setDossier(aPlan({ packet: { introduction: 'Words.' } })))
    expect(outline).toEqual([
      { title: 'Cover', page: 1 },
      { title: 'Contents (p. 2)', page: 2 },
      { title: 'Statement of record (p. 3)', page: 3 },
      { title: 'Exhibit index (p. 3)', page: 3 },
      { title: 'Declarations and certificates (p. 3)', page: 3 },
      { title: 'Custody and hashes (p. 4)', page: 4 },
      { title: 'Ex. 1 — A letter to Netflix, Verizon, 5 June 2014 (p. 5)', page: 5 },
      { title: 'Colophon (p. 6)', page: 6 },
    ])
  })

  it('sets nothing beneath what is to be signed', async () => {
    const packet = { introduction: 'Words.', signature: 'A. Counsel' }
    const { outline } = await readPdf(await setDossier(aPlan({ packet })))
    expect(outline.find(({ title }) => title.startsWith('Exhibit index'))?.page).toBe(4)
  })

  it('goes on over the page with a long account of an exhibit that begins beneath its slip-sheet', async () => {
    const records = [
      ...LETTER_RECORDS.filter(({ id }) => id !== 'letter'),
      aRecord({ kind: 'document', id: 'letter', title: 'A letter', summary: 'Words. '.repeat(600) }),
    ]
    const { pages } = await readPdf(
      await setDossier(aPlan({ records, packet: { introduction: 'It goes on {Ex. 1 at 2}.' } })),
    )
    const slip = pages.findIndex((text) => /Exhibit 1 ?A letter Kind/.test(text))
    expect(pages[slip]).toContain('Words. Words.')
    expect(pages[2]).toContain(`Ex. 1 at 2 [p. ${slip + 2}]`)
  })

  it('says in its metadata what it is, and is tagged', async () => {
    const { info, isTagged } = await readPdf(
      await setDossier(aPlan({ packet: { title: 'AT&T <and> “others”', filer: 'A & B' } })),
    )
    expect(info).toMatchObject({
      Title: 'AT&T <and> “others”',
      Author: 'A & B',
      CreationDate: 'D:20261120100000Z',
    })
    expect(isTagged).toBe(true)
  })

  it('binds a PDF original in whole behind its slip-sheet', async () => {
    const bytes = await anOriginal(['The first page of the letter.', 'The second page of the letter.'])
    const plan = aPlan({
      originals: { letter: [heldOriginal(bytes, 2)] },
      packet: { introduction: 'See {Ex. 1 at 2}.' },
    })
    const { pages, links } = await readPdf(await setDossier(plan, { readOriginal: async () => bytes }))
    const first = pages.findIndex((text) => text.includes('The first page of the letter.'))
    expect(pages[first + 1]).toContain('The second page of the letter.')
    expect(pages[first + 1]).toContain('Ex. 1, page 2 of 2')
    expect(links).toContainEqual({ page: 3, to: first + 2 })
  })

  it('sets the narrow head of a table whole where others give way', async () => {
    const bytes = await anOriginal(['The letter.'])
    const fileName = 'a-letter-that-asks-for-more-ports-and-is-named-by-its-whole-subject-line.pdf'
    const plan = aPlan({
      originals: { letter: [{ ...heldOriginal(bytes, 1), fileName }] },
      packet: { labelScheme: 'attachments' },
    })
    const { pages } = await readPdf(await setDossier(plan, { readOriginal: async () => bytes }))
    expect(pages.join(' ')).toMatch(/Attachment\s+File\s+Custody/)
  })

  it('counts the pages of two originals of one exhibit on, as its pin cites do', async () => {
    const [one, two] = [await anOriginal(['First.', 'Second.']), await anOriginal(['Third.'])]
    const held = [heldOriginal(one, 2), heldOriginal(two, 1)]
    const readOriginal = async (sha256: string) => (sha256 === held[0]!.sha256 ? one : two)
    const plan = aPlan({ originals: { letter: held }, packet: { introduction: 'See {Ex. 1 at 3}.' } })
    const { pages, links } = await readPdf(await setDossier(plan, { readOriginal }))
    const third = pages.findIndex((text) => text.includes('Third.'))
    expect(pages[third]).toContain('Ex. 1, page 3 of 3')
    expect(links).toContainEqual({ page: 3, to: third + 1 })
  })

  it('binds rotated and cropped pages upright', async () => {
    const bytes = await anOriginal(['Sideways.'], { layout: 'landscape' })
    const plan = aPlan({ originals: { letter: [heldOriginal(bytes, 1)] } })
    const { pages } = await readPdf(await setDossier(plan, { readOriginal: async () => bytes }))
    expect(pages.at(-2)).toContain('Sideways.')
  })

  it('sets a long packet over pages, each reference still true', async () => {
    const letters = Array.from({ length: 40 }, (_, index) =>
      aRecord({
        kind: 'document',
        id: `letter-${index}`,
        title: `Letter number ${index + 1}`,
        summary: 'Words. '.repeat(600),
      }),
    )
    const plan = aPlan({
      records: [...LETTER_RECORDS, ...letters],
      packet: { exhibits: letters.map(({ id }) => ({ record: id })) },
    })
    const { outline, pages } = await readPdf(await setDossier(plan))
    const exhibits = outline.filter(({ title }) => title.startsWith('Ex. '))
    expect(exhibits).toHaveLength(40)
    for (const { title, page } of exhibits) {
      expect(title).toContain(`(p. ${page})`)
      expect(pages[page - 1]).toContain(/Letter number \d+/.exec(title)![0])
    }
  })

  it('prints accents, ligatures, Greek and Cyrillic letters', async () => {
    const title = 'Efficient “flow” — Zoë, Ærø, Łódź, ½ №5, Ελλάδα, Москва'
    const { pages } = await readPdf(await setDossier(aPlan({ packet: { title } })))
    expect(pages[0]).toContain(title)
  })

  it.each(['망 사용료 판결 韓國', '日本語の接続', '国际互联网络', 'A 🚀 start'])(
    'prints %s',
    async (title) => {
      const { pages } = await readPdf(await setDossier(aPlan({ packet: { title } })))
      expect(pages[0]).toContain(title)
    },
  )

  it.each([
    ['as long as the record takes', 'Long words of a title. '.repeat(21)],
    ['with &, < and >', 'AT&T <v.> “FCC” & others'],
  ])('sets an exhibit with a title %s', async (_, title) => {
    const records = [...LETTER_RECORDS.slice(0, 2), aRecord({ kind: 'document', id: 'letter', title })]
    const { pages } = await readPdf(await setDossier(aPlan({ records })))
    expect(pages.join(' ')).toContain(title.trim().slice(-20))
  })

  it('refuses a character that no face has, and names it and its place', async () => {
    const records = [
      ...LETTER_RECORDS.slice(0, 2),
      aRecord({ kind: 'document', id: 'letter', title: 'A שלום letter' }),
    ]
    await expect(setDossier(aPlan({ records }))).rejects.toThrow(/Contents: the character “ש” \(U\+05E9\)/)
  })

  it('refuses to print a cite that leads nowhere in a file that is no draft', async () => {
    const plan = { ...aPlan({ packet: { introduction: 'See {Ex. 1 at 9}.' } }), isDraft: false }
    await expect(setDossier(plan)).rejects.toThrow(
      'The argument cites Ex. 1 at 9, but that exhibit has 1 page. Correct the page.',
    )
  })

  it('refuses a plan that has a problem', async () => {
    await expect(setDossier(aPlan({ packet: { exhibits: [] } }))).rejects.toThrow(
      'The packet has no exhibits yet.',
    )
  })

  it('stops at the next page when it is cancelled', async () => {
    const stop = new AbortController()
    const work = setDossier(aPlan(), { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('an original that cannot be bound', () => {
  it('is refused when its bytes are missing', async () => {
    await expect(bind(null, await anOriginal(['Words.']))).rejects.toMatchObject({ code: 'original-missing' })
  })

  it('is refused when its bytes have changed', async () => {
    const bytes = await anOriginal(['Words.'])
    await expect(bind(bytes.slice(0, -1), bytes)).rejects.toMatchObject({ code: 'original-damaged' })
  })

  it('is refused when it is cut short', async () => {
    const whole = await anOriginal(['One.', 'Two.', 'Three.'])
    const short = whole.slice(0, Math.floor(whole.length / 2))
    await expect(bind(short, short, 3)).rejects.toThrow(
      /Ex\. 1: the original “letter\.pdf” .*(cut short|damaged)/,
    )
  })

  it('is refused when it is no PDF', async () => {
    const bytes = new TextEncoder().encode('This is no PDF.')
    await expect(bind(bytes, bytes)).rejects.toMatchObject({ code: 'original-damaged' })
  })

  it('is refused when it is locked with a password', async () => {
    const bytes = await anOriginal(['Secret.'], {
      userPassword: 'open',
      ownerPassword: 'own',
      pdfVersion: '1.7',
    })
    await expect(bind(bytes, bytes)).rejects.toMatchObject({ code: 'original-locked' })
  })

  it('is bound when only what readers may do with it is restricted', async () => {
    const bytes = await anOriginal(['Not secret.'], { ownerPassword: 'own', pdfVersion: '1.7' })
    const { pages } = await readPdf(await bind(bytes, bytes))
    expect(pages.at(-2)).toContain('Not secret.')
  })
})

async function bind(found: Uint8Array | null, planned: Uint8Array, pages = 1): Promise<Uint8Array> {
  const work = setDossier(aPlan({ originals: { letter: [heldOriginal(planned, pages)] } }), {
    readOriginal: async () => found,
  })
  return work.catch((problem: unknown) => {
    expect(problem).toBeInstanceOf(PortalError)
    throw problem
  })
}
